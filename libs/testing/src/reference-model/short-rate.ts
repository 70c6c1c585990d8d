/** Short rate, model §1. */
import type { SimulationConfig } from '@ihome/config';
import { at, horizon, yearAccruing } from './calendar';
import { gammaQuantile, poissonQuantile } from './gamma';
import { cumulative } from './normal';
import { placeInSeries, PURPOSE, type RandomSource } from './random-numbers';

/** r(m) for m = 0..H: constant, or Vasicek or CIR with exact monthly transition, correlated with the national factor. */
export function shortRate(config: SimulationConfig, random: RandomSource, nationalFactor: readonly number[]): number[] {
  const { interest_rate: parameters } = config;
  const kappa = parameters.mean_reversion;
  const decay = Math.exp(-kappa / 12);
  const monthlyVariance = kappa === 0 ? 1 / 12 : -Math.expm1(-kappa / 6) / (2 * kappa);
  const rho = parameters.price_correlation;
  let state = parameters.base_rate_initial;
  const rates = [state + rateShift(config, 0)];
  for (let m = 1; m <= horizon(config); m += 1) {
    if (parameters.model === 'cir') {
      const own = random.normal(placeInSeries(PURPOSE.shortRate, 0, m));
      const w = rho * at(nationalFactor, m) + Math.sqrt(1 - rho * rho) * own;
      state = cirStep(config, state, { w, u: random.uniform(placeInSeries(PURPOSE.shortRate, 1, m)) });
    } else if (parameters.model === 'vasicek') {
      const own = random.normal(placeInSeries(PURPOSE.shortRate, 0, m));
      const shock = rho * at(nationalFactor, m) + Math.sqrt(1 - rho * rho) * own;
      state =
        parameters.long_term_mean +
        (state - parameters.long_term_mean) * decay +
        parameters.volatility * Math.sqrt(monthlyVariance) * shock;
    }
    rates.push(state + rateShift(config, m));
  }
  return rates;
}

/**
 * CIR: x' = c·χ'²_d(λ), c = σ²(1 − e^(−a/12))/(4a), d = 4aθ/σ², λ = x·e^(−a/12)/c. ASSUMPTION: χ'²_d(λ) is (w + √λ)² + χ²_{d−1}
 * for d ≥ 1, and else χ²_{d+2N}, N Poisson(λ/2) at Φ(w): two exact forms, the correlation in w.
 */
function cirStep(config: SimulationConfig, x: number, { w, u }: { readonly w: number; readonly u: number }): number {
  const { mean_reversion: a, long_term_mean: theta, volatility: sigma } = config.interest_rate;
  const decay = Math.exp(-a / 12);
  if (sigma === 0) return theta + (x - theta) * decay;
  const c = (sigma ** 2 * (a === 0 ? 1 / 12 : -Math.expm1(-a / 12) / a)) / 4;
  const d = (4 * a * theta) / sigma ** 2;
  const lambda = (x * decay) / c;
  if (d >= 1) return c * ((w + Math.sqrt(lambda)) ** 2 + (d === 1 ? 0 : 2 * gammaQuantile((d - 1) / 2, u)));
  const shape = d / 2 + poissonQuantile(lambda / 2, cumulative(w));
  return shape === 0 ? 0 : c * 2 * gammaQuantile(shape, u);
}

/**
 * Shift of the market conditions, added to the rate of the months of its year and never to the state. ASSUMPTION: the rate of
 * month m belongs to the year of (m − 1, m]; month 0, which has no such interval, to year 1.
 */
function rateShift(config: SimulationConfig, m: number): number {
  const year = m === 0 ? 1 : yearAccruing(m);
  return config.price_path.market_conditions_by_year.find((c) => c.year === year)?.rate_shift ?? 0;
}
