import { z } from 'zod';
import { figure } from './figure';

const checkpoint = z
  .strictObject({
    paths: z.int().min(1),
    strategies: z.int().min(1),
    within: z.int().min(0).meta({ description: 'Strategies whose half-width is small enough' }),
    converged: z.boolean().meta({ description: 'Whether that is all of them' }),
    index: z.int().min(0).meta({ description: 'The strategy with the widest interval' }),
    value: figure.meta({ description: 'Its figure' }),
    half_width: figure,
  })
  .meta({ id: 'StoppingCheckpoint' });

/** How a sweep that stops when precise enough comes to its number of paths. */
export const stopping = z
  .strictObject({
    metric: z.string().meta({ description: 'The figure that is watched' }),
    half_width: z.number().meta({ description: 'As wanted' }),
    confidence: z.number(),
    paths_allowed: z.int().min(1).meta({ description: 'The most paths of each strategy' }),
    paths_run: z.int().min(1).nullable().meta({ description: 'Paths of each strategy; null while it is not known' }),
    reason: z.enum(['half_width_reached', 'num_paths_reached']).nullable(),
    checkpoints: z.array(checkpoint),
  })
  .meta({ id: 'Stopping', description: 'monte_carlo.convergence: paths run, paths allowed, and why it stopped' });

/** How a sweep that stops when precise enough comes to its number of paths. */
export type StoppingResource = z.infer<typeof stopping>;
