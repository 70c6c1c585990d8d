import type { RuleCase } from './rule-cases';

const RATE = 'exit.base_sale_rate';

const drawn = (members: object, monteCarlo: object = {}): object => ({
  sensitivity: { parameters: [] },
  monte_carlo: {
    parameter_uncertainty: [{ parameter: RATE, distribution: 'uniform', arguments: [0.02, 0.1], ...members }],
    ...monteCarlo,
  },
});
const two = (correlation: readonly (readonly number[])[]): object =>
  drawn(
    {},
    {
      parameter_uncertainty: [
        { parameter: RATE, distribution: 'uniform', arguments: [0.02, 0.1] },
        { parameter: 'contract.share_multiplier', distribution: 'normal', arguments: [1.5, 0.1] },
      ],
      parameter_uncertainty_correlation: correlation,
    },
  );
const ENTRY = '/monte_carlo/parameter_uncertainty/0';

/** Cases of the rules over parameters that each path draws. */
export const UNCERTAINTY_RULE_CASES: readonly RuleCase[] = [
  {
    rule: 'uncertain_parameters',
    breaks: drawn({ parameter: 'exit.base_sale_rates' }),
    pointer: `${ENTRY}/parameter`,
    code: 'unknown_parameter',
    message: /did you mean exit.base_sale_rate/,
    holds: drawn({}),
  },
  {
    rule: 'uncertain_parameters',
    breaks: drawn({ parameter: 'fund.fund_term', arguments: [8, 10] }),
    pointer: `${ENTRY}/parameter`,
    message: /sets the months of every table/,
    holds: drawn({ parameter: 'contract.share_multiplier', arguments: [1, 2] }),
  },
  {
    rule: 'uncertain_parameters',
    breaks: drawn({ parameter: 'monte_carlo.num_paths', arguments: [100, 200] }),
    pointer: `${ENTRY}/parameter`,
    message: /the same in all runs/,
    holds: drawn({ distribution: 'normal', arguments: [0.06, 0] }),
  },
  {
    rule: 'uncertain_parameters',
    breaks: drawn({ parameter: 'waterfall.waterfall_structure' }),
    pointer: `${ENTRY}/parameter`,
    message: /is not one number/,
    holds: drawn({ parameter: 'price_path.volatility.green' }),
  },
  {
    rule: 'uncertain_parameters',
    breaks: drawn({ distribution: 'triangular' }),
    pointer: `${ENTRY}/arguments`,
    message: /triangular takes low, mode, high: 3 numbers, not 2/,
    holds: drawn({ distribution: 'triangular', arguments: [0.02, 0.06, 0.1] }),
  },
  {
    rule: 'uncertain_parameters',
    breaks: drawn({ distribution: 'lognormal', arguments: [0, 0.1] }),
    pointer: `${ENTRY}/arguments/0`,
    message: /must be above 0/,
    holds: drawn({ distribution: 'lognormal', arguments: [0.06, 0.1] }),
  },
  {
    rule: 'uncertain_parameters',
    breaks: drawn({ distribution: 'beta', arguments: [2, 0, 0, 0.1] }),
    pointer: `${ENTRY}/arguments/1`,
    message: /a shape must be from 0.05 to 1000/,
    holds: drawn({ distribution: 'beta', arguments: [2, 2, 0, 0.1] }),
  },
  {
    rule: 'uncertain_parameters',
    breaks: drawn({ arguments: [-0.1, 0.1] }),
    pointer: `${ENTRY}/arguments/0`,
    code: 'out_of_range',
    message: /an end is no value of exit.base_sale_rate/,
    holds: drawn({ arguments: [0, 0.1] }),
  },
  {
    rule: 'uncertain_parameters',
    breaks: drawn({ distribution: 'normal', arguments: [-0.1, 0.1] }),
    pointer: `${ENTRY}/arguments/0`,
    code: 'out_of_range',
    message: /the mean is no value of exit.base_sale_rate/,
    holds: drawn({ distribution: 'normal', arguments: [0.01, 0.1] }),
  },
  {
    rule: 'uncertainty_correlation',
    breaks: two([[1]]),
    pointer: '/monte_carlo/parameter_uncertainty_correlation',
    message: /needs 2 rows/,
    holds: two([]),
  },
  {
    rule: 'uncertainty_correlation',
    breaks: two([
      [1, 0.5],
      [0.4, 1],
    ]),
    pointer: '/monte_carlo/parameter_uncertainty_correlation/0/1',
    message: /symmetric/,
    holds: two([
      [1, 1],
      [1, 1],
    ]),
  },
  {
    rule: 'uncertainty_correlation',
    breaks: drawn(
      {},
      {
        parameter_uncertainty: [RATE, 'contract.share_multiplier', 'fees.management_fee_rate'].map((parameter) => ({
          parameter,
          distribution: 'uniform',
          arguments: [0.02, 0.04],
        })),
        parameter_uncertainty_correlation: [
          [1, 0.9, 0.7],
          [0.9, 1, 0.3],
          [0.7, 0.3, 1],
        ],
      },
    ),
    pointer: '/monte_carlo/parameter_uncertainty_correlation',
    code: 'not_psd',
    message: /smallest eigenvalue is -0.0073/,
    holds: two([
      [1, -0.9],
      [-0.9, 1],
    ]),
  },
  {
    rule: 'uncertain_and_stressed',
    breaks: {
      ...drawn({}),
      stress: {
        scenarios: [
          {
            ...{ name: 'slump', month: 12, duration_months: 6, property_value_shock: -0.2, zones: [] },
            ...{ interest_rate_shock: 0, default_rate_multiplier: 1, exit_rate_multiplier: 1 },
            overrides: { [RATE]: 0.05 },
          },
        ],
      },
    },
    pointer: `/stress/scenarios/0/overrides/${RATE}`,
    message: /each path draws exit.base_sale_rate/,
    holds: drawn({}),
  },
  {
    rule: 'uncertain_and_sensitive',
    breaks: {
      ...drawn({}),
      sensitivity: { method: 'one_at_a_time', parameters: [{ parameter: RATE, low: 0.02, high: 0.04 }] },
    },
    pointer: '/sensitivity/parameters/0/parameter',
    message: /each path draws exit.base_sale_rate/,
    holds: {
      ...drawn({}),
      sensitivity: { method: 'none', parameters: [{ parameter: RATE, low: 0.02, high: 0.04 }] },
    },
  },
  {
    rule: 'uncertain_control_variate',
    breaks: drawn({ parameter: 'price_path.volatility.green' }, { control_variate: true }),
    pointer: '/monte_carlo/control_variate',
    message: /not known while price_path.volatility.green is drawn/,
    holds: drawn({}, { control_variate: true }),
  },
];
