import { exp, log } from '@ihome/engine';
import { undefinedFigure, type Figure } from '@ihome/risk';

/** Greatest relative error of a value read from a sketch. */
export const SKETCH_ERROR = 0.005;

/** Ratio of bucket bounds: (1 + error)/(1 − error). */
const RATIO = (1 + SKETCH_ERROR) / (1 - SKETCH_ERROR);
const LOG_RATIO = log(RATIO);

/** Values up to 10^−3 share the lowest bucket, values from 10^3 on the highest: a fund loses or gains no more that matters. */
const LOWEST = Math.ceil(log(1e-3) / LOG_RATIO);
const HIGHEST = Math.ceil(log(1e3) / LOG_RATIO);

/**
 * Counts of positive values in buckets of constant ratio; JSON as it stands. Bucket i holds RATIO^(i − 1) < value <= RATIO^i. Merging adds
 * counts, so it is exact, and the order of merging does not matter.
 *
 * Source: Masson, Rim and Lee, "DDSketch: a fast and fully-mergeable quantile sketch with relative-error guarantees", VLDB 12 (2019).
 */
export type QuantileSketch = {
  /** Bucket of counts[0]. */
  readonly first: number;
  readonly counts: readonly number[];
};

/** Sketch of values; those that are not positive count in the lowest bucket. */
export function sketchOf(values: Float64Array): QuantileSketch {
  let first = HIGHEST;
  let last = LOWEST;
  const buckets = new Int32Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const bucket = bucketOf(values[i]!);
    buckets[i] = bucket;
    if (bucket < first) first = bucket;
    if (bucket > last) last = bucket;
  }
  if (values.length === 0) return { first: 0, counts: [] };
  const counts = new Array<number>(last - first + 1).fill(0);
  for (const bucket of buckets) counts[bucket - first]! += 1;
  return { first, counts };
}

function bucketOf(value: number): number {
  if (!(value > 0)) return LOWEST;
  return Math.min(Math.max(Math.ceil(log(value) / LOG_RATIO), LOWEST), HIGHEST);
}

/** Sketch of both samples together. */
export function mergeSketches(a: QuantileSketch, b: QuantileSketch): QuantileSketch {
  if (a.counts.length === 0) return b;
  if (b.counts.length === 0) return a;
  const first = Math.min(a.first, b.first);
  const end = Math.max(a.first + a.counts.length, b.first + b.counts.length);
  const counts = new Array<number>(end - first).fill(0);
  for (const sketch of [a, b]) sketch.counts.forEach((count, i) => (counts[sketch.first - first + i]! += count));
  return { first, counts };
}

/** Values a bucket stands for: within SKETCH_ERROR of each in it, between 10^−3 and 10^3. */
function representative(bucket: number): number {
  return (2 * exp(bucket * LOG_RATIO)) / (RATIO + 1);
}

/**
 * Lower-tail view of a sketch: the p-quantile by order statistics of type 7, and the mean of the worst share p of values. Both are
 * within SKETCH_ERROR, relative, of the figures of the sample itself.
 */
export function lowerTail(sketch: QuantileSketch, p: number): { readonly quantile: Figure; readonly mean: Figure } {
  const n = sketch.counts.reduce((sum, count) => sum + count, 0);
  if (n === 0) {
    const none = undefinedFigure('no path has this figure');
    return { quantile: none, mean: none };
  }
  const position = (n - 1) * p;
  const below = Math.floor(position);
  const lower = orderStatistic(sketch, below);
  const upper = orderStatistic(sketch, Math.min(below + 1, n - 1));
  return { quantile: lower + (position - below) * (upper - lower), mean: meanOfLowest(sketch, n * p) };
}

/** Value at a rank, 0-based. */
function orderStatistic({ first, counts }: QuantileSketch, rank: number): number {
  let seen = 0;
  for (let i = 0; i < counts.length; i++) {
    seen += counts[i]!;
    if (seen > rank) return representative(first + i);
  }
  return representative(first + counts.length - 1);
}

/** Mean of the `share` lowest values, the last one counted by its part. */
function meanOfLowest({ first, counts }: QuantileSketch, share: number): number {
  let left = share;
  let sum = 0;
  for (let i = 0; i < counts.length && left > 0; i++) {
    const taken = Math.min(counts[i]!, left);
    sum += taken * representative(first + i);
    left -= taken;
  }
  return sum / share;
}
