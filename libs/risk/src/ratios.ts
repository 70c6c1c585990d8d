import { compensatedSum } from './compensated-sum';
import { undefinedFigure, type Figure } from './figure';
import { moments } from './moments';

/**
 * Sharpe ratio across paths: (mean − risk-free rate)/sd. Undefined when all values are equal.
 *
 * Source: Sharpe, "The Sharpe ratio", J. Portfolio Management 21 (1994). Verified by `ratios.spec.ts` (empyrical's vector).
 */
export function sharpeRatio(values: Float64Array, riskFreeRate: number): Figure {
  const { mean, sd } = moments(values);
  if (typeof mean !== 'number') return mean;
  if (typeof sd !== 'number') return sd;
  return sd > 0 ? (mean - riskFreeRate) / sd : undefinedFigure('all paths have the same value');
}

/**
 * Sortino ratio across paths: (mean − target)/√(Σ min(x − target, 0)²/n), n = all observations. Undefined when no path is below the target.
 *
 * Source: Sortino and Price, "Performance measurement in a downside risk framework", J. Investing 3 (1994). Verified by `ratios.spec.ts`.
 */
export function sortinoRatio(values: Float64Array, target: number): Figure {
  const { mean, n } = moments(values);
  if (typeof mean !== 'number') return mean;
  const shortfall = (i: number): number => Math.min(values[i]! - target, 0);
  const downside = Math.sqrt(compensatedSum(n, (i) => shortfall(i) * shortfall(i)) / n);
  return downside > 0 ? (mean - target) / downside : undefinedFigure('no path is below the minimum acceptable return');
}
