/** Exit times with a distribution of their own, model §4. */
import type { SimulationConfig } from '@ihome/config';
import { gammaAbove, gammaBelow } from './gamma';
import { cumulative } from './normal';

/**
 * Age in months at the uniform u. ASSUMPTIONS: u below the early probability is an early exit at u/p, the rest is used as (u − p)/(1 − p);
 * early exits keep to the minimum holding period and the term too; bounds without probability give the one nearest to the mean.
 */
export function timedAge(config: SimulationConfig, high: number, u: number): number {
  const { early_exit_probability: early, min_holding_period: holding } = config.exit;
  const low = Math.max(1, holding);
  if (u < early) {
    const end = Math.max(low, Math.min(24, high));
    return Math.ceil(low + (u / early) * (end - low));
  }
  return Math.ceil(truncated(config, (u - early) / (1 - early), { low, high }));
}

/** F⁻¹(F(low) + u·(F(high) − F(low))) by bisection on the tail that is smaller at `low`. */
function truncated(
  config: SimulationConfig,
  u: number,
  { low, high }: { readonly low: number; readonly high: number },
): number {
  const mean = 12 * config.exit.avg_loan_exit_year;
  const nearest = Math.min(Math.max(mean, low), high);
  if (config.exit.exit_year_std_dev === 0) return nearest;
  const isLate = belowAge(config, low) > 0.5;
  const from = isLate ? aboveAge(config, low) : belowAge(config, low);
  const mass = isLate ? from - aboveAge(config, high) : belowAge(config, high) - from;
  if (!(mass > 0)) return nearest;
  const isReached = (age: number): boolean =>
    isLate ? aboveAge(config, age) <= from - u * mass : belowAge(config, age) >= from + u * mass;
  let [left, right] = [low, high];
  for (let step = 0; step < 60; step += 1) {
    const middle = (left + right) / 2;
    if (isReached(middle)) right = middle;
    else left = middle;
  }
  return right;
}

/** P(age ≤ x) of the Pearson III variable. */
function belowAge(config: SimulationConfig, x: number): number {
  const skew = config.exit.exit_year_skew;
  const z = (x / 12 - config.exit.avg_loan_exit_year) / config.exit.exit_year_std_dev;
  if (skew === 0) return cumulative(z);
  const shape = 4 / (skew * skew);
  const gamma = shape + (2 * z) / skew;
  return skew > 0 ? gammaBelow(shape, gamma) : gamma <= 0 ? 1 : gammaAbove(shape, gamma);
}

function aboveAge(config: SimulationConfig, x: number): number {
  const skew = config.exit.exit_year_skew;
  const z = (x / 12 - config.exit.avg_loan_exit_year) / config.exit.exit_year_std_dev;
  if (skew === 0) return cumulative(-z);
  const shape = 4 / (skew * skew);
  const gamma = shape + (2 * z) / skew;
  return skew < 0 ? gammaBelow(shape, gamma) : gamma <= 0 ? 1 : gammaAbove(shape, gamma);
}
