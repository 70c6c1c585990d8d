import { pow, powInt } from '../math/power';
import { brentRoot, presentValue, type FlowRange, type RateBracket } from './brent';
import { PATH_STATUS, type PathStatus } from './path-status';
import { createRootScratch, isolateRoots, type RootScratch } from './rate-roots';

/**
 * Internal rate of return with a typed outcome (docs/model/path-metrics.md). Flows lie on a regular grid; the annual rate is
 * (1 + r)^periodsPerYear − 1 with r the periodic rate, sought in (−0.9999, 10). Same sign throughout: no_sign_change. One
 * root: the value, however often the signs change. Several: multiple_roots with all of them. None: no_root.
 *
 * How a single root is proved to be single: p(x) divided by (x − x*) has the coefficients b_k that Horner's scheme yields
 * at x*; when they all have one sign, p has no other positive root (Descartes). In the words of finance: at that rate
 * the investment is never over-recovered before its end (Teichroew, Robichek and Montalbano 1965). Otherwise all roots
 * are isolated (`rate-roots.ts`).
 *
 * Worked example: −100 in month 0, +121 in month 24 → 10% a year.
 */

/** Lowest annual rate looked for, exclusive. */
const MIN_ANNUAL_RATE = -0.9999;
/** Highest annual rate looked for, exclusive. */
const MAX_ANNUAL_RATE = 10;

const FIRST_STEP = 0.01;

/** A solver with its buffers; after `solveRate` it holds the outcome. */
export interface RateSolver {
  readonly periodsPerYear: number;
  readonly low: number;
  readonly high: number;
  readonly range: FlowRange;
  readonly scratch: RootScratch;
  readonly bracket: RateBracket;
  /** Annual rate when the status is `defined`, else NaN. */
  annualRate: number;
}

/** Allocates a solver for at most `capacity` flows. */
export function createRateSolver(capacity: number, periodsPerYear: number): RateSolver {
  return {
    periodsPerYear,
    low: pow(1 + MIN_ANNUAL_RATE, 1 / periodsPerYear) - 1,
    high: pow(1 + MAX_ANNUAL_RATE, 1 / periodsPerYear) - 1,
    range: { flows: new Float64Array(capacity), first: 0, last: 0 },
    scratch: createRootScratch(capacity),
    bracket: { low: 0, lowValue: 0, high: 0, highValue: 0 },
    annualRate: NaN,
  };
}

/** Sets the range to the first and last flow that is not zero and counts sign changes; −1 when every flow is zero. */
function countSignChanges(range: FlowRange, count: number): number {
  const { flows } = range;
  let changes = -1;
  let lastSign = 0;
  for (let k = 0; k < count; k++) {
    const c = flows[k]!;
    if (c === 0) continue;
    const sign = c > 0 ? 1 : -1;
    if (lastSign === 0) {
      range.first = k;
      changes = 0;
    } else if (sign !== lastSign) {
      changes++;
    }
    lastSign = sign;
    range.last = k;
  }
  return changes;
}

/** Widens a bracket from rate 0 in the direction of the root, in growing steps; false when no end changes sign. */
function bracketFromZero(solver: RateSolver): boolean {
  const { range, bracket, low, high } = solver;
  const atZero = presentValue(range, 0);
  bracket.low = 0;
  bracket.lowValue = atZero;
  bracket.high = 0;
  bracket.highValue = atZero;
  if (atZero === 0) return true;
  // An investment (first flow negative) with a positive sum has its root above zero; a financing the other way round.
  const upwards = atZero > 0 === range.flows[range.first]! < 0;
  let step = FIRST_STEP;
  for (;;) {
    const end = upwards ? Math.min(bracket.high + step, high) : Math.max(bracket.low - step, low);
    const value = presentValue(range, end);
    if (upwards) {
      bracket.low = bracket.high;
      bracket.lowValue = bracket.highValue;
      bracket.high = end;
      bracket.highValue = value;
    } else {
      bracket.high = bracket.low;
      bracket.highValue = bracket.lowValue;
      bracket.low = end;
      bracket.lowValue = value;
    }
    if (value > 0 !== atZero > 0) return end > low && end < high ? true : value !== 0;
    if (end <= low || end >= high) return false;
    step *= 2;
  }
}

/** Whether all coefficients of p(x)/(x − x*) have one sign: then the root is the only one among all rates above −1. */
function isOnlyRoot(range: FlowRange, rate: number): boolean {
  const { flows, first, last } = range;
  const x = 1 / (1 + rate);
  const positive = flows[last]! > 0;
  let tail = flows[last]!;
  for (let k = last - 1; k > first; k--) {
    tail = tail * x + flows[k]!;
    if (tail !== 0 && tail > 0 !== positive) return false;
  }
  return true;
}

function annual(solver: RateSolver, periodicRate: number): number {
  return powInt(1 + periodicRate, solver.periodsPerYear) - 1;
}

/**
 * Solves for the flows in `solver.range.flows[0..count−1]`. Sets `solver.annualRate`; with `multipleRoots` the periodic roots
 * are in `solver.scratch`. No allocation.
 */
export function solveRate(solver: RateSolver, count: number): PathStatus {
  const { range, scratch, bracket } = solver;
  solver.annualRate = NaN;
  const changes = countSignChanges(range, count);
  if (changes <= 0) return PATH_STATUS.noSignChange;
  if (bracketFromZero(solver)) {
    const root = bracket.low === bracket.high ? bracket.low : brentRoot(range, bracket);
    if (changes === 1 || isOnlyRoot(range, root)) {
      solver.annualRate = annual(solver, root);
      return PATH_STATUS.defined;
    }
  } else if (changes === 1) {
    return PATH_STATUS.noRoot;
  }
  isolateRoots(solver, scratch);
  if (scratch.rootCount === 0) return PATH_STATUS.noRoot;
  if (scratch.rootCount > 1) return PATH_STATUS.multipleRoots;
  solver.annualRate = annual(solver, scratch.roots[0]!);
  return PATH_STATUS.defined;
}

/** Annual rates of all roots after an outcome of `multipleRoots`, ascending. */
export function allAnnualRates(solver: RateSolver): number[] {
  return Array.from(solver.scratch.roots.subarray(0, solver.scratch.rootCount), (root) => annual(solver, root));
}

/** Outcome of the IRR function as a value. */
export type RateOutcome =
  | { readonly status: 'defined'; readonly annualRate: number }
  | { readonly status: 'multiple_roots'; readonly annualRates: readonly number[] }
  | { readonly status: 'no_sign_change' }
  | { readonly status: 'no_root' };

/**
 * IRR of flows on a regular grid; `periodsPerYear` 12 for months, 1 for years, 365 for days (Actual/365, as XIRR).
 * Verified by `internal-rate-of-return.spec.ts` against published figures.
 */
export function internalRateOfReturn(flows: readonly number[], periodsPerYear: number): RateOutcome {
  const solver = createRateSolver(Math.max(flows.length, 1), periodsPerYear);
  solver.range.flows.set(flows);
  const status = solveRate(solver, flows.length);
  if (status === PATH_STATUS.defined) return { status: 'defined', annualRate: solver.annualRate };
  if (status === PATH_STATUS.multipleRoots) return { status: 'multiple_roots', annualRates: allAnnualRates(solver) };
  return status === PATH_STATUS.noRoot ? { status: 'no_root' } : { status: 'no_sign_change' };
}
