import { brentRoot, type FlowRange, type RateBracket } from './brent';

/**
 * Every root of a present value with many sign changes, isolated rather than sampled.
 *
 * For p(x) = Σ c_k x^k, x = 1/(1 + r), and a number a between the exponents of two neighbouring coefficients of opposite
 * sign, x^(a+1)·d/dx[x^−a p(x)] has the coefficients (k − a)·c_k: one sign change fewer. By Rolle's theorem the positive
 * roots of p lie one by one between its neighbouring roots (de Gua; Descartes' rule of signs is the induction). So: take
 * factors until no sign change is left, then walk back, bracketing each level by the roots of the one above. Costs
 * O(v²·n) for v sign changes among n flows and is only reached when the cheap certificate of uniqueness fails.
 */

const EPSILON = 2.220446049250313e-16;

/** Buffers for flows of at most `capacity` periods. */
export interface RootScratch {
  readonly level: FlowRange;
  readonly pivots: Float64Array;
  readonly roots: Float64Array;
  readonly separators: Float64Array;
  readonly bracket: RateBracket;
  rootCount: number;
}

/** Allocates the buffers once per solver. */
export function createRootScratch(capacity: number): RootScratch {
  return {
    level: { flows: new Float64Array(capacity), first: 0, last: 0 },
    pivots: new Float64Array(capacity),
    roots: new Float64Array(capacity + 1),
    separators: new Float64Array(capacity + 2),
    bracket: { low: 0, lowValue: 0, high: 0, highValue: 0 },
    rootCount: 0,
  };
}

/** What is solved: the flows, and the open interval of the periodic rate. */
export interface RootProblem {
  readonly range: FlowRange;
  readonly low: number;
  readonly high: number;
}

/** Value at a rate, 0 when it is below what rounding alone produces. */
function signedValue(range: FlowRange, rate: number): number {
  const x = 1 / (1 + rate);
  const { flows, first, last } = range;
  let sum = flows[last]!;
  let magnitude = Math.abs(sum);
  for (let k = last - 1; k >= first; k--) {
    const c = flows[k]!;
    sum = sum * x + c;
    magnitude = magnitude * x + Math.abs(c);
  }
  return Math.abs(sum) <= 2 * (last - first + 1) * EPSILON * magnitude ? 0 : sum;
}

/** Roots of one level, given the separators 0..separatorCount−1 (ascending rates, both ends included). */
function rootsBetween(scratch: RootScratch, separatorCount: number): void {
  const { level, separators, roots, bracket } = scratch;
  let count = 0;
  let previous = separators[0]!;
  let previousValue = signedValue(level, previous);
  for (let i = 1; i < separatorCount; i++) {
    const next = separators[i]!;
    const nextValue = signedValue(level, next);
    if (previousValue !== 0 && nextValue !== 0 && previousValue > 0 !== nextValue > 0) {
      bracket.low = previous;
      bracket.lowValue = previousValue;
      bracket.high = next;
      bracket.highValue = nextValue;
      roots[count++] = brentRoot(level, bracket);
    }
    const interior = i < separatorCount - 1;
    if (interior && nextValue === 0) roots[count++] = next;
    previous = next;
    previousValue = nextValue;
  }
  scratch.rootCount = count;
}

/** Pivots between neighbouring coefficients of opposite sign; returns how many there are. */
function collectPivots(range: FlowRange, pivots: Float64Array): number {
  let count = 0;
  let lastSign = 0;
  let lastIndex = 0;
  for (let k = range.first; k <= range.last; k++) {
    const c = range.flows[k]!;
    if (c === 0) continue;
    const sign = c > 0 ? 1 : -1;
    if (lastSign !== 0 && sign !== lastSign) pivots[count++] = 0.5 * (lastIndex + k);
    lastSign = sign;
    lastIndex = k;
  }
  return count;
}

/**
 * All roots of the present value in the open interval, ascending, into `scratch.roots[0..scratch.rootCount−1]`. Roots
 * that rounding cannot tell apart count once. Verified by `internal-rate-of-return.spec.ts` on polynomials made from
 * chosen roots.
 */
export function isolateRoots(problem: RootProblem, scratch: RootScratch): void {
  const { range, low, high } = problem;
  const { level, pivots, separators, roots } = scratch;
  const pivotCount = collectPivots(range, pivots);
  const span = range.last - range.first + 1;
  level.first = range.first;
  level.last = range.last;
  scratch.rootCount = 0;
  for (let depth = pivotCount - 1; depth >= 0; depth--) {
    for (let k = range.first; k <= range.last; k++) {
      let c = range.flows[k]!;
      for (let j = 0; j < depth; j++) c *= (k - pivots[j]!) / span;
      level.flows[k] = c;
    }
    const inner = scratch.rootCount;
    separators[0] = low;
    for (let i = 0; i < inner; i++) separators[i + 1] = roots[i]!;
    separators[inner + 1] = high;
    rootsBetween(scratch, inner + 2);
  }
}
