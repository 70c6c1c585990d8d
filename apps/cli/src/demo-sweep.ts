import type { JsonObject } from '@ihome/config';

/**
 * The sweep of the demo. The base product does not clear its hurdle; the sweep varies what the homeowner gives up (share of the
 * appreciation, discount on the start value) and what the manager takes, and shows which variants do.
 */
export const DEMO_SWEEP: JsonObject = {
  name: 'Which product clears the hurdle?',
  preset: 'base',
  overrides: {
    monte_carlo: { num_paths: 5000 },
    frontier: { risk_metric: 'loss.es_99' },
    sensitivity: {
      parameters: [{ parameter: 'price_path.appreciation_rates.green', low: 0.02, high: 0.06 }],
    },
  },
  axes: [
    { parameter: 'contract.share_multiplier', values: [1, 1.5, 2] },
    { parameter: 'contract.property_value_discount_rate', values: [0, 0.15] },
    { parameter: 'fees.management_fee_rate', values: [0.015, 0.02] },
  ],
  tags: ['demo'],
};
