import type { ParameterEffect } from './parameter-effect';

const ENFORCED = { 'guardrails.enforcement': 'fail' };
const status = (code: string): string => `results:guardrails.${code}.status`;

/** Effects of the guardrails: those before a run refuse the configuration, those after it change their verdict. */
export const GUARDRAILS_EFFECTS: readonly ParameterEffect[] = [
  {
    of: 'guardrails.enforcement',
    given: { 'guardrails.max_default_rate': 0 },
    to: 'fail',
    changes: 'sweep:state',
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
  { of: 'guardrails.max_var_99', to: -0.9, changes: status('var_99') },
  { of: 'guardrails.max_es_99', to: -0.9, changes: status('es_99') },
  { of: 'guardrails.max_default_rate', to: 0, changes: status('default_rate') },
  { of: 'guardrails.min_hurdle_clear_prob', to: 1, changes: status('hurdle_clear_probability') },
  {
    of: 'guardrails.max_wal_years',
    given: { 'fund.goal_horizon_years': 6 },
    to: 1,
    changes: status('wal'),
  },
  { of: 'guardrails.max_leverage_use', preset: 'levered', to: 0.01, changes: status('leverage_use') },
  { of: 'guardrails.min_interest_coverage', preset: 'levered', to: 10, changes: status('interest_coverage') },
  { of: 'guardrails.min_liquidity_buffer', to: 1, changes: status('liquidity') },
  {
    of: 'guardrails.suburb_concentration_limit',
    given: {
      'origination.suburbs': [{ id: 'hill', zone: 'green', weight: 1, growth_adjustment: 0, volatility: 0 }],
    },
    to: 1,
    changes: status('suburb_concentration'),
  },
  { of: 'guardrails.loan_concentration_limit', to: 0.001, changes: status('loan_concentration') },
  { of: 'guardrails.stressed_ltv_limit', to: 0.1, changes: status('stressed_ltv') },
  { of: 'guardrails.zone_default_alert', to: 1, changes: status('zone_default') },
  { of: 'guardrails.zone_volatility_alert', to: 1, changes: status('zone_volatility') },
  { of: 'guardrails.min_tail_paths', to: 1_000, changes: 'results:guardrails.min_tail_paths.threshold' },
  { of: 'guardrails.max_homeowner_cost', to: 0.01, changes: status('homeowner_cost') },
];
