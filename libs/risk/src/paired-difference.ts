import { correlation } from './correlation';
import { studentHalfWidth } from './confidence';
import { isNumber, plusMinus, undefinedFigure, type Estimate, type Figure } from './figure';
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
}

/**
 * Mean of values − against with its Student interval: the standard error is that of the differences, √(s_a² + s_b² − 2ρ s_a s_b)/√n, far
 * below that of independent samples where ρ is near 1.
 */
export function pairedMeanDifference({ values, against }: PairedSamples, confidence: number): PairedDifference {
  const n = values.length;
  const { mean, standardError } = moments(values.map((value, i) => value - against[i]!));
  const half = isNumber(standardError) ? standardError * studentHalfWidth(confidence, n - 1) : standardError;
  return { n, ...plusMinus(mean, half), standardError, correlation: correlation(values, against) };
}

/**
 * Difference of the expected shortfalls at a level. Its standard error is that of the paths' differences of VaR + max(x − VaR, 0)/(1 − c),
 * whose mean is the shortfall: the influence functions of both samples, path by path.
 *
 * Source: as `expectedShortfallError`. Verified by `paired-difference.spec.ts` and `coverage.slow.spec.ts`.
 */
export function pairedShortfallDifference(
  { values, against }: PairedSamples,
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
  const few = undefinedFigure(`${beyond} paths beyond the VaR, ${MIN_TAIL_FOR_INTERVAL} are needed for an interval`);
  const samples = { values: shortfallInfluence(values, level), against: shortfallInfluence(against, level) };
  const { standardError } =
    beyond < MIN_TAIL_FOR_INTERVAL ? { standardError: few } : pairedMeanDifference(samples, confidence);
  const half = isNumber(standardError) ? standardError * studentHalfWidth(confidence, beyond - 1) : standardError;
  return { n, ...plusMinus(own - other, half), standardError, correlation: related };
}

/** VaR + max(x − VaR, 0)/(1 − c) of each path. */
function shortfallInfluence(values: Float64Array, level: number): Float64Array {
  const threshold = sortedCopy(values)[tailRank(values.length, level) - 1]!;
  return values.map((value) => threshold + Math.max(value - threshold, 0) / (1 - level));
}
