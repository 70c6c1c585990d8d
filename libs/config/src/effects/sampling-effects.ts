import type { JsonValue } from '../json-value';
import type { ParameterEffect } from './parameter-effect';

const DEFAULTS = { parameter: 'exit.maturity_default_probability', distribution: 'uniform', arguments: [0, 0.1] };
const SALES = { parameter: 'exit.base_sale_rate', distribution: 'uniform', arguments: [0.03, 0.09] };
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
  { of: 'monte_carlo.sampler', to: 'sobol', changes: 'net_irr.mean' },
  { of: 'monte_carlo.scrambles', given: { 'monte_carlo.sampler': 'sobol' }, to: 4, changes: 'net_irr.mean' },
  { of: 'monte_carlo.control_variate', to: true, changes: 'results:metrics.net_irr' },
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
  { of: 'monte_carlo.keep_paths', to: false, changes: 'bundle:README.md' },
  { of: 'monte_carlo.parameter_uncertainty', to: [DEFAULTS], changes: 'sweep:analyses.uncertainty' },
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
    changes: 'default_rate.sd',
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
    given: DRAWN,
    to: [
      [1, 0.9],
      [0.9, 1],
    ],
    changes: 'trace:parameter_draws',
  },
];
