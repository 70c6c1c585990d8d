import { choice, integer, toggle } from '../registry/parameter-builders';
import { defineGroup } from '../registry/parameter-definition';

/** Number and seed of the paths. */
export const MONTE_CARLO_GROUP = defineGroup({
  id: 'monte_carlo',
  title: 'Monte Carlo',
  summary: 'How many paths are simulated, from which seed and how they are sampled, and whether they are kept.',
  parameters: [
    integer('num_paths', {
      min: 1,
      max: 10_000_000,
      step: 1000,
      unit: 'paths',
      label: 'Paths',
      help: 'Paths per strategy.',
      actsIn: 'Every figure of the results',
      effect: 'Standard errors fall with the square root; time grows in proportion.',
      example: 10_000,
    }),
    integer('seed', {
      min: 0,
      max: Number.MAX_SAFE_INTEGER,
      step: 1,
      unit: 'seed',
      label: 'Seed',
      help: 'Seed of every random number.',
      actsIn: 'Every random number',
      effect: 'The same seed gives the same bytes; another gives an independent sample.',
      example: 42,
    }),
    choice('sampler', {
      values: ['pseudo', 'antithetic', 'sobol', 'latin_hypercube'],
      unit: 'enum',
      label: 'Sampler',
      help: 'Sampling of the market factors.',
      actsIn: 'Zone indices, short rate and default factors of every path; standard errors and intervals',
      effect:
        'Antithetic pairs and, more so, scrambled Sobol’ or Latin hypercube points give smaller errors of means for the same paths; those of single losses far in the tail gain least.',
      example: 'sobol',
    }),
    integer('scrambles', {
      min: 1,
      max: 256,
      step: 1,
      unit: 'replications',
      label: 'Scrambles',
      help: 'Independent scrambles for error bars.',
      actsIn: 'Split of the paths under sobol and latin_hypercube; standard errors and intervals',
      effect: 'More scrambles know their error better, and leave fewer points to each, which makes it larger.',
      example: 16,
      when: { parameter: 'monte_carlo.sampler', is: ['sobol', 'latin_hypercube'] },
    }),
    toggle('control_variate', {
      unit: 'bool',
      label: 'Control variate',
      help: 'Terminal index as control variate.',
      actsIn: 'A second estimate of every mean',
      effect:
        'On: means are given once more, corrected by how far the terminal index of the sample missed its expectation.',
      example: true,
    }),
    toggle('keep_paths', {
      unit: 'bool',
      label: 'Keep paths',
      help: 'Whether the table of every path goes into the bundle.',
      actsIn: 'Bundle',
      effect: 'On: larger bundles, from which every figure can be recomputed.',
      example: true,
    }),
  ],
});
