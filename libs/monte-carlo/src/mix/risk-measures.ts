import { sortedCopy } from '@ihome/risk';
import type { RiskMeasure } from './least-risk';
import { meanMultiples, mixedMultiples, type MixProblem } from './mix-problem';

/**
 * Standard deviation of the multiple, √(wᵀCw), with gradient Cw/√(wᵀCw).
 *
 * Source: Markowitz, "Portfolio selection", J. Finance 7 (1952).
 */
export function deviationMeasure(problem: MixProblem): RiskMeasure {
  const covariance = covarianceOf(problem);
  return {
    gap: 1e-8,
    at: (weights) => {
      const slopes = covariance.map((row) => row.reduce((sum, entry, i) => sum + entry * weights[i]!, 0));
      const variance = slopes.reduce((sum, slope, i) => sum + slope * weights[i]!, 0);
      const risk = Math.sqrt(Math.max(variance, 0));
      return { risk, gradient: slopes.map((slope) => (risk > 0 ? slope / risk : 0)) };
    },
  };
}

function covarianceOf(problem: MixProblem): number[][] {
  const means = meanMultiples(problem);
  const { multiples } = problem;
  return multiples.map((own, i) =>
    multiples.map((other, j) => {
      let sum = 0;
      for (let path = 0; path < own.length; path++) sum += (own[path]! - means[i]!) * (other[path]! - means[j]!);
      return sum / (own.length - 1);
    }),
  );
}

/**
 * ES_c of loss = 1 − multiple, the dual of the programme of Rockafellar and Uryasev: its gradient is the mean loss of every strategy over the
 * worst n(1 − c) paths of the mix.
 *
 * Source: Rockafellar and Uryasev, "Optimization of conditional value-at-risk", J. Risk 2 (2000).
 */
export function shortfallMeasure(problem: MixProblem, level: number): RiskMeasure {
  return {
    gap: 1e-6,
    at: (weights) => {
      const gradient = meanLosses(problem, { level, weights });
      return { gradient, risk: gradient.reduce((sum, loss, i) => sum + weights[i]! * loss, 0) };
    },
  };
}

function meanLosses(
  problem: MixProblem,
  { level, weights }: { readonly level: number; readonly weights: readonly number[] },
): number[] {
  const mixed = mixedMultiples(problem, weights);
  const sorted = sortedCopy(mixed);
  const share = mixed.length * (1 - level);
  const threshold = sorted[Math.max(Math.min(Math.floor(share + 1e-9), mixed.length - 1), 0)]!;
  const below: number[] = [];
  for (let path = 0; path < mixed.length; path++) if (mixed[path]! < threshold) below.push(path);
  const atThreshold = mixed.indexOf(threshold);
  return problem.multiples.map((multiples) => {
    const sum = below.reduce((total, path) => total + 1 - multiples[path]!, 0);
    return (sum + (share - below.length) * (1 - multiples[atThreshold]!)) / share;
  });
}
