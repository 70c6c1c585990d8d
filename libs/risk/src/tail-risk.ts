import { compensatedSum } from './compensated-sum';
import { studentHalfWidth } from './confidence';
import { undefinedFigure, type Estimate, type Figure } from './figure';
import { quantileEstimate } from './quantile';

/** Fewest paths beyond the VaR from which an interval of ES is given. */
export const MIN_TAIL_FOR_INTERVAL = 10;

/** Slack on n·c, so that 0.95·20 is 19 whatever its last bit. */
const RANK_SLACK = 1e-9;

/** Which tail: losses above the `level` quantile, with intervals at `confidence`. */
export interface TailRequest {
  readonly level: number;
  readonly confidence: number;
}

/** VaR at the level: the type-7 quantile of loss, with its order-statistic interval. */
export function valueAtRisk(sortedLosses: ArrayLike<number>, { level, confidence }: TailRequest): Estimate {
  return quantileEstimate(sortedLosses, { p: level, confidence });
}

/**
 * Expected shortfall: ES_c = [Σ_{i>k} x_(i) + (k − nc)·x_(k)]/(n(1 − c)), k = ⌈nc⌉, the mean of the worst share 1 − c of paths.
 *
 * Source: Rockafellar and Uryasev, "Conditional value-at-risk for general loss distributions", J. Banking & Finance 26 (2002).
 * Verified by `tail-risk.spec.ts`. Example: the ES at 0.8 of [1, …, 10] is (9 + 10)/2 = 9.5; at 0.75 it is (9 + 10 + 0.5·8)/2.5 = 9.2.
 *
 * @param sortedLosses ascending
 */
export function expectedShortfall(sortedLosses: ArrayLike<number>, level: number): Figure {
  const n = sortedLosses.length;
  if (n === 0) return undefinedFigure('no path has this figure');
  const k = tailRank(n, level);
  const tail = compensatedSum(n - k, (i) => sortedLosses[k + i]!);
  return (tail + (k - n * level) * sortedLosses[k - 1]!) / (n * (1 - level));
}

/**
 * Standard error of ES from its influence function, sd of VaR + max(x − VaR, 0)/(1 − c) over √n.
 *
 * Source: Manistre and Hancock, "Variance of the CTE estimator", N. Am. Actuarial J. 9 (2005); Trindade et al. (2007).
 */
export function expectedShortfallError(sortedLosses: ArrayLike<number>, level: number): Figure {
  const n = sortedLosses.length;
  const k = tailRank(Math.max(n, 1), level);
  if (n - k < MIN_TAIL_FOR_INTERVAL) {
    return undefinedFigure(`${n - k} paths beyond the VaR, ${MIN_TAIL_FOR_INTERVAL} are needed for an interval`);
  }
  const threshold = sortedLosses[k - 1]!;
  const mean = compensatedSum(n - k, (i) => sortedLosses[k + i]! - threshold) / n;
  const square = (x: number): number => x * x;
  const squares = compensatedSum(n - k, (i) => square(sortedLosses[k + i]! - threshold - mean)) + k * square(mean);
  return Math.sqrt(squares / (n - 1) / n) / (1 - level);
}

/** ES with its interval: influence function, Student's t with the number of paths beyond the VaR. */
export function expectedShortfallEstimate(
  sortedLosses: ArrayLike<number>,
  { level, confidence }: TailRequest,
): Estimate & { readonly standardError: Figure } {
  const value = expectedShortfall(sortedLosses, level);
  if (typeof value !== 'number') return { value, low: value, high: value, standardError: value };
  const error = expectedShortfallError(sortedLosses, level);
  if (typeof error !== 'number') return { value, low: error, high: error, standardError: error };
  const n = sortedLosses.length;
  const half = error * studentHalfWidth(confidence, n - tailRank(n, level) - 1);
  return { value, low: value - half, high: value + half, standardError: error };
}

/** k = ⌈nc⌉, at least 1: x_(k) is the loss at which the tail starts. */
export function tailRank(n: number, level: number): number {
  return Math.min(Math.max(Math.ceil(n * level - RANK_SLACK), 1), n);
}
