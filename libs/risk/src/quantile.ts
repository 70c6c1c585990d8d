import { binomialQuantile } from './binomial';
import { undefinedFigure, type Estimate, type Figure } from './figure';
import { sortAscending } from './radix-sort';

/** A sorted copy, ascending: what every quantile function here takes. */
export function sortedCopy(values: Float64Array): Float64Array {
  const copy = values.slice();
  sortAscending(copy);
  return copy;
}

/**
 * The p-quantile of type 7: linear between order statistics at position (n − 1)p. Undefined for an empty sample.
 *
 * Source: Hyndman and Fan, "Sample quantiles in statistical packages", Am. Stat. 50 (1996).
 * Example: the 0.1-quantile of [1, 81, 82, 83, 84, 85] is 41.
 *
 * @param sorted ascending
 */
export function quantile(sorted: ArrayLike<number>, p: number): Figure {
  const n = sorted.length;
  if (n === 0) return undefinedFigure('no path has this figure');
  const position = (n - 1) * p;
  const below = Math.min(Math.floor(position), n - 1);
  const low = sorted[below]!;
  const high = sorted[Math.min(below + 1, n - 1)]!;
  return low + (position - below) * (high - low);
}

/**
 * The p-quantile of type 7 with its distribution-free interval: order statistics r and s such that the number of paths below the true
 * quantile, binomial (n, p), lies in [r, s − 1] with at least the asked confidence. An end that would need an order statistic beyond the
 * sample is undefined.
 *
 * Source: David and Nagaraja, "Order Statistics" (2003), section 7.1. Verified by `quantile.spec.ts` and, for its coverage, `coverage.slow.spec.ts`.
 *
 * @param sorted ascending
 */
export function quantileEstimate(
  sorted: ArrayLike<number>,
  { p, confidence }: { readonly p: number; readonly confidence: number },
): Estimate {
  return { value: quantile(sorted, p), ...quantileInterval(sorted, { p, confidence }) };
}

/** Only the interval: it is that of the quantile itself, whatever estimates it. */
export function quantileInterval(
  sorted: ArrayLike<number>,
  { p, confidence }: { readonly p: number; readonly confidence: number },
): Pick<Estimate, 'low' | 'high'> {
  const n = sorted.length;
  if (n === 0) return { low: quantile(sorted, p), high: quantile(sorted, p) };
  const miss = (1 - confidence) / 2;
  const lowRank = binomialQuantile({ n, p }, miss);
  const highRank = n - binomialQuantile({ n, p: 1 - p }, miss) + 1;
  return {
    low: lowRank >= 1 ? sorted[lowRank - 1]! : undefinedFigure(`${n} paths are too few for the lower end`),
    high: highRank <= n ? sorted[highRank - 1]! : undefinedFigure(`${n} paths are too few for the upper end`),
  };
}
