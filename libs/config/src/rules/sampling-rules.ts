import { keysOf, type CrossFieldRule } from './cross-field-rule';
import { isPowerOfTwo, largestPowerOfTwo } from './power-of-two';

/** Rules over how paths are sampled. */
export const SAMPLING_RULES: readonly CrossFieldRule[] = [
  {
    name: 'whole_scrambles',
    statement: 'The paths split evenly: into pairs under antithetic, into scrambles under sobol and latin_hypercube.',
    reads: ['monte_carlo.num_paths', 'monte_carlo.sampler', 'monte_carlo.scrambles'],
    severity: 'error',
    check: ({ monte_carlo: { num_paths: paths, sampler, scrambles } }) => {
      const parts = sampler === 'pseudo' ? 1 : sampler === 'antithetic' ? 2 : scrambles;
      if (paths % parts === 0) return [];
      const below = paths - (paths % parts);
      const near = below === 0 ? `${parts}` : `${below} or ${below + parts}`;
      const what = sampler === 'antithetic' ? 'pairs' : `${scrambles} scrambles`;
      return [
        {
          at: [keysOf('monte_carlo.num_paths'), keysOf('monte_carlo.scrambles'), keysOf('monte_carlo.sampler')],
          message: `${paths} paths do not split into ${what}: take ${near}`,
        },
      ];
    },
  },
  {
    name: 'balanced_points',
    statement: 'The points of a Sobol’ scramble are a power of two.',
    reads: ['monte_carlo.num_paths', 'monte_carlo.sampler', 'monte_carlo.scrambles'],
    severity: 'warning',
    check: ({ monte_carlo: { num_paths: paths, sampler, scrambles } }) => {
      const points = paths / scrambles;
      if (sampler !== 'sobol' || !Number.isInteger(points) || isPowerOfTwo(points)) return [];
      const below = largestPowerOfTwo(points);
      return [
        {
          at: [keysOf('monte_carlo.num_paths'), keysOf('monte_carlo.scrambles'), keysOf('monte_carlo.sampler')],
          message:
            `${points} points in each scramble are no power of two and fill the space less evenly than ` +
            `${below} (${below * scrambles} paths) or ${2 * below} (${2 * below * scrambles} paths)`,
        },
      ];
    },
  },
  {
    name: 'convergence_paths',
    statement: 'A run that may stop when precise enough looks at fewer paths than it may run.',
    reads: ['monte_carlo.convergence.enabled', 'monte_carlo.convergence.min_paths', 'monte_carlo.num_paths'],
    severity: 'error',
    check: ({ monte_carlo: { convergence, num_paths: paths } }) =>
      convergence.enabled && convergence.min_paths > paths
        ? [
            {
              at: [keysOf('monte_carlo.convergence.min_paths'), keysOf('monte_carlo.num_paths')],
              message: `must not be above the ${paths} paths that may be run`,
            },
          ]
        : [],
  },
  {
    name: 'convergence_scrambles',
    statement: 'A run that stops when precise enough has two scrambles or more: one says nothing of its error.',
    reads: ['monte_carlo.convergence.enabled', 'monte_carlo.sampler', 'monte_carlo.scrambles'],
    severity: 'error',
    check: ({ monte_carlo: { convergence, sampler, scrambles } }) =>
      convergence.enabled && scrambles < 2 && (sampler === 'sobol' || sampler === 'latin_hypercube')
        ? [
            {
              at: [keysOf('monte_carlo.scrambles'), keysOf('monte_carlo.convergence.enabled')],
              message: 'one scramble has no error, so it is never known to be precise enough; take 2 or more',
            },
          ]
        : [],
  },
  {
    name: 'control_variate_mean',
    statement: 'A control variate has a known mean: the terminal index has none under historical_bootstrap.',
    reads: ['monte_carlo.control_variate', 'price_path.model_type'],
    severity: 'error',
    check: ({ monte_carlo, price_path }) =>
      monte_carlo.control_variate && price_path.model_type === 'historical_bootstrap'
        ? [
            {
              at: [keysOf('monte_carlo.control_variate'), keysOf('price_path.model_type')],
              message: 'the expected terminal index is not known under historical_bootstrap',
            },
          ]
        : [],
  },
];
