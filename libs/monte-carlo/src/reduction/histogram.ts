import { isNumber, quantile, undefinedFigure, type MissingFigure } from '@ihome/risk';
import type { Histogram } from '../results';

/** About how many bins the middle of a distribution gets. */
const TARGET_BINS = 40;

/** Most bins; what lies beyond them is counted in the outermost. */
const MAX_BINS = 200;

/** Share of paths that the middle leaves out on either side. */
const OUTER_SHARE = 0.005;

/** Round widths within a decade. */
const ROUND_STEPS = [1, 2, 2.5, 5, 10] as const;

/**
 * Histogram with bins of a round width whose edges are multiples of it: about 40 over the middle 99% of paths, and on to both ends of the
 * sample, at most 200 in all; paths beyond count in the first and last bin.
 *
 * @param sorted ascending
 */
export function histogramOf(sorted: Float64Array): Histogram | MissingFigure {
  const low = quantile(sorted, OUTER_SHARE);
  const high = quantile(sorted, 1 - OUTER_SHARE);
  if (!isNumber(low)) return low;
  if (!isNumber(high)) return high;
  if (!(sorted[sorted.length - 1]! > sorted[0]!)) return undefinedFigure('all paths have the same value');
  const width = roundWidth(
    high > low ? (high - low) / TARGET_BINS : (sorted[sorted.length - 1]! - sorted[0]!) / TARGET_BINS,
  );
  const middle = Math.floor((low + high) / 2 / width);
  const first = Math.max(Math.floor(sorted[0]! / width), middle - MAX_BINS / 2);
  const last = Math.min(Math.floor(sorted[sorted.length - 1]! / width), middle + MAX_BINS / 2 - 1);
  const counts = new Array<number>(last - first + 1).fill(0);
  for (const value of sorted) {
    const bin = Math.min(Math.max(Math.floor(value / width), first), last) - first;
    counts[bin]! += 1;
  }
  return { edges: counts.concat(0).map((_, i) => Number(((first + i) * width).toPrecision(12))), counts };
}

/** The smallest width of 1, 2, 2.5, 5 or 10 times a power of ten that is at least `width`. */
function roundWidth(width: number): number {
  let decade = 1;
  while (decade > width) decade /= 10;
  while (decade * 10 <= width) decade *= 10;
  return (ROUND_STEPS.find((step) => step * decade >= width) ?? 10) * decade;
}
