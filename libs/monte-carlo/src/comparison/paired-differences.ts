import { differenceOfEstimates, notApplicable, type Estimate, type Figure, type PairedEstimate } from '@ihome/risk';
import type { FigureComparison } from './compare-strategies';

/** How a figure differs between two strategies on the same random numbers. */
export interface StrategyDifference extends Estimate {
  /** Index of the strategy. */
  readonly strategy: number;
  /** Index of the one that is subtracted. */
  readonly against: number;
  readonly standard_error: Figure;
  /** Correlation of the two estimates: what pairing makes of it. */
  readonly correlation: Figure;
}

/** Which difference, and the figures as the results have them. */
export interface DifferenceRequest {
  readonly strategy: number;
  readonly against: number;
  /** The figure of a strategy by its index. */
  readonly figureOf: (index: number) => Figure;
  readonly confidence: number;
}

/** The difference of a figure between any two compared strategies, of the figures as they are shown; not applicable when one was not compared. */
export function pairedDifference(
  { strategies, covariance }: FigureComparison,
  { strategy, against, figureOf, confidence }: DifferenceRequest,
): StrategyDifference {
  const pair = { strategy, against };
  const [a, b] = [
    strategies.findIndex(({ index }) => index === strategy),
    strategies.findIndex(({ index }) => index === against),
  ];
  if (a < 0 || b < 0) {
    const none = notApplicable(`strategy ${a < 0 ? strategy : against} was not compared`);
    return { ...pair, value: none, low: none, high: none, standard_error: none, correlation: none };
  }
  const entry = (i: number, j: number): number | null => covariance[Math.max(i, j)]?.[Math.min(i, j)] ?? null;
  const estimate = (at: number): PairedEstimate => {
    const { index, degrees } = strategies[at]!;
    return { value: figureOf(index), variance: entry(at, at), degrees };
  };
  const { standardError, ...difference } = differenceOfEstimates(
    { own: estimate(a), against: estimate(b), covariance: entry(a, b) },
    confidence,
  );
  return { ...pair, ...difference, standard_error: standardError };
}
