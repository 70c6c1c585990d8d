import { compensatedSum } from './compensated-sum';
import { plusMinus, undefinedFigure, type Estimate, type Figure } from './figure';
import { unitError, type PathUnits } from './independent-units';
import type { PairedSamples } from './paired-difference';

/** How much of a variance belongs to what both samples have in common. */
export interface VarianceSplit {
  /** Paths on which both samples have the quantity. */
  readonly n: number;
  /** Variance over paths. */
  readonly variance: Figure;
  /** Variance of the mean given the draws of parameters: Var(E[Y|θ]). */
  readonly parameterVariance: Figure;
  /** Mean of the variance given the draws of parameters: E[Var(Y|θ)]. */
  readonly processVariance: Figure;
  /** The parameter part of the variance, with its interval; it may come out a little below 0. */
  readonly parameterShare: Estimate;
  readonly standardError: Figure;
}

/**
 * Law of total variance by pick and freeze: y and y' have the same parameters θ on each path and independent numbers of the process, so
 * Cov(y, y') = Var(E[Y|θ]). Process part P = mean((y − y')²)/2; sum of total and parameter part n/(n − 1)·(v + c), v = mean of squares and c of
 * products of deviations from the common mean: all parts are unbiased. Share c/v; its error is that of the mean of the influence function
 * (d·d' − S·(d² + d'²)/2)/v, between units where paths are not independent.
 *
 * Source: Sobol', "Sensitivity estimates for nonlinear mathematical models" (1993); Janon, Klein, Lagnoux, Nodet and Prieur, "Asymptotic
 * normality and efficiency of two Sobol index estimators", ESAIM P&S 18 (2014), the estimator T. Verified by `variance-split.spec.ts`.
 * Example: 0, 2 against 0, 2 is all parameter; 0, 2 against 2, 0 has the share −1.
 */
export function varianceSplit({ values, against, units }: PairedSamples, confidence: number): VarianceSplit {
  const n = values.length;
  if (n < 2) return without(n, undefinedFigure('a variance needs two paths with this figure in both samples'));
  const mean = compensatedSum(n, (i) => values[i]! + against[i]!) / (2 * n);
  const product = (i: number): number => (values[i]! - mean) * (against[i]! - mean);
  const square = (i: number): number => {
    const [own, other] = [values[i]! - mean, against[i]! - mean];
    return (own * own + other * other) / 2;
  };
  const process = compensatedSum(n, (i) => (values[i]! - against[i]!) * (values[i]! - against[i]!)) / (2 * n);
  const squares = compensatedSum(n, square) / n;
  const both = ((squares + compensatedSum(n, product) / n) * n) / (n - 1);
  const variance = (both + process) / 2;
  if (!(variance > 0)) return without(n, undefinedFigure('the figure is the same on every path'));
  const parameter = (both - process) / 2;
  const share = parameter / variance;
  const influence = (i: number): number => (product(i) - share * square(i)) / squares;
  const { error, halfWidth } = unitError(units ?? ownUnits(n), { influence, confidence });
  return {
    n,
    variance,
    parameterVariance: parameter,
    processVariance: process,
    parameterShare: plusMinus(share, halfWidth),
    standardError: error,
  };
}

/** Every path a unit of its own. */
function ownUnits(n: number): PathUnits {
  return { unit: Int32Array.from({ length: n }, (_, i) => i), count: n };
}

function without(n: number, reason: Figure): VarianceSplit {
  return {
    n,
    variance: reason,
    parameterVariance: reason,
    processVariance: reason,
    parameterShare: { value: reason, low: reason, high: reason },
    standardError: reason,
  };
}
