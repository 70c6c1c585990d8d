import type { ParameterEffect } from './parameter-effect';

const CALLED_EQUALLY = { 'deployment.capital_call_schedule': 'equal' };

/** Effects of deployment, capital calls and idle cash. */
export const DEPLOYMENT_EFFECTS: readonly ParameterEffect[] = [
  { of: 'deployment.deployment_pace', to: 'front_loaded', lowers: 'j_curve_month.mean' },
  { of: 'deployment.deployment_period', to: 48, raises: 'j_curve_month.mean' },
  { of: 'deployment.deployment_period_unit', to: 'quarters', raises: 'j_curve_month.mean' },
  { of: 'deployment.deployment_start', to: 12, raises: 'j_curve_month.mean' },
  { of: 'deployment.target_deployment', to: 0.5, lowers: 'positions.mean' },
  {
    of: 'deployment.custom_deployment_schedule',
    given: {
      'deployment.deployment_pace': 'custom',
      'deployment.deployment_period': 4,
      'deployment.custom_deployment_schedule': [0.7, 0.1, 0.1, 0.1],
    },
    to: [0.1, 0.1, 0.1, 0.7],
    raises: 'trace:positions[].origination_month',
  },
  {
    of: 'deployment.deployment_skew',
    given: { 'deployment.deployment_pace': 'front_loaded' },
    to: 0.9,
    lowers: 'trace:positions[].origination_month',
  },
  { of: 'deployment.capital_call_schedule', to: 'upfront', raises: 'cash_drag.mean' },
  { of: 'deployment.capital_call_years', given: CALLED_EQUALLY, to: 6, lowers: 'cash_drag.mean' },
  { of: 'deployment.capital_call_frequency', given: CALLED_EQUALLY, to: 'annual', raises: 'cash_drag.mean' },
  {
    of: 'deployment.custom_capital_call_schedule',
    given: {
      'deployment.capital_call_schedule': 'custom',
      'deployment.capital_call_years': 2,
      'deployment.custom_capital_call_schedule': [0.5, 0.5],
    },
    to: [1, 0],
    raises: 'cash_drag.mean',
  },
  { of: 'deployment.minimum_cash_reserve', to: 0.1, raises: 'cash_drag.mean' },
  { of: 'deployment.cash_yield', to: 0.05, raises: 'bridge_idle_cash.mean' },
];
