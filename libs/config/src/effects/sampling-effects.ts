import type { ParameterEffect } from './parameter-effect';

/** Effects of the paths: how many, how drawn, what is kept of them. */
export const SAMPLING_EFFECTS: readonly ParameterEffect[] = [
  { of: 'monte_carlo.num_paths', to: 128, raises: 'results:paths' },
  { of: 'monte_carlo.seed', to: 43, changes: 'net_irr.mean' },
  { of: 'monte_carlo.sampler', to: 'sobol', changes: 'net_irr.mean' },
  { of: 'monte_carlo.scrambles', given: { 'monte_carlo.sampler': 'sobol' }, to: 4, changes: 'net_irr.mean' },
  { of: 'monte_carlo.control_variate', to: true, changes: 'results:metrics.net_irr' },
  { of: 'monte_carlo.keep_paths', to: false, changes: 'bundle:README.md' },
];
