/** For specs: configurations from the base preset, and a portfolio bought without a fund around it. */
import { findPreset, mergeConfig, type SimulationConfig } from '@ihome/config';

import { drawCandidate } from '../origination/draw-candidate';
import type { PathState } from '../path-state';
import { acceptCandidate } from './accept-candidate';
import { beginPath } from './begin-path';
import { releaseExits } from './release-exits';

/** Some members of a configuration, at any depth. */
export type ConfigOverrides = {
  readonly [Section in keyof SimulationConfig]?: SimulationConfig[Section] extends readonly unknown[] | string
    ? SimulationConfig[Section]
    : Partial<SimulationConfig[Section]>;
};

/** The base preset with overrides. Not validated: specs also look at what validation would refuse. */
export function baseWith(overrides: ConfigOverrides): SimulationConfig {
  const base = findPreset('base');
  if (base === undefined) throw new Error('the base preset is missing');
  return mergeConfig(base.config, overrides) as Partial<SimulationConfig> as SimulationConfig;
}

/** A market of one zone `a` without any risk: no volatility, growth, rate moves, house variance or appraisal noise. */
const CALM_ZONE: ConfigOverrides = {
  zones: ['a'],
  origination: { ltv_zone_shift: { a: 0 }, zone_allocations: { a: 1 } },
  price_path: {
    model_type: 'gbm',
    appreciation_rates: { a: 0 },
    volatility: { a: 0 },
    momentum: { a: 0 },
    error_correction: { a: 0 },
    initial_momentum: { a: 0 },
    correlation_matrix: [[1]],
    house_variance_linear: 0,
    house_variance_quadratic: 0,
    appraisal_noise_std: 0,
  },
  interest_rate: { model: 'constant' },
  exit: { default_rates: { a: 0 }, recovery_rates: { a: 0.8 } },
};

/** The calm zone with further overrides, section by section. */
export function calmWith(overrides: ConfigOverrides): SimulationConfig {
  return mergeConfig(baseWith(CALM_ZONE), overrides) as Partial<SimulationConfig> as SimulationConfig;
}

/** Path, loans a month and months of a purchase. */
export interface Purchase {
  readonly path: number;
  readonly loansPerMonth: number;
  readonly months: number;
}

/** Begins the path and buys; then every exit up to the horizon is released. Calls `eachMonth` at the end of each month. */
export function buyPortfolio(state: PathState, purchase: Purchase, eachMonth?: (month: number) => void): void {
  beginPath(state, purchase.path);
  let loan = 0;
  for (let m = 0; m <= state.market.horizonMonths; m++) {
    releaseExits(state, m);
    for (let i = 0; m < purchase.months && i < purchase.loansPerMonth; i++) {
      drawCandidate(state, loan++, m);
      acceptCandidate(state);
    }
    eachMonth?.(m);
  }
}
