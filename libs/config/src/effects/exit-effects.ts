import type { ParameterEffect } from './parameter-effect';

const LIFE = 'wal.mean';
const DEFAULTS = 'default_rate.mean';
const RECOVERED = 'recovery_rate.mean';
const FALLING = { 'price_path.appreciation_rates': { green: -0.03, orange: -0.03, red: -0.03 } };
const TIMED = { 'exit.timing_model': 'distribution' };
const FIXED = { 'exit.recovery_model': 'fixed' };
const VINTAGE = { 'exit.vintage_multipliers': [{ year: 1, multiplier: 3 }] };
/** Homes sold within a year or never before it ends. */
const SOLD_SOON = {
  'contract.contract_term_years': 1,
  'exit.base_sale_rate': 0.5,
  'exit.base_refinance_rate': 0,
  'exit.ramp_months': 0,
  'exit.min_holding_period': 0,
};
const SHORT = { 'contract.contract_term_years': 5 };

/** Effects of exits, defaults, maturity and recovery. */
export const EXIT_EFFECTS: readonly ParameterEffect[] = [
  { of: 'exit.timing_model', to: 'distribution', raises: LIFE },
  { of: 'exit.base_sale_rate', to: 0.15, lowers: LIFE },
  { of: 'exit.base_refinance_rate', to: 0.2, lowers: LIFE },
  { of: 'exit.life_event_rate', to: 0.1, lowers: LIFE },
  { of: 'exit.default_rates.{zone}', at: 'exit.default_rates.red', to: 0.05, raises: DEFAULTS },
  { of: 'exit.ramp_months', to: 0, lowers: LIFE },
  { of: 'exit.min_holding_period', to: 36, raises: LIFE },
  { of: 'exit.appreciation_sale_multiplier', to: 4, lowers: LIFE },
  {
    of: 'exit.interest_rate_refinance_multiplier',
    given: { 'interest_rate.base_rate_initial': 0.08 },
    to: 40,
    lowers: LIFE,
  },
  { of: 'exit.ltv_default_multiplier', given: FALLING, to: 15, raises: DEFAULTS },
  { of: 'exit.ltv_default_threshold', given: FALLING, to: 0.5, raises: DEFAULTS },
  { of: 'exit.recession_default_multiplier', given: FALLING, to: 6, raises: DEFAULTS },
  { of: 'exit.cap_proximity_multiplier', given: { 'contract.return_cap_annual': 0.06 }, to: 3, lowers: LIFE },
  { of: 'exit.tier_boundary_multiplier', preset: 'share-of-value', to: 4, lowers: LIFE },
  { of: 'exit.seasonality', given: SOLD_SOON, to: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 6, 6], raises: LIFE },
  { of: 'exit.vintage_multipliers', to: [{ year: 1, multiplier: 3 }], lowers: LIFE },
  {
    of: 'exit.vintage_multipliers[].year',
    at: 'exit.vintage_multipliers[0].year',
    given: VINTAGE,
    to: 9,
    raises: LIFE,
  },
  {
    of: 'exit.vintage_multipliers[].multiplier',
    at: 'exit.vintage_multipliers[0].multiplier',
    given: VINTAGE,
    to: 0.1,
    raises: LIFE,
  },
  { of: 'exit.avg_loan_exit_year', given: TIMED, to: 8, raises: LIFE },
  { of: 'exit.exit_year_std_dev', given: TIMED, to: 4, raises: 'wal.sd' },
  { of: 'exit.exit_year_skew', given: TIMED, to: 2, lowers: LIFE },
  { of: 'exit.early_exit_probability', given: TIMED, to: 0.5, lowers: LIFE },
  { of: 'exit.maturity_extension_probability', given: SHORT, to: 0.9, raises: LIFE },
  { of: 'exit.maturity_extension_months', given: SHORT, to: 36, raises: LIFE },
  { of: 'exit.maturity_default_probability', to: 0.3, raises: DEFAULTS },
  { of: 'exit.default_correlation.enabled', to: false, lowers: 'default_rate.sd' },
  { of: 'exit.default_correlation.same_zone', to: 0.6, raises: 'default_rate.sd' },
  {
    of: 'exit.default_correlation.cross_zone',
    given: { 'exit.default_correlation.same_zone': 0.6, 'exit.default_correlation.cross_zone': 0 },
    to: 0.6,
    raises: 'default_rate.sd',
  },
  { of: 'exit.price_default_correlation', to: -0.9, lowers: 'default_rate.sd' },
  { of: 'exit.recovery_model', to: 'fixed', lowers: RECOVERED },
  { of: 'exit.recovery_rates.{zone}', at: 'exit.recovery_rates.green', given: FIXED, to: 0.3, lowers: RECOVERED },
  { of: 'exit.distressed_sale_discount', to: 0.5, lowers: RECOVERED },
  { of: 'exit.foreclosure_cost', to: 0.4, lowers: RECOVERED },
  { of: 'exit.foreclosure_time_months', to: 36, raises: LIFE },
  { of: 'exit.carrying_cost_rate', to: 0.2, lowers: RECOVERED },
];
