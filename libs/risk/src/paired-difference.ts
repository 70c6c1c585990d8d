import { correlation } from './correlation';
import { studentHalfWidth } from './confidence';
import { isNumber, plusMinus, undefinedFigure, type Estimate, type Figure, type MissingFigure } from './figure';
import { unitError, type PathUnits, type UnitError } from './independent-units';
import { moments } from './moments';
import { shortfallInfluence } from './influence';
import { expectedShortfall } from './tail-risk';
import { sortedCopy } from './quantile';

/** The difference of a figure between two strategies on the same random numbers, path by path. */
export interface PairedDifference extends Estimate {
  /** Paths on which both have the quantity. */
  readonly n: number;
  readonly standardError: Figure;
  /** Correlation over the paths: what pairing makes of it. */
  readonly correlation: Figure;
}

/** Two samples over the same paths, in path order. */
export interface PairedSamples {
  readonly values: Float64Array;
  readonly against: Float64Array;
  /** Units of the paths where they are not independent one by one; null where they are. */
  readonly units: PathUnits | null;
}

/**
 * Mean of values − against with its Student interval: the standard error is that of the differences, √(s_a² + s_b² − 2ρ s_a s_b)/√n, far
 * below that of independent samples where ρ is near 1; between units where the paths are not independent.
 */
export function pairedMeanDifference(samples: PairedSamples, confidence: number): PairedDifference {
  const { values, against } = samples;
  const { mean } = moments(values.map((value, i) => value - against[i]!));
  const { error, halfWidth } = errorOfMean(samples, { mean, confidence, degrees: values.length - 1 });
  const related = correlation(values, against);
  return { n: values.length, ...plusMinus(mean, halfWidth), standardError: error, correlation: related };
}

/** Error of the mean of the differences. */
function errorOfMean(
  { values, against, units }: PairedSamples,
  { mean, confidence, degrees }: { readonly mean: Figure; readonly confidence: number; readonly degrees: number },
): Pick<UnitError, 'error' | 'halfWidth'> {
  if (!isNumber(mean)) return { error: mean, halfWidth: mean };
  if (units !== null) return unitError(units, { confidence, influence: (i) => values[i]! - against[i]! - mean });
  const { standardError: error } = moments(values.map((value, i) => value - against[i]!));
  return { error, halfWidth: isNumber(error) ? error * studentHalfWidth(confidence, degrees) : error };
}

/**
 * Difference of the expected shortfalls at a level. Its standard error is that of the mean difference of the influences of both samples,
 * path by path.
 *
 * Source: as `expectedShortfallError`. Verified by `paired-difference.spec.ts` and `coverage.slow.spec.ts`.
 */
export function pairedShortfallDifference(
  { values, against, units }: PairedSamples,
  { level, confidence }: { readonly level: number; readonly confidence: number },
): PairedDifference {
  const n = values.length;
  const sorted = { values: sortedCopy(values), against: sortedCopy(against) };
  const [own, other] = [expectedShortfall(sorted.values, level), expectedShortfall(sorted.against, level)];
  const value = differenceOf(own, other);
  const related = correlation(values, against);
  const without = (few: MissingFigure): PairedDifference => {
    return { n, ...plusMinus(value, few), standardError: few, correlation: related };
  };
  const [first, second] = [shortfallInfluence(sorted.values, level), shortfallInfluence(sorted.against, level)];
  if ('status' in first) return without(first);
  if ('status' in second) return without(second);
  const influences = { values: values.map(first.at), against: against.map(second.at), units };
  const { error, halfWidth } = errorOfMean(influences, { mean: 0, confidence, degrees: first.degrees });
  return { n, ...plusMinus(value, halfWidth), standardError: error, correlation: related };
}

/** One of two estimates on the same paths. */
export interface PairedEstimate {
  readonly value: Figure;
  /** Null without an error. */
  readonly variance: number | null;
  /** Degrees of freedom of its interval; null without an error. */
  readonly degrees: number | null;
}

/** Two estimates of a figure on the same paths, and their covariance (`pairedCovariance`). */
export interface PairedEstimates {
  readonly own: PairedEstimate;
  readonly against: PairedEstimate;
  readonly covariance: number | null;
}

/**
 * Difference of two estimates out of what is kept of their paths: its error is √(V_aa + V_bb − 2V_ab), Student's t with the fewer degrees;
 * the correlation is that of the estimates.
 */
export function differenceOfEstimates(
  { own, against, covariance }: PairedEstimates,
  confidence: number,
): Omit<PairedDifference, 'n'> {
  const value = differenceOf(own.value, against.value);
  const variances = [own.variance, against.variance] as const;
  const degrees = [own.degrees, against.degrees] as const;
  if (
    variances[0] === null ||
    variances[1] === null ||
    covariance === null ||
    degrees[0] === null ||
    degrees[1] === null
  ) {
    const none = undefinedFigure('one of the strategies has too few paths for an error of this figure');
    return { ...plusMinus(value, none), standardError: none, correlation: none };
  }
  const standardError = Math.sqrt(Math.max(variances[0] + variances[1] - 2 * covariance, 0));
  const halfWidth = standardError * studentHalfWidth(confidence, Math.min(degrees[0], degrees[1]));
  const spread = Math.sqrt(variances[0]) * Math.sqrt(variances[1]);
  const related =
    spread > 0 ? Math.min(Math.max(covariance / spread, -1), 1) : undefinedFigure('a figure does not vary');
  return { ...plusMinus(value, halfWidth), standardError, correlation: related };
}

function differenceOf(own: Figure, against: Figure): Figure {
  if (!isNumber(own)) return own;
  return isNumber(against) ? own - against : against;
}
