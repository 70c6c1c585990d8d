/** Random price paths and interest rates. */
import type { InterestRateParameters, PricePathParameters } from '@ihome/config';
import type { Dice } from './dice';
import { historyMembers, regimeMembers } from './market-members';

/** Zones and whether the section stays plain. */
export interface ZonedSection {
  readonly isPlain: boolean;
  readonly zones: readonly string[];
}

/** Price paths: all four models, from none to wild volatility, singular and broken correlation matrices, overlays. */
export function pricePathSection(dice: Dice, { isPlain, zones }: ZonedSection): PricePathParameters {
  const by = (value: () => number): Record<string, number> => dice.byZone(zones, value);
  if (isPlain) {
    return {
      ...overlaysOff(),
      model_type: 'momentum',
      appreciation_rates: by(() => 0.04),
      volatility: by(() => 0.02),
      momentum: by(() => 0.85),
      error_correction: by(() => 0.002),
      initial_momentum: by(() => 0),
      correlation_matrix: factorMatrix(zones.map(() => Math.sqrt(0.75))),
      repair_correlation: false,
    };
  }
  const volatility = dice.pick([0, 0.02, 0.02, 0.08, 0.25]);
  const years = dice.chance(0.5) ? [] : dice.years(3, 1, 12);
  const broken = zones.length >= 3 && dice.chance(0.1);
  return {
    model_type: dice.pick(['gbm', 'momentum', 'momentum', 'regime_switching', 'historical_bootstrap']),
    ...regimeMembers(dice, zones),
    ...historyMembers(dice, zones),
    appreciation_rates: by(() => dice.number(-0.06, 0.1)),
    volatility: by(() => (volatility === 0 ? 0 : dice.number(0, volatility))),
    momentum: by(() => dice.number(0, 0.97)),
    error_correction: by(() => dice.number(0, dice.pick([0.005, 0.2]))),
    initial_momentum: by(() => (dice.chance(0.6) ? 0 : dice.number(-0.15, 0.15))),
    correlation_matrix: broken ? brokenMatrix(zones.length) : correlation(dice, zones.length),
    repair_correlation: broken || dice.chance(0.1),
    market_conditions_by_year: years.map((year) => ({
      year,
      growth_shift: dice.number(-0.15, 0.1),
      rate_shift: dice.number(-0.03, 0.05),
      default_multiplier: dice.number(0, 5),
    })),
    cycle_amplitude: dice.chance(0.5) ? 0 : dice.number(0, 0.12),
    cycle_length_years: dice.number(1, 20),
    cycle_position: dice.number(0, 1),
    house_variance_linear: dice.chance(0.15) ? 0 : dice.number(0, 0.03),
    house_variance_quadratic: dice.number(-0.003, 0.002),
    appraisal_noise_std: dice.chance(0.2) ? 0 : dice.number(0, 0.15),
  };
}

function overlaysOff(): Omit<
  PricePathParameters,
  | 'model_type'
  | 'appreciation_rates'
  | 'volatility'
  | 'momentum'
  | 'error_correction'
  | 'initial_momentum'
  | 'correlation_matrix'
  | 'repair_correlation'
> {
  return {
    regimes: [],
    regime_transitions: [],
    initial_regime: null,
    bootstrap_block_months: 24,
    index_table: [],
    bootstrap_recentre: true,
    market_conditions_by_year: [],
    cycle_amplitude: 0,
    cycle_length_years: 12,
    cycle_position: 0,
    house_variance_linear: 0.0065,
    house_variance_quadratic: -0.0001,
    appraisal_noise_std: 0.03,
  };
}

/** One-factor matrix: b_i·b_j beside the diagonal, always positive semi-definite. */
function factorMatrix(loadings: readonly number[]): number[][] {
  return loadings.map((a, i) => loadings.map((b, j) => (i === j ? 1 : a * b)));
}

/** Usually a one-factor matrix with loadings of both signs; now and then independent or perfectly correlated zones. */
function correlation(dice: Dice, order: number): number[][] {
  const kind = dice.uniform();
  const loadings = Array.from({ length: order }, () => dice.number(-0.4, 0.95));
  if (kind < 0.1) return factorMatrix(loadings.map(() => 0));
  if (kind < 0.2) return factorMatrix(loadings.map(() => 1));
  return factorMatrix(loadings);
}

/** The textbook matrix that is not positive semi-definite, continued by independent zones. */
function brokenMatrix(order: number): number[][] {
  const core: Readonly<Record<string, number>> = {
    '0,1': 0.9,
    '1,0': 0.9,
    '0,2': 0.7,
    '2,0': 0.7,
    '1,2': 0.3,
    '2,1': 0.3,
  };
  return Array.from({ length: order }, (_, i) =>
    Array.from({ length: order }, (__, j) => (i === j ? 1 : (core[`${i},${j}`] ?? 0))),
  );
}

/** Interest rates: all three models, no to strong mean reversion, perfect correlation with prices. */
export function interestRateSection(dice: Dice, { isPlain }: { readonly isPlain: boolean }): InterestRateParameters {
  if (isPlain) {
    return {
      model: 'vasicek',
      base_rate_initial: 0.043,
      long_term_mean: 0.035,
      mean_reversion: 0.2,
      volatility: 0.01,
      price_correlation: -0.2,
    };
  }
  const model = dice.pick(['constant', 'vasicek', 'vasicek', 'cir']);
  const lowest = model === 'cir' ? 0 : -0.02;
  return {
    model,
    base_rate_initial: dice.number(lowest, 0.12),
    long_term_mean: dice.number(lowest, 0.12),
    mean_reversion: dice.chance(0.15) ? 0 : dice.number(0, 2),
    volatility: dice.chance(0.1) ? 0 : dice.number(0, dice.pick([0.06, 0.2])),
    price_correlation: dice.number(-1, 1),
  };
}
