import {
  isNumber,
  notApplicable,
  plusMinus,
  studentHalfWidth,
  undefinedFigure,
  type Estimate,
  type Figure,
} from '@ihome/risk';
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

/**
 * The difference of a figure between any two compared strategies: that of the figures as they are shown, its error √(V_aa + V_bb − 2V_ab).
 * Not applicable when one was not compared.
 */
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
  const [own, other] = [figureOf(strategy), figureOf(against)];
  const value = isNumber(own) && isNumber(other) ? own - other : isNumber(own) ? other : own;
  const entry = (i: number, j: number): number | null => covariance[Math.max(i, j)]?.[Math.min(i, j)] ?? null;
  const [ownVariance, otherVariance, shared] = [entry(a, a), entry(b, b), entry(a, b)];
  const degrees = [strategies[a]!.degrees, strategies[b]!.degrees] as const;
  if (ownVariance === null || otherVariance === null || shared === null || degrees[0] === null || degrees[1] === null) {
    const none = undefinedFigure('one of the strategies has too few paths for an error of this figure');
    return { ...pair, ...plusMinus(value, none), standard_error: none, correlation: none };
  }
  const error = Math.sqrt(Math.max(ownVariance + otherVariance - 2 * shared, 0));
  const half = error * studentHalfWidth(confidence, Math.min(degrees[0], degrees[1]));
  const spread = Math.sqrt(ownVariance) * Math.sqrt(otherVariance);
  return {
    ...pair,
    ...plusMinus(value, half),
    standard_error: error,
    correlation: spread > 0 ? Math.min(Math.max(shared / spread, -1), 1) : undefinedFigure('a figure does not vary'),
  };
}
