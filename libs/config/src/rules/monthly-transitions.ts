/** Rows of a square matrix. */
type Matrix = readonly (readonly number[])[];

/** The monthly matrix of a chain, or the row for which there is none and why. */
export type MonthlyTransitions =
  | { readonly matrix: Matrix; readonly row: null }
  | { readonly matrix: null; readonly row: number; readonly reason: string };

/** Entries down to this are 0 but for rounding. */
const NEGATIVE_TOLERANCE = -1e-12;

/** A square root that misses its matrix by more than this has not converged. */
const ROOT_TOLERANCE = 1e-11;

const MAX_ITERATIONS = 60;

/** Square roots after which a matrix that has a logarithm lies near the identity. */
const MAX_ROOTS = 24;

/**
 * Monthly transition matrix of an annual one: exp(ln P / 12), when that is a stochastic matrix. Else the row: the one
 * with the most negative entry, or, when P has no real logarithm, the one that leaves its regime most often.
 *
 * The logarithm by inverse scaling and squaring (Denman-Beavers square roots, then ln A = 2·artanh((A − I)(A + I)⁻¹)), the
 * exponential by its series (Higham, Functions of Matrices, 2008, chapters 6, 10 and 11). Only + − × ÷: the same bits
 * everywhere.
 *
 * Example: [[.95, .05], [.2, .8]] has λ = .75, λ^(1/12) = .976311: .05/.25·(1 − .976311) = .004738 a month from the first.
 * Verified by `monthly-transitions.spec.ts`.
 */
export function monthlyTransitions(annual: Matrix): MonthlyTransitions {
  const logarithm = matrixLogarithm(annual);
  if (logarithm === null) {
    const row = extremeRow(annual.map((entries, i) => entries[i] ?? 0));
    return { matrix: null, row, reason: 'the matrix has no real logarithm' };
  }
  const monthly = matrixExponential(scale(logarithm, 1 / 12));
  const lowest = monthly.map((entries) => Math.min(...entries));
  const row = extremeRow(lowest);
  if (!((lowest[row] ?? 0) >= NEGATIVE_TOLERANCE)) {
    return { matrix: null, row, reason: `a monthly probability would be ${(lowest[row] ?? 0).toPrecision(3)}` };
  }
  const matrix = monthly.map((entries) => {
    const positive = entries.map((entry) => Math.max(entry, 0));
    const total = positive.reduce((sum, entry) => sum + entry, 0);
    return positive.map((entry) => entry / total);
  });
  return { matrix, row: null };
}

/**
 * The stationary distribution π = πP, or null when there is more than one. Example: [[.95, .05], [.2, .8]] has .8 and .2.
 */
export function stationaryDistribution(annual: Matrix): readonly number[] | null {
  const n = annual.length;
  // Rows of (P − I)ᵀ, the last of which is replaced by Σπ = 1.
  const equations = annual.map((_, i) => annual.map((row, j) => (i === n - 1 ? 1 : (row[i] ?? 0) - (i === j ? 1 : 0))));
  const solved = inverse(equations);
  if (solved === null) return null;
  const raw = solved.map((row) => Math.max(row[n - 1] ?? 0, 0));
  const total = raw.reduce((sum, entry) => sum + entry, 0);
  return raw.map((entry) => entry / total);
}

/** Position of the smallest value. */
function extremeRow(values: readonly number[]): number {
  return values.reduce((best, value, i) => (value < (values[best] ?? 0) ? i : best), 0);
}

/** ln A, or null without a real principal logarithm. */
function matrixLogarithm(a: Matrix): Matrix | null {
  let root = a;
  let roots = 0;
  while (distance(root, identity(a.length)) > 0.25) {
    const next = squareRoot(root);
    if (next === null || roots === MAX_ROOTS) return null;
    root = next;
    roots += 1;
  }
  const inverted = inverse(combine(root, identity(a.length), 1));
  if (inverted === null) return null;
  const x = multiply(combine(root, identity(a.length), -1), inverted);
  const square = multiply(x, x);
  let power = x;
  let sum = x;
  for (let odd = 3; odd < 40; odd += 2) {
    power = multiply(power, square);
    sum = combine(sum, power, 1 / odd);
  }
  return scale(sum, 2 * 2 ** roots);
}

/** Denman-Beavers: Y → (Y + Z⁻¹)/2, Z → (Z + Y⁻¹)/2 from A and I; null when it does not converge. */
function squareRoot(a: Matrix): Matrix | null {
  let y = a;
  let z = identity(a.length);
  for (let i = 0; i < MAX_ITERATIONS; i += 1) {
    const [yInverse, zInverse] = [inverse(y), inverse(z)];
    if (yInverse === null || zInverse === null) return null;
    const next = scale(combine(y, zInverse, 1), 0.5);
    z = scale(combine(z, yInverse, 1), 0.5);
    const step = distance(next, y);
    y = next;
    if (step <= 1e-15) break;
  }
  return distance(multiply(y, y), a) <= ROOT_TOLERANCE ? y : null;
}

/** e^A by scaling to a norm below ½, the series and squaring. */
function matrixExponential(a: Matrix): Matrix {
  let halvings = 0;
  let small = a;
  while (distance(small, scale(small, 0)) > 0.5) {
    small = scale(small, 0.5);
    halvings += 1;
  }
  let term = identity(a.length);
  let sum = term;
  for (let k = 1; k <= 24; k += 1) {
    term = scale(multiply(term, small), 1 / k);
    sum = combine(sum, term, 1);
  }
  for (let i = 0; i < halvings; i += 1) sum = multiply(sum, sum);
  return sum;
}

function identity(n: number): Matrix {
  return Array.from({ length: n }, (_, i) => Array.from({ length: n }, (__, j) => (i === j ? 1 : 0)));
}

function scale(a: Matrix, factor: number): Matrix {
  return a.map((row) => row.map((entry) => entry * factor));
}

/** A + factor·B. */
function combine(a: Matrix, b: Matrix, factor: number): Matrix {
  return a.map((row, i) => row.map((entry, j) => entry + factor * (b[i]?.[j] ?? 0)));
}

function multiply(a: Matrix, b: Matrix): Matrix {
  return a.map((row) => row.map((_, j) => row.reduce((sum, entry, k) => sum + entry * (b[k]?.[j] ?? 0), 0)));
}

/** Largest sum of |a − b| over a row. */
function distance(a: Matrix, b: Matrix): number {
  return Math.max(...a.map((row, i) => row.reduce((sum, entry, j) => sum + Math.abs(entry - (b[i]?.[j] ?? 0)), 0)));
}

/** A⁻¹ by Gauss-Jordan elimination with partial pivoting; null when singular to rounding. */
function inverse(a: Matrix): Matrix | null {
  const n = a.length;
  const rows = a.map((row, i) => [...row, ...row.map((_, j) => (i === j ? 1 : 0))]);
  const at = (i: number, j: number): number => rows[i]?.[j] ?? 0;
  for (let column = 0; column < n; column += 1) {
    let pivot = column;
    for (let i = column + 1; i < n; i += 1) if (Math.abs(at(i, column)) > Math.abs(at(pivot, column))) pivot = i;
    const size = at(pivot, column);
    if (!(Math.abs(size) > 1e-13)) return null;
    const pivotRow = (rows[pivot] ?? []).map((entry) => entry / size);
    rows[pivot] = rows[column] ?? [];
    rows[column] = pivotRow;
    for (let i = 0; i < n; i += 1) {
      const factor = at(i, column);
      if (i === column || factor === 0) continue;
      rows[i] = (rows[i] ?? []).map((entry, j) => entry - factor * (pivotRow[j] ?? 0));
    }
  }
  return rows.map((row) => row.slice(n));
}
