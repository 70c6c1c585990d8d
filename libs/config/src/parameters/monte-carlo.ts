import { integer, toggle } from '../registry/parameter-builders';
import { defineGroup } from '../registry/parameter-definition';

/** Number and seed of the paths. */
export const MONTE_CARLO_GROUP = defineGroup({
  id: 'monte_carlo',
  title: 'Monte Carlo',
  summary: 'How many paths are simulated, from which seed, and whether they are kept.',
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
