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

/**
 * Omega ratio across paths: Σ max(x − threshold, 0)/Σ max(threshold − x, 0), what is gained above the threshold for what is missed below it.
 * 1 when the mean is the threshold. Undefined when no path is below it.
 *
 * Source: Keating and Shadwick, "A universal performance measure", J. Performance Measurement 6 (2002). Verified by `ratios.spec.ts` (empyrical).
 */
export function omegaRatio(values: Float64Array, threshold: number): Figure {
  const n = values.length;
  if (n === 0) return undefinedFigure('no path has this figure');
  const missed = compensatedSum(n, (i) => Math.max(threshold - values[i]!, 0));
  if (!(missed > 0)) return undefinedFigure('no path is below the minimum acceptable return');
  return compensatedSum(n, (i) => Math.max(values[i]! - threshold, 0)) / missed;
}

/**
 * Calmar ratio across paths: mean return/mean drawdown of the paths that have both. Undefined when no path has a drawdown above 0.
 *
 * Source: Young, "Calmar ratio: a smoother tool", Futures 20 (1991), annual return to maximum drawdown; here each as its mean over paths.
 */
export function calmarRatio(returns: Float64Array, drawdowns: Float64Array): Figure {
  const n = returns.length;
  if (n !== drawdowns.length) throw new RangeError(`returns of ${n} and drawdowns of ${drawdowns.length} paths`);
  if (n === 0) return undefinedFigure('no path has this figure');
  const fallen = compensatedSum(n, (i) => drawdowns[i]!);
  return fallen > 0 ? compensatedSum(n, (i) => returns[i]!) / fallen : undefinedFigure('no path has a drawdown');
}
