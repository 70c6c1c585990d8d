/** Short rate, model §1. */
import type { SimulationConfig } from '@ihome/config';
import { at, horizon, yearAccruing } from './calendar';
import { placeInSeries, PURPOSE, type RandomSource } from './random-numbers';

/** r(m) for m = 0..H: constant, or Vasicek with exact monthly transition, correlated with the national factor. */
export function shortRate(config: SimulationConfig, random: RandomSource, nationalFactor: readonly number[]): number[] {
  const { interest_rate: parameters } = config;
  const kappa = parameters.mean_reversion;
  const decay = Math.exp(-kappa / 12);
  const monthlyVariance = kappa === 0 ? 1 / 12 : -Math.expm1(-kappa / 6) / (2 * kappa);
  const rho = parameters.price_correlation;
  let state = parameters.base_rate_initial;
  const rates = [state + rateShift(config, 0)];
  for (let m = 1; m <= horizon(config); m += 1) {
    if (parameters.model === 'vasicek') {
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
 * Shift of the market conditions, added to the rate of the months of its year and never to the state. ASSUMPTION: the rate of
 * month m belongs to the year of (m − 1, m]; month 0, which has no such interval, to year 1.
 */
function rateShift(config: SimulationConfig, m: number): number {
  const year = m === 0 ? 1 : yearAccruing(m);
  return config.price_path.market_conditions_by_year.find((c) => c.year === year)?.rate_shift ?? 0;
}
