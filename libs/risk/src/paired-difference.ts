import { correlation } from './correlation';
import { studentHalfWidth } from './confidence';
import { isNumber, plusMinus, undefinedFigure, type Estimate, type Figure } from './figure';
import { unitError, type PathUnits, type UnitError } from './independent-units';
import { moments } from './moments';
import { expectedShortfall, MIN_TAIL_FOR_INTERVAL, tailRank } from './tail-risk';
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
): UnitError {
  if (!isNumber(mean)) return { error: mean, halfWidth: mean };
  if (units !== null) return unitError(units, { confidence, influence: (i) => values[i]! - against[i]! - mean });
  const { standardError: error } = moments(values.map((value, i) => value - against[i]!));
  return { error, halfWidth: isNumber(error) ? error * studentHalfWidth(confidence, degrees) : error };
}

/**
 * Difference of the expected shortfalls at a level. Its standard error is that of the paths' differences of VaR + max(x − VaR, 0)/(1 − c),
 * whose mean is the shortfall: the influence functions of both samples, path by path.
 *
 * Source: as `expectedShortfallError`. Verified by `paired-difference.spec.ts` and `coverage.slow.spec.ts`.
 */
export function pairedShortfallDifference(
  { values, against, units }: PairedSamples,
  { level, confidence }: { readonly level: number; readonly confidence: number },
): PairedDifference {
  const n = values.length;
  const [own, other] = [expectedShortfall(sortedCopy(values), level), expectedShortfall(sortedCopy(against), level)];
  const related = correlation(values, against);
  if (!isNumber(own) || !isNumber(other)) {
    const none = isNumber(own) ? other : own;
    return { n, value: none, low: none, high: none, standardError: none, correlation: related };
  }
  const beyond = n - tailRank(n, level);
  if (beyond < MIN_TAIL_FOR_INTERVAL) {
    const few = undefinedFigure(`${beyond} paths beyond the VaR, ${MIN_TAIL_FOR_INTERVAL} are needed for an interval`);
    return { n, ...plusMinus(own - other, few), standardError: few, correlation: related };
  }
  const influences = { values: shortfallInfluence(values, level), against: shortfallInfluence(against, level), units };
  const mean = own - other;
  const { error, halfWidth } = errorOfMean(influences, { mean, confidence, degrees: beyond - 1 });
  return { n, ...plusMinus(mean, halfWidth), standardError: error, correlation: related };
}

/** VaR + max(x − VaR, 0)/(1 − c) of each path. */
function shortfallInfluence(values: Float64Array, level: number): Float64Array {
  const threshold = sortedCopy(values)[tailRank(values.length, level) - 1]!;
  return values.map((value) => threshold + Math.max(value - threshold, 0) / (1 - level));
}
