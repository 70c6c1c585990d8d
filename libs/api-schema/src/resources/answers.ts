import { z } from 'zod';
import { guardrailResult } from './results';
import { jsonObject, sha256 } from './figure';
import { designSummary } from './sweep';

const range = z.strictObject({ from: z.number().min(0), to: z.number().min(0) });

/** What a sweep would cost. */
export const sweepEstimate = z
  .strictObject({
    strategies: z.int().min(1),
    design: designSummary,
    chunks: z.int().min(1),
    path_strategies: z.int().min(1),
    upper_bound: z.boolean().meta({
      description:
        'Whether the sweep may stop before: then chunks, path_strategies, core_seconds and seconds are the most it takes',
    }),
    core_seconds: z.number().min(0).meta({ description: 'Processor time' }),
    seconds: range.meta({ description: 'Time when nothing else runs' }),
    slots: z.int().min(1).meta({ description: 'Chunks that can be computed at a time; at least one is assumed' }),
  })
  .meta({ id: 'SweepEstimate' });

/** What a sweep would cost. */
export type SweepEstimate = z.infer<typeof sweepEstimate>;

/** Answer of `configs/validate` for a valid document. */
export const validation = z
  .strictObject({
    valid: z.literal(true),
    config_hash: sha256,
    warnings: z.array(z.strictObject({ pointer: z.string(), code: z.string(), message: z.string() })),
  })
  .meta({ id: 'Validation' });

/** All presets. */
export const presetList = z
  .strictObject({
    items: z.array(z.strictObject({ name: z.string(), description: z.string(), config: jsonObject })),
  })
  .meta({ id: 'PresetList' });

/** Guardrails of every strategy. */
export const guardrailList = z
  .strictObject({
    items: z.array(z.strictObject({ index: z.int().min(0), name: z.string(), guardrails: z.array(guardrailResult) })),
  })
  .meta({ id: 'GuardrailList' });

/** `/healthz`. */
export const health = z.strictObject({ status: z.literal('ok') }).meta({ id: 'Health' });

/** `/readyz`. */
export const readiness = z
  .strictObject({
    status: z.enum(['ready', 'unavailable']),
    checks: z.record(z.string(), z.enum(['ok', 'unavailable'])),
  })
  .meta({ id: 'Readiness' });
