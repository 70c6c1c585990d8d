import { z } from 'zod';
import { jsonObject, jsonValue } from '../resources/figure';
import { sweepPriority } from '../resources/sweep';

/** A configuration or a part of one; its own rules are in `simulation-config.schema.json`. */
const configuration = jsonObject;

const axis = z
  .union([
    z.strictObject({ parameter: z.string(), values: z.array(jsonValue).min(1) }),
    z.strictObject({
      parameter: z.string(),
      range: z.strictObject({ from: z.number(), to: z.number(), steps: z.int().min(2) }),
    }),
  ])
  .meta({ id: 'Axis', description: 'One parameter and the values it takes' });

const design = z
  .union([
    z.strictObject({ kind: z.literal('grid') }),
    z.strictObject({ kind: z.literal('list'), strategies: z.array(jsonObject).min(1) }),
  ])
  .meta({ id: 'Design', description: 'How axes make strategies' });

/** What a client submits. The rules over its content are those of the configuration; this is its shape. */
export const sweepDocument = z
  .strictObject({
    name: z.string().min(1).max(120).optional(),
    preset: z.string().optional().meta({ description: 'Name of a preset; or give `config`' }),
    overrides: configuration.optional().meta({ description: 'Merged over the preset' }),
    config: configuration.optional().meta({ description: 'A complete configuration instead of preset and overrides' }),
    axes: z.array(axis).optional(),
    design: design.optional().meta({ description: 'grid when left out' }),
    tags: z.array(z.string()).optional(),
    priority: sweepPriority.optional().meta({ description: 'batch when left out' }),
  })
  .meta({ id: 'SweepDocument' });

/** What `configs/validate` takes. */
export const validateRequest = z
  .union([z.strictObject({ config: configuration }), sweepDocument])
  .meta({ id: 'ValidateRequest' });
