import { z } from 'zod';
import { jsonObject, jsonValue } from '../resources/figure';
import { sweepPriority } from '../resources/sweep';

/** A configuration or a part of one; its own rules are in `simulation-config.schema.json`. */
const configuration = jsonObject;

const steps = z.int().min(2).optional().meta({ description: 'Values of a grid, which needs it; others draw between' });
const paths = z.array(z.string()).min(1).meta({ description: 'Parameters that move together' });

const axis = z
  .union([
    z.strictObject({ parameter: z.string(), values: z.array(jsonValue).min(1) }),
    z.strictObject({
      parameter: z.string(),
      range: z.strictObject({ from: z.number(), to: z.number(), steps }),
    }),
    z.strictObject({
      parameters: paths,
      values: z.array(z.array(jsonValue)).min(1).meta({ description: 'Rows with one value a parameter' }),
    }),
    z.strictObject({
      parameters: paths,
      range: z
        .strictObject({ from: z.array(z.number()), to: z.array(z.number()), steps })
        .meta({ description: 'Ends with one number a parameter, reached together' }),
    }),
  ])
  .meta({ id: 'Axis', description: 'A parameter, or several that move together, and the values taken' });

const sampled = {
  samples: z.int().min(1).meta({ description: 'Points, before constraints and duplicates drop any' }),
  seed: z.int().min(0).meta({ description: 'Of the design alone; paths have monte_carlo.seed' }),
};

const design = z
  .union([
    z.strictObject({ kind: z.literal('grid') }),
    z.strictObject({ kind: z.literal('list'), strategies: z.array(jsonObject).min(1) }),
    z.strictObject({ kind: z.literal('random'), ...sampled }),
    z.strictObject({ kind: z.literal('latin_hypercube'), ...sampled }),
    z.strictObject({ kind: z.literal('sobol'), ...sampled }),
  ])
  .meta({ id: 'Design', description: 'How axes make strategies' });

const constraint = z
  .string()
  .min(1)
  .max(300)
  .meta({ description: 'Two sides with <, <=, =, >= or > between them; each a parameter or a number' });

const goal = z
  .strictObject({
    parameter: z.string().min(1).max(120).meta({ description: 'A parameter with an axis of numbers of its own' }),
    metric: z.string().min(1).max(120).meta({ description: 'Figure to meet the target, such as net_irr.mean' }),
    target: z.number().meta({ description: 'In the unit of the figure' }),
  })
  .meta({
    id: 'Goal',
    description: 'The value of a parameter at which a figure meets a target, sought along its axis',
  });

/** What a client submits. The rules over its content are those of the configuration; this is its shape. */
export const sweepDocument = z
  .strictObject({
    name: z.string().min(1).max(120).optional(),
    preset: z.string().optional().meta({ description: 'Name of a preset; or give `config`' }),
    overrides: configuration.optional().meta({ description: 'Merged over the preset' }),
    config: configuration.optional().meta({ description: 'A complete configuration instead of preset and overrides' }),
    axes: z.array(axis).optional(),
    design: design.optional().meta({ description: 'grid when left out' }),
    constraints: z
      .array(constraint)
      .max(100)
      .optional()
      .meta({ description: 'What must hold for every strategy; others are dropped before anything runs' }),
    goal: goal.optional(),
    tags: z.array(z.string()).optional(),
    priority: sweepPriority.optional().meta({ description: 'batch when left out' }),
  })
  .meta({ id: 'SweepDocument' });

/** What `configs/validate` takes. */
export const validateRequest = z
  .union([z.strictObject({ config: configuration }), sweepDocument])
  .meta({ id: 'ValidateRequest' });
