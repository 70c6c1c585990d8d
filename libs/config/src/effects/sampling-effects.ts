import type { JsonValue } from '../json-value';
import type { ParameterEffect } from './parameter-effect';

const DEFAULTS = { parameter: 'exit.maturity_default_probability', distribution: 'uniform', arguments: [0, 0.1] };
const SALES = { parameter: 'exit.base_sale_rate', distribution: 'uniform', arguments: [0.03, 0.09] };
const DRAWN: Readonly<Record<string, JsonValue>> = { 'monte_carlo.parameter_uncertainty': [DEFAULTS, SALES] };
const FIRST = 'monte_carlo.parameter_uncertainty[0]';

/** Effects of the paths: how many, how drawn, what is kept of them. */
export const SAMPLING_EFFECTS: readonly ParameterEffect[] = [
  { of: 'monte_carlo.num_paths', to: 128, raises: 'results:paths' },
  { of: 'monte_carlo.seed', to: 43, changes: 'net_irr.mean' },
  { of: 'monte_carlo.sampler', to: 'sobol', changes: 'net_irr.mean' },
  { of: 'monte_carlo.scrambles', given: { 'monte_carlo.sampler': 'sobol' }, to: 4, changes: 'net_irr.mean' },
  { of: 'monte_carlo.control_variate', to: true, changes: 'results:metrics.net_irr' },
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
