import type { RuleCase } from './rule-cases';

const SCENARIO = {
  name: 'slump',
  month: 12,
  duration_months: 6,
  property_value_shock: -0.2,
  zones: ['red'],
  interest_rate_shock: 0,
  default_rate_multiplier: 1,
  exit_rate_multiplier: 1,
  overrides: { 'contract.minimum_multiple': 1 },
};

const scenario = (members: object): object => ({ stress: { scenarios: [{ ...SCENARIO, ...members }] } });
const bump = (members: object): object => ({
  sensitivity: { parameters: [{ parameter: 'fees.management_fee_rate', low: 0.01, high: 0.02, ...members }] },
});

const indices = (members: object): object => ({ sensitivity: { method: 'sobol_indices', samples: 64, ...members } });

/** Cases of the rules over stress and sensitivity. */
export const ANALYSIS_RULE_CASES: readonly RuleCase[] = [
  {
    rule: 'stress_zones',
    breaks: scenario({ zones: ['rot', 'red'] }),
    pointer: '/stress/scenarios/0/zones/0',
    code: 'unknown_zone',
    message: /there is no zone rot; did you mean red/,
    holds: scenario({}),
  },
  {
    rule: 'stress_overrides',
    breaks: scenario({ overrides: { 'contract.minimum_multiples': 1 } }),
    pointer: '/stress/scenarios/0/overrides/contract.minimum_multiples',
    code: 'unknown_parameter',
    message: /did you mean contract.minimum_multiple/,
    holds: scenario({ overrides: { 'contract.minimum_multiple': null } }),
  },
  {
    rule: 'stress_overrides',
    breaks: scenario({ overrides: { 'contract.minimum_multiple': 6 } }),
    pointer: '/stress/scenarios/0/overrides/contract.minimum_multiple',
    code: 'out_of_range',
    message: /from 0 to 5/,
    holds: scenario({ overrides: { 'contract.minimum_multiple': 5 } }),
  },
  {
    rule: 'stress_overrides',
    breaks: scenario({ overrides: { 'monte_carlo.seed': 1 } }),
    pointer: '/stress/scenarios/0/overrides/monte_carlo.seed',
    message: /the same in all runs/,
    holds: scenario({ overrides: {} }),
  },
  {
    rule: 'sensitivity_parameters',
    breaks: bump({ high: 0.01 }),
    pointer: '/sensitivity/parameters/0/high',
    message: /must be above low \(0.01\), not 0.01/,
    holds: bump({ high: 0.0101 }),
  },
  {
    rule: 'sensitivity_parameters',
    breaks: bump({ high: 0.11 }),
    pointer: '/sensitivity/parameters/0/high',
    code: 'out_of_range',
    message: /from 0 to/,
    holds: bump({ high: 0.05 }),
  },
  {
    rule: 'sensitivity_parameters',
    breaks: bump({ parameter: 'fees.management_fee_rates' }),
    pointer: '/sensitivity/parameters/0/parameter',
    code: 'unknown_parameter',
    message: /did you mean fees.management_fee_rate/,
    holds: bump({ parameter: 'exit.default_rates.red' }),
  },
  {
    rule: 'sensitivity_parameters',
    breaks: bump({ parameter: 'waterfall.waterfall_structure' }),
    pointer: '/sensitivity/parameters/0/parameter',
    code: 'wrong_type',
    message: /must be one of/,
    holds: bump({ parameter: 'waterfall.hurdle_rate', high: 0.1 }),
  },
  {
    rule: 'sensitivity_samples',
    breaks: indices({ samples: 0 }),
    pointer: '/sensitivity/samples',
    message: /power of two of samples, not 0: take at least 8/,
    holds: indices({ samples: 8 }),
  },
  {
    rule: 'sensitivity_samples',
    breaks: indices({ samples: 100 }),
    pointer: '/sensitivity/samples',
    message: /not 100: take 64 or 128/,
    holds: { sensitivity: { method: 'one_at_a_time', samples: 100 } },
  },
  {
    rule: 'sensitivity_samples',
    breaks: indices({ parameters: [] }),
    pointer: '/sensitivity/parameters',
    message: /needs a parameter/,
    holds: { sensitivity: { method: 'one_at_a_time', parameters: [] } },
  },
];
