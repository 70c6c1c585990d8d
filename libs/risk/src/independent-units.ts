/**
 * Errors of a sample whose paths are not independent one by one but in units: antithetic pairs, or the scrambles of a design. An estimate
 * that is the mean of a function of the paths has the error √(U/(U − 1)·Σ_u d_u²)/n, d_u the sum of value less mean over unit u, U the
 * number of units; other estimates take their influence function for it. Intervals take Student's t with U − 1 degrees of freedom.
 *
 * Source: Cochran, "Sampling techniques" (1977), 9.3 and 6.3 (units of unequal size: the ratio estimator); Owen, "Monte Carlo theory, methods
 * and examples", 17.1. `docs/model/sampling.md`. Verified by `independent-units.spec.ts`.
 */
import { studentHalfWidth } from './confidence';
import { undefinedFigure, type Estimate, type Figure } from './figure';
import { shortfallInfluence } from './influence';

/** The unit of each path that has the figure, in the order of its values. */
export interface PathUnits {
  readonly unit: Int32Array;
  /** Units are numbered 0 … count − 1; some may hold no path. */
  readonly count: number;
}

/** A standard error and how far an interval at the asked confidence reaches to each side. */
export interface UnitError {
  readonly error: Figure;
  readonly halfWidth: Figure;
  /** Units that hold a path. */
  readonly units: number;
}

/** Values in path order, the same ascending, and their units. */
export interface UnitSample {
  readonly values: Float64Array;
  readonly sorted: Float64Array;
  readonly units: PathUnits;
}

/** Sums of a function of the paths over every unit, [unit]. */
export interface UnitSums {
  readonly sums: Float64Array;
  /** Paths that were summed. */
  readonly n: number;
  /** Units that hold a path. */
  readonly count: number;
}

/** Sums influence(i) over the units. */
export function unitSums({ unit, count }: PathUnits, influence: (i: number) => number): UnitSums {
  const sums = new Float64Array(count);
  const present = new Uint8Array(count);
  for (let i = 0; i < unit.length; i++) {
    sums[unit[i]!]! += influence(i);
    present[unit[i]!] = 1;
  }
  return { sums, n: unit.length, count: present.reduce((units, held) => units + held, 0) };
}

/** U/(U − 1)·Σ_u a_u b_u/n², the covariance of the means of two functions of the same paths; null below two units. */
export function unitCovariance({ sums, n, count }: UnitSums, other: UnitSums): number | null {
  if (count < 2) return null;
  let products = 0;
  for (let u = 0; u < sums.length; u++) products += sums[u]! * other.sums[u]!;
  return ((count / (count - 1)) * products) / n / other.n;
}

/** The error of the mean of `influence(i)` over n values, whose own mean is 0 up to rounding. */
export function unitError(
  units: PathUnits,
  { influence, confidence }: { readonly influence: (i: number) => number; readonly confidence: number },
): UnitError {
  const sums = unitSums(units, influence);
  const variance = unitCovariance(sums, sums);
  if (variance === null) {
    const none = undefinedFigure('an error needs two independent scrambles or pairs with this figure');
    return { error: none, halfWidth: none, units: sums.count };
  }
  const error = Math.sqrt(variance);
  return { error, halfWidth: error * studentHalfWidth(confidence, sums.count - 1), units: sums.count };
}

/** Error of the mean. */
export function meanUnitError({ values, units }: UnitSample, mean: number, confidence: number): UnitError {
  return unitError(units, { confidence, influence: (i) => values[i]! - mean });
}

/** Errors of sd, skew and kurtosis. */
export interface ShapeErrors {
  readonly sd: Figure;
  readonly skew: Figure;
  readonly kurtosis: Figure;
}

/**
 * Errors of sd, skew and kurtosis by their influence functions, with d = (x − mean)/√m2: sd·(d² − 1)/2, d³ − g − 3d − 3g(d² − 1)/2 and
 * d⁴ − k − 4gd − 2k(d² − 1).
 */
export function shapeUnitErrors(
  { values, units }: UnitSample,
  { mean, sd, skew, kurtosis }: { readonly [Name in 'mean' | 'sd' | 'skew' | 'kurtosis']: number },
): ShapeErrors {
  const n = values.length;
  const scale = sd * Math.sqrt((n - 1) / n);
  const standardised = values.map((value) => (value - mean) / scale);
  const error = (influence: (d: number) => number): Figure =>
    unitError(units, { influence: (i) => influence(standardised[i]!), confidence: 0.95 }).error;
  return {
    sd: error((d) => (sd * (d * d - 1)) / 2),
    skew: error((d) => d * d * d - skew - 3 * d - (3 * skew * (d * d - 1)) / 2),
    kurtosis: error((d) => d * d * (d * d) - kurtosis - 4 * skew * d - 2 * kurtosis * (d * d - 1)),
  };
}

/**
 * Interval of the p-quantile: the share of paths at or below the estimate has an error like any mean; the order statistics that many paths
 * below and above p are the ends (Woodruff 1952). An error below half a path counts as half a path.
 */
export function quantileUnitInterval(
  { values, sorted, units }: UnitSample,
  { p, value, confidence }: { readonly p: number; readonly value: number; readonly confidence: number },
): Pick<Estimate, 'low' | 'high'> {
  const n = sorted.length;
  let below = 0;
  for (let i = 0; i < n; i++) if (values[i]! <= value) below++;
  const share = below / n;
  const { halfWidth } = unitError(units, { confidence, influence: (i) => (values[i]! <= value ? 1 : 0) - share });
  if (typeof halfWidth !== 'number') return { low: halfWidth, high: halfWidth };
  const half = Math.max(halfWidth, 1 / (2 * n));
  const lowRank = Math.floor(n * (p - half));
  const highRank = Math.ceil(n * (p + half)) + 1;
  return {
    low: lowRank >= 1 ? sorted[lowRank - 1]! : undefinedFigure(`${n} paths are too few for the lower end`),
    high: highRank <= n ? sorted[highRank - 1]! : undefinedFigure(`${n} paths are too few for the upper end`),
  };
}

/** Error of the expected shortfall by its influence function. */
export function shortfallUnitError(
  { values, sorted, units }: UnitSample,
  { level, confidence }: { readonly level: number; readonly confidence: number },
): UnitError {
  const of = shortfallInfluence(sorted, level);
  if ('status' in of) return { error: of, halfWidth: of, units: units.count };
  return unitError(units, { confidence, influence: (i) => of.at(values[i]!) });
}

/**
 * Error and interval of a probability: Wilson's interval with the number of paths replaced by the number of independent ones that would
 * have the same error, p(1 − p)/error², and Student's t in the place of the normal. With p = 0 or 1 that number is n. An error below half a
 * path counts as half a path.
 *
 * Source: Korn and Graubard, "Confidence intervals for proportions with small expected number of positive counts estimated from survey
 * data", Survey Methodology 24 (1998), with Wilson's interval for theirs.
 */
export function probabilityUnitEstimate(
  units: PathUnits,
  { happened, confidence }: { readonly happened: (i: number) => boolean; readonly confidence: number },
): Pick<Estimate, 'low' | 'high'> & { readonly error: Figure } {
  const n = units.unit.length;
  let count = 0;
  for (let i = 0; i < n; i++) if (happened(i)) count++;
  const p = count / n;
  const { error, halfWidth } = unitError(units, { confidence, influence: (i) => (happened(i) ? 1 : 0) - p });
  if (typeof error !== 'number' || typeof halfWidth !== 'number') return { error, low: error, high: error };
  const floor = Math.max(error, 1 / (2 * n));
  const effective = count === 0 || count === n ? n : (p * (1 - p)) / (floor * floor);
  const t = error > 0 ? halfWidth / error : studentHalfWidth(confidence, Math.max(units.count - 1, 1));
  const t2 = t * t;
  const centre = (p + t2 / (2 * effective)) / (1 + t2 / effective);
  const half = (t / (1 + t2 / effective)) * Math.sqrt((p * (1 - p)) / effective + t2 / (4 * effective * effective));
  return {
    error,
    low: count === 0 ? 0 : Math.max(centre - half, 0),
    high: count === n ? 1 : Math.min(centre + half, 1),
  };
}
