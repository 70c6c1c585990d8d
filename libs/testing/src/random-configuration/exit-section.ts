/** Random exits and defaults. */
import type { ExitParameters } from '@ihome/config';
import type { Dice } from './dice';
import type { ZonedSection } from './market-sections';

/** Exits: no hazards to certain exits, extreme multipliers, all copula corners, both recoveries. */
export function exitSection(
  dice: Dice,
  { isPlain, zones, contractMonths }: ZonedSection & { readonly contractMonths: number },
): ExitParameters {
  if (isPlain) return plain(dice, zones);
  const sameZone = dice.pick([0, 0.15, dice.number(0, 0.6)]);
  const crossZone = dice.pick([0, sameZone, sameZone * dice.number(0, 1)]);
  const years = dice.chance(0.6) ? [] : dice.years(3, 1, 6);
  const defaults = dice.pick([0, 0.01, 0.05, 0.5]);
  const pDefault = dice.pick([0, 1, dice.number(0, 0.5)]);
  const seasons = dice.chance(0.5) ? new Array<number>(12).fill(1) : dice.weights(12, 12);
  return {
    timing_model: dice.pick(['hazard', 'hazard', 'distribution']),
    base_sale_rate: dice.chance(0.1) ? 0 : dice.number(0, 0.4),
    base_refinance_rate: dice.chance(0.1) ? 0 : dice.number(0, 0.4),
    life_event_rate: dice.chance(0.2) ? 0 : dice.number(0, 0.1),
    default_rates: dice.byZone(zones, () => (dice.chance(0.1) ? 0 : dice.number(0, defaults))),
    ramp_months: dice.pick([0, 1, dice.integer(0, 60)]),
    min_holding_period: Math.min(Math.ceil(contractMonths) - 1, dice.pick([0, 1, dice.integer(0, 60), 120])),
    appreciation_sale_multiplier: dice.number(-10, 10),
    interest_rate_refinance_multiplier: dice.number(-50, 50),
    ltv_default_multiplier: dice.number(0, 20),
    ltv_default_threshold: dice.number(0, 1.2),
    recession_default_multiplier: dice.number(0, 10),
    cap_proximity_multiplier: dice.number(-5, 5),
    tier_boundary_multiplier: dice.number(-5, 5),
    seasonality: seasons,
    vintage_multipliers: years.map((year) => ({ year, multiplier: dice.number(0, 4) })),
    avg_loan_exit_year: dice.number(0.1, 15),
    exit_year_std_dev: dice.chance(0.1) ? 0 : dice.number(0, 6),
    exit_year_skew: dice.chance(0.2) ? 0 : dice.number(-3, 3),
    early_exit_probability: dice.chance(0.4) ? 0 : dice.number(0, 1),
    maturity_extension_probability: (1 - pDefault) * dice.pick([0, 1, dice.number(0, 1)]),
    maturity_extension_months: dice.pick([0, 6, 12, dice.integer(0, 60)]),
    maturity_default_probability: pDefault,
    default_correlation: { enabled: dice.chance(0.75), same_zone: sameZone, cross_zone: Math.min(crossZone, sameZone) },
    price_default_correlation: dice.number(-1, 1),
    recovery_model: dice.pick(['structural', 'fixed']),
    recovery_rates: dice.byZone(zones, () => dice.number(0, 1)),
    distressed_sale_discount: dice.number(0, 0.6),
    foreclosure_cost: dice.number(0, 0.5),
    foreclosure_time_months: dice.pick([0, 1, 12, dice.integer(0, 60)]),
    carrying_cost_rate: dice.number(0, 0.1),
  };
}

function plain(dice: Dice, zones: readonly string[]): ExitParameters {
  return {
    timing_model: 'hazard',
    base_sale_rate: 0.06,
    base_refinance_rate: 0.1,
    life_event_rate: 0.01,
    default_rates: dice.byZone(zones, () => 0.012),
    ramp_months: 30,
    min_holding_period: 3,
    appreciation_sale_multiplier: 0.8,
    interest_rate_refinance_multiplier: 12,
    ltv_default_multiplier: 4,
    ltv_default_threshold: 0.8,
    recession_default_multiplier: 1.5,
    cap_proximity_multiplier: 0.5,
    tier_boundary_multiplier: 0.3,
    seasonality: new Array<number>(12).fill(1),
    vintage_multipliers: [],
    avg_loan_exit_year: 6,
    exit_year_std_dev: 2,
    exit_year_skew: 0,
    early_exit_probability: 0,
    maturity_extension_probability: 0.15,
    maturity_extension_months: 12,
    maturity_default_probability: 0.03,
    default_correlation: { enabled: true, same_zone: 0.15, cross_zone: 0.08 },
    price_default_correlation: 0.5,
    recovery_model: 'structural',
    recovery_rates: dice.byZone(zones, () => 0.75),
    distressed_sale_discount: 0.15,
    foreclosure_cost: 0.06,
    foreclosure_time_months: 12,
    carrying_cost_rate: 0.02,
  };
}
