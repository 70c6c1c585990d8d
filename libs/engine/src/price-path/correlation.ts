/** Smallest eigenvalue that still counts as zero: below −this, a matrix is not positive semi-definite. */
export const EIGENVALUE_TOLERANCE = 1e-10;

/** Cholesky pivot that counts as zero. */
const PIVOT_TOLERANCE = 1e-12;

/** Eigenvalues and eigenvectors of a symmetric matrix: `vectors[k]` belongs to `values[k]`; no particular order. */
export interface SymmetricEigen {
  readonly values: readonly number[];
  readonly vectors: readonly (readonly number[])[];
}

type Matrix = readonly (readonly number[])[];

const MAX_SWEEPS = 60;

/** Rotates rows and columns p and q of the symmetric matrix `a` so that a[p][q] becomes 0; collects the rotation in `v`. */
function jacobiRotate(a: number[][], v: number[][], [p, q]: readonly [number, number]): void {
  const offDiagonal = a[p]![q]!;
  if (offDiagonal === 0) return;
  const theta = (a[q]![q]! - a[p]![p]!) / (2 * offDiagonal);
  const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  for (let k = 0; k < a.length; k++) {
    const kp = a[k]![p]!;
    const kq = a[k]![q]!;
    a[k]![p] = c * kp - s * kq;
    a[k]![q] = s * kp + c * kq;
  }
  for (let k = 0; k < a.length; k++) {
    const pk = a[p]![k]!;
    const qk = a[q]![k]!;
    a[p]![k] = c * pk - s * qk;
    a[q]![k] = s * pk + c * qk;
    const vp = v[p]![k]!;
    const vq = v[q]![k]!;
    v[p]![k] = c * vp - s * vq;
    v[q]![k] = s * vp + c * vq;
  }
}

/**
 * Eigenvalues and eigenvectors of a symmetric matrix by cyclic Jacobi rotations (Golub and Van Loan, §8.5): only
 * + − × ÷ √, so the bits are the same everywhere. Meant for the sizes of a zone list.
 *
 * Verified by `correlation.spec.ts`: [[1,.9,.7],[.9,1,.3],[.7,.3,1]] has the smallest eigenvalue −0.00735.
 */
export function symmetricEigen(matrix: Matrix): SymmetricEigen {
  const n = matrix.length;
  const a = matrix.map((row) => [...row]);
  const v = matrix.map((_, i) => matrix.map((__, j) => (i === j ? 1 : 0)));
  for (let sweep = 0; sweep < MAX_SWEEPS; sweep++) {
    let off = 0;
    for (let p = 0; p < n; p++) for (let q = p + 1; q < n; q++) off += Math.abs(a[p]![q]!);
    if (off < 1e-300) break;
    for (let p = 0; p < n; p++) for (let q = p + 1; q < n; q++) jacobiRotate(a, v, [p, q]);
  }
  return { values: a.map((row, i) => row[i]!), vectors: v };
}

/**
 * Spectral repair of a correlation matrix: negative eigenvalues become 0, then rows of V·√Λ are scaled to length 1
 * (Rebonato and Jäckel 1999; QuantLib `SalvagingAlgorithm::Spectral`).
 *
 * Verified by `correlation.spec.ts`: [[1,.9,.7],[.9,1,.3],[.7,.3,1]] → .894024408508599, .696319066114392,
 * .300969036104592.
 */
export function spectralRepair(matrix: Matrix): number[][] {
  const { values, vectors } = symmetricEigen(matrix);
  const root = matrix.map((_, i) => values.map((value, k) => vectors[k]![i]! * Math.sqrt(Math.max(value, 0))));
  const unit = root.map((row) => {
    let square = 0;
    for (const x of row) square += x * x;
    const length = Math.sqrt(square);
    return row.map((x) => (length > 0 ? x / length : 0));
  });
  return unit.map((a, i) => unit.map((b, j) => (i === j ? 1 : dot(a, b))));
}

function dot(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += a[k]! * b[k]!;
  return sum;
}

/**
 * Lower Cholesky factor L, row-major, of a positive semi-definite matrix: L·Lᵀ = matrix. A pivot within rounding of zero
 * (a factor that others already span, e.g. correlation 1) gives a zero column.
 */
export function choleskyFactor(matrix: Matrix): Float64Array {
  const n = matrix.length;
  const factor = new Float64Array(n * n);
  for (let j = 0; j < n; j++) {
    let pivot = matrix[j]![j]!;
    for (let k = 0; k < j; k++) pivot -= factor[j * n + k]! * factor[j * n + k]!;
    if (pivot < PIVOT_TOLERANCE) continue;
    const diagonal = Math.sqrt(pivot);
    factor[j * n + j] = diagonal;
    for (let i = j + 1; i < n; i++) {
      let sum = matrix[i]![j]!;
      for (let k = 0; k < j; k++) sum -= factor[i * n + k]! * factor[j * n + k]!;
      factor[i * n + j] = sum / diagonal;
    }
  }
  return factor;
}
