import { exp, log1p } from '@ihome/engine';
import { undefinedFigure, type Figure } from './figure';
import { betaCdf, betaSurvival, type BetaShapes } from '@ihome/engine';

/** n·p·(1 − p) from which weights come from integrating the density instead of from the distribution function. */
const SMOOTH_FROM = 100;

/** Weights below e^−37 (8e−17) of the largest change no bit of the estimate. */
const NEGLIGIBLE_LOG = -37;
const NEGLIGIBLE = 8.5e-17;

/** Weights of consecutive order statistics; those outside are negligible. */
export interface OrderWeights {
  /** 0-based rank of the first. */
  readonly first: number;
  /** Sum 1. */
  readonly weights: Float64Array;
}

/** Which quantile of how large a sample. */
export interface QuantilePlace {
  readonly n: number;
  /** 0 < p < 1. */
  readonly p: number;
}

/** Weights by size of sample and quantile, kept once computed: a reducer asks for the same ones for every metric. */
export type OrderWeightTable = (place: QuantilePlace) => OrderWeights;

/** An empty table. */
export function createOrderWeightTable(): OrderWeightTable {
  const known = new Map<string, OrderWeights>();
  return ({ n, p }) => {
    const key = `${n} ${p}`;
    let weights = known.get(key);
    if (weights === undefined) {
      weights = harrellDavisWeights({ n, p });
      known.set(key, weights);
    }
    return weights;
  };
}

/**
 * The p-quantile of Harrell and Davis: Σ W_i·x_(i), W_i = I_{i/n}(a, b) − I_{(i−1)/n}(a, b), a = (n + 1)p, b = (n + 1)(1 − p): the mean of
 * the order statistic a, smoother than a single one and as a rule with a smaller error. p = 0 and 1 are the ends of the sample.
 *
 * Source: Harrell and Davis, "A new distribution-free quantile estimator", Biometrika 69 (1982). Verified by `harrell-davis.spec.ts`: Wilcox,
 * "Introduction to Robust Estimation and Hypothesis Testing" (median 271.72 of the self-awareness data) and R's Hmisc::hdquantile.
 *
 * @param sorted ascending
 */
export function harrellDavisQuantile(
  sorted: ArrayLike<number>,
  { p, weightsOf }: { readonly p: number; readonly weightsOf: OrderWeightTable },
): Figure {
  const n = sorted.length;
  if (n === 0) return undefinedFigure('no path has this figure');
  if (!(p > 0) || sorted[0] === sorted[n - 1]) return sorted[0]!;
  if (!(p < 1)) return sorted[n - 1]!;
  const { first, weights } = weightsOf({ n, p });
  // From the middle rank's value, so that equal values give themselves and nothing large cancels.
  const base = sorted[first + (weights.length >> 1)]!;
  let sum = 0;
  for (let i = 0; i < weights.length; i++) sum += weights[i]! * (sorted[first + i]! - base);
  return base + sum;
}

/** The weights that are not negligible, scaled to the sum 1. */
export function harrellDavisWeights({ n, p }: QuantilePlace): OrderWeights {
  const shapes = { a: (n + 1) * p, b: (n + 1) * (1 - p) };
  const weightOf = n * p * (1 - p) < SMOOTH_FROM ? exactWeight(n, shapes) : smoothWeight(n, shapes);
  const middle = Math.min(Math.floor(n * p), n - 1);
  const below: number[] = [];
  const above: number[] = [weightOf(middle)];
  let largest = above[0]!;
  const walk = (found: number[], step: 1 | -1): void => {
    for (let rank = middle + step; rank >= 0 && rank < n; rank += step) {
      const weight = weightOf(rank);
      if (weight > largest) largest = weight;
      if (!(weight > largest * NEGLIGIBLE)) return;
      found.push(weight);
    }
  };
  walk(above, 1);
  walk(below, -1);
  const weights = Float64Array.from([...below.reverse(), ...above]);
  let sum = 0;
  for (const weight of weights) sum += weight;
  return { first: middle - below.length, weights: weights.map((weight) => weight / sum) };
}

/** Weight of a 0-based rank as a difference of the distribution function, taken from its smaller tail. */
function exactWeight(n: number, shapes: BetaShapes): (rank: number) => number {
  const mean = shapes.a / (shapes.a + shapes.b);
  return (rank) =>
    rank / n >= mean
      ? betaSurvival(shapes, rank / n) - betaSurvival(shapes, (rank + 1) / n)
      : betaCdf(shapes, (rank + 1) / n) - betaCdf(shapes, rank / n);
}

/** Abscissa and weights of Gauss and Legendre's rule with three points on (−1, 1). */
const OUTER_POINT = 0.7745966692414834;
const OUTER_WEIGHT = 5 / 9;
const MIDDLE_WEIGHT = 8 / 9;

/** The same up to a factor, by integrating the density over the rank's interval: it hardly bends there. */
function smoothWeight(n: number, { a, b }: BetaShapes): (rank: number) => number {
  const mode = (a - 1) / (a + b - 2);
  const density = (x: number): number => {
    const exponent = (a - 1) * log1p((x - mode) / mode) + (b - 1) * log1p((mode - x) / (1 - mode));
    return exponent > NEGLIGIBLE_LOG ? exp(exponent) : 0;
  };
  return (rank) => {
    const centre = (rank + 0.5) / n;
    const reach = (0.5 * OUTER_POINT) / n;
    return MIDDLE_WEIGHT * density(centre) + OUTER_WEIGHT * (density(centre - reach) + density(centre + reach));
  };
}
