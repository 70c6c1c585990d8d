import type { SimulationConfig } from '@ihome/config';

import { exp, expm1 } from '../math/exp';
import { resolveMarketConditions } from './market-conditions';
import type { StressedHorizon } from './stress-scenario';

/**
 * The short rate, ready to simulate: x(m) = mean + (x(m−1) − mean)·decay + shockScale·shock, r(m) = x(m) + shift(m).
 * A constant rate is decay 1, shockScale 0. Under `cir` the state is that of `ResolvedCir`.
 */
export interface ResolvedInterestRate {
  readonly initial: number;
  readonly longTermMean: number;
  /** e^(−a/12). */
  readonly decay: number;
  /** σ·√((1 − e^(−2a/12))/(2a)), its limit σ/√12 for a = 0. */
  readonly shockScale: number;
  /** ρ: loading of the shock on the national price factor. */
  readonly priceLoading: number;
  /** √(1 − ρ²): loading on the rate's own normal. */
  readonly ownLoading: number;
  /** Shift of the year [month]. */
  readonly shift: Float64Array;
  /** Null unless the model is CIR with a volatility. */
  readonly cir: ResolvedCir | null;
}

/** CIR's monthly transition: x(m) = scale·χ'²(degrees, x(m−1)·e^(−a/12)/scale). */
export interface ResolvedCir {
  /** c = σ²(1 − e^(−a/12))/(4a), its limit σ²/48 for a = 0. */
  readonly scale: number;
  /** d = 4aθ/σ². */
  readonly degrees: number;
}

/** Resolves `interest_rate` and the rate shifts of the market conditions. Source: `docs/model/interest-rate.md`. */
export function resolveInterestRate(config: SimulationConfig, stressed: StressedHorizon): ResolvedInterestRate {
  const { model, base_rate_initial, long_term_mean, mean_reversion, volatility, price_correlation } =
    config.interest_rate;
  const constant = model === 'constant';
  const variance = mean_reversion === 0 ? 1 / 12 : -expm1((-2 * mean_reversion) / 12) / (2 * mean_reversion);
  return {
    initial: base_rate_initial,
    longTermMean: constant ? base_rate_initial : long_term_mean,
    decay: constant ? 1 : exp(-mean_reversion / 12),
    shockScale: constant ? 0 : volatility * Math.sqrt(variance),
    priceLoading: price_correlation,
    ownLoading: Math.sqrt(1 - price_correlation * price_correlation),
    shift: resolveMarketConditions(config, stressed).rateShift,
    cir: model === 'cir' && volatility > 0 ? resolveCir(config) : null,
  };
}

function resolveCir({ interest_rate: rate }: SimulationConfig): ResolvedCir {
  const { mean_reversion: speed, long_term_mean: mean } = rate;
  const variance = rate.volatility * rate.volatility;
  return {
    scale: speed === 0 ? variance / 48 : (-variance * expm1(-speed / 12)) / (4 * speed),
    degrees: (4 * speed * mean) / variance,
  };
}
