import type { JsonValue } from '../json-value';
import type { ParameterEffect } from './parameter-effect';

const DEFAULTS = { parameter: 'exit.maturity_default_probability', distribution: 'uniform', arguments: [0, 0.1] };
const SALES = { parameter: 'exit.base_sale_rate', distribution: 'uniform', arguments: [0.02, 0.1] };
const BUY_OUTS = { parameter: 'exit.base_refinance_rate', distribution: 'uniform', arguments: [0.04, 0.16] };
const DRAWN: Readonly<Record<string, JsonValue>> = { 'monte_carlo.parameter_uncertainty': [DEFAULTS, SALES] };
const FIRST = 'monte_carlo.parameter_uncertainty[0]';

/** Few paths of a small fund, enough for a wide interval. */
const STOPPING = {
  'fund.fund_size': 2e7,
  'monte_carlo.num_paths': 200,
  'monte_carlo.convergence.min_paths': 100,
  'monte_carlo.convergence.half_width': 0.5,
  'monte_carlo.convergence.enabled': true,
} as const;

/** Effects of the paths: how many, how drawn, what is kept of them. */
export const SAMPLING_EFFECTS: readonly ParameterEffect[] = [
  { of: 'monte_carlo.num_paths', to: 128, raises: 'results:paths' },
  { of: 'monte_carlo.seed', to: 43, changes: 'net_irr.mean' },
  { of: 'monte_carlo.sampler', to: 'sobol', lowers: 'results:metrics.terminal_index.standard_error' },
  {
    of: 'monte_carlo.scrambles',
    given: { 'monte_carlo.sampler': 'sobol' },
    to: 1,
    makes: 'results:metrics.net_irr.standard_error.status',
    equal: 'undefined',
  },
  { of: 'monte_carlo.control_variate', to: true, puts: 'controlled_mean', into: 'bundle:results.json' },
  {
    of: 'monte_carlo.convergence.enabled',
    given: { ...STOPPING, 'monte_carlo.convergence.enabled': false },
    to: true,
    lowers: 'sweep:strategies.0.paths',
  },
  {
    of: 'monte_carlo.convergence.metric',
    given: STOPPING,
    to: 'loss.es_99',
    raises: 'sweep:stopping.paths_run',
  },
  { of: 'monte_carlo.convergence.half_width', given: STOPPING, to: 0.0001, raises: 'sweep:stopping.paths_run' },
  {
    of: 'monte_carlo.convergence.confidence',
    given: STOPPING,
    to: 0.999,
    raises: 'sweep:stopping.checkpoints.0.half_width',
  },
  { of: 'monte_carlo.convergence.min_paths', given: STOPPING, to: 150, raises: 'sweep:stopping.paths_run' },
  { of: 'monte_carlo.keep_paths', to: false, makes: 'bundle:paths.parquet', equal: null },
  { of: 'monte_carlo.parameter_uncertainty', to: [SALES], raises: 'wal.sd' },
  {
    of: 'monte_carlo.parameter_uncertainty[].parameter',
    at: `${FIRST}.parameter`,
    given: DRAWN,
    to: 'exit.maturity_extension_probability',
    lowers: 'default_rate.mean',
  },
  {
    of: 'monte_carlo.parameter_uncertainty[].distribution',
    at: `${FIRST}.distribution`,
    given: DRAWN,
    to: 'normal',
    raises: 'default_rate.sd',
  },
  {
    of: 'monte_carlo.parameter_uncertainty[].arguments',
    at: `${FIRST}.arguments`,
    given: DRAWN,
    to: [0.2, 0.4],
    raises: 'default_rate.mean',
  },
  {
    of: 'monte_carlo.parameter_uncertainty_correlation',
    given: { 'monte_carlo.parameter_uncertainty': [SALES, BUY_OUTS] },
    to: [
      [1, 0.9],
      [0.9, 1],
    ],
    raises: 'wal.sd',
  },
];
