import type { ParameterEffect } from './parameter-effect';

const ENFORCED = { 'guardrails.enforcement': 'fail' };
const status = (code: string): string => `results:guardrails.${code}.status`;

/** Effects of the guardrails: those before a run refuse the configuration, those after it change their verdict. */
export const GUARDRAILS_EFFECTS: readonly ParameterEffect[] = [
  {
    of: 'guardrails.enforcement',
    given: { 'guardrails.max_default_rate': 0 },
    to: 'fail',
    makes: 'sweep:state',
    equal: 'guardrail_failed',
  },
  { of: 'guardrails.max_ltv', to: 0.5, given: ENFORCED, refusedAs: 'guardrail_max_ltv' },
  { of: 'guardrails.max_zone_allocation', to: 0.45, given: ENFORCED, refusedAs: 'guardrail_max_zone_allocation' },
  {
    of: 'guardrails.zone_ticket_limits.{zone}',
    at: 'guardrails.zone_ticket_limits.green',
    to: 400_000,
    given: ENFORCED,
    refusedAs: 'guardrail_zone_ticket_limits',
  },
  {
    of: 'guardrails.max_contract_term_months',
    to: 60,
    given: ENFORCED,
    refusedAs: 'guardrail_max_contract_term_months',
  },
  { of: 'guardrails.max_var_99', to: -0.9, makes: status('var_99'), equal: 'breach' },
  { of: 'guardrails.max_es_99', to: -0.9, makes: status('es_99'), equal: 'breach' },
  { of: 'guardrails.max_default_rate', to: 0, makes: status('default_rate'), equal: 'breach' },
  { of: 'guardrails.min_hurdle_clear_prob', to: 1, makes: status('hurdle_clear_probability'), equal: 'breach' },
  {
    of: 'guardrails.max_wal_years',
    given: { 'fund.goal_horizon_years': 6 },
    to: 1,
    makes: status('wal'),
    equal: 'breach',
  },
  { of: 'guardrails.max_leverage_use', preset: 'levered', to: 0.01, makes: status('leverage_use'), equal: 'breach' },
  {
    of: 'guardrails.min_interest_coverage',
    preset: 'levered',
    to: 10,
    makes: status('interest_coverage'),
    equal: 'breach',
  },
  { of: 'guardrails.min_liquidity_buffer', to: 1, makes: status('liquidity'), equal: 'breach' },
  {
    of: 'guardrails.suburb_concentration_limit',
    given: {
      'origination.suburbs': [{ id: 'hill', zone: 'green', weight: 1, growth_adjustment: 0, volatility: 0 }],
    },
    to: 1,
    makes: status('suburb_concentration'),
    equal: 'pass',
  },
  { of: 'guardrails.loan_concentration_limit', to: 0.001, makes: status('loan_concentration'), equal: 'breach' },
  { of: 'guardrails.stressed_ltv_limit', to: 0.1, makes: status('stressed_ltv'), equal: 'breach' },
  { of: 'guardrails.zone_default_alert', to: 1, makes: status('zone_default'), equal: 'breach' },
  { of: 'guardrails.zone_volatility_alert', to: 1, makes: status('zone_volatility'), equal: 'breach' },
  {
    of: 'guardrails.min_tail_paths',
    given: { 'monte_carlo.num_paths': 256 },
    to: 1,
    makes: status('min_tail_paths'),
    equal: 'pass',
  },
  { of: 'guardrails.max_homeowner_cost', to: 0.01, makes: status('homeowner_cost'), equal: 'breach' },
];
