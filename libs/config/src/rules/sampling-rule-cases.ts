import type { RuleCase } from './rule-cases';

/** Thirteen months of an index. */
const TABLE = Array.from({ length: 13 }, (_, i) => ({
  date: i < 12 ? `2024-${String(i + 1).padStart(2, '0')}` : '2025-01',
  levels: { green: 1 + i / 100, orange: 1 + (i % 3) / 100, red: 1 + (i % 5) / 100 },
}));

/** Cases of the rules over sampling. */
export const SAMPLING_RULE_CASES: readonly RuleCase[] = [
  {
    rule: 'whole_scrambles',
    breaks: { monte_carlo: { sampler: 'antithetic', num_paths: 10_001 } },
    pointer: '/monte_carlo/num_paths',
    message: /10001 paths do not split into pairs: take 10000 or 10002/,
    holds: { monte_carlo: { sampler: 'antithetic', num_paths: 10_002 } },
  },
  {
    rule: 'whole_scrambles',
    breaks: { monte_carlo: { sampler: 'latin_hypercube', num_paths: 10_008 } },
    pointer: '/monte_carlo/num_paths',
    message: /10008 paths do not split into 16 scrambles: take 10000 or 10016/,
    holds: { monte_carlo: { sampler: 'latin_hypercube', num_paths: 10_016 } },
  },
  {
    rule: 'whole_scrambles',
    breaks: { monte_carlo: { sampler: 'sobol', num_paths: 10_000, scrambles: 17 } },
    pointer: '/monte_carlo/num_paths',
    message: /take 9996 or 10013/,
    holds: { monte_carlo: { sampler: 'pseudo', num_paths: 10_000, scrambles: 17 } },
  },
  {
    rule: 'control_variate_mean',
    breaks: {
      monte_carlo: { control_variate: true },
      price_path: { model_type: 'historical_bootstrap', index_table: TABLE },
    },
    pointer: '/monte_carlo/control_variate',
    message: /not known under historical_bootstrap/,
    holds: { monte_carlo: { control_variate: true } },
  },
  {
    rule: 'convergence_paths',
    breaks: { monte_carlo: { num_paths: 1_500, convergence: { enabled: true } } },
    pointer: '/monte_carlo/convergence/min_paths',
    message: /must not be above the 1500 paths/,
    holds: { monte_carlo: { num_paths: 1_500, convergence: { enabled: true, min_paths: 1_500 } } },
  },
  {
    rule: 'convergence_scrambles',
    breaks: { monte_carlo: { sampler: 'sobol', scrambles: 1, num_paths: 8_192, convergence: { enabled: true } } },
    pointer: '/monte_carlo/scrambles',
    message: /one scramble has no error/,
    holds: { monte_carlo: { sampler: 'antithetic', scrambles: 1, convergence: { enabled: true } } },
  },
  {
    rule: 'convergence_metric',
    breaks: { monte_carlo: { convergence: { metric: 'loss.es_98' } } },
    pointer: '/monte_carlo/convergence/metric',
    message: /needs its level in risk\.confidence_levels/,
    holds: { monte_carlo: { convergence: { metric: 'loss.es_99' } } },
  },
];
