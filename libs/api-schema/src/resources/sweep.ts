import { z } from 'zod';
import { stopping } from './stopping';
import { jsonValue, missingFigure, sha256, sweepId, timestamp } from './figure';

/** Every state, in the order a sweep meets them. */
export const sweepState = z
  .enum([
    'queued',
    'planning',
    'running',
    'paused',
    'reducing',
    'cancelling',
    'completed',
    'guardrail_failed',
    'failed',
    'cancelled',
  ])
  .meta({ id: 'SweepState' });

/** `batch` or `interactive`. */
export const sweepPriority = z.enum(['batch', 'interactive']).meta({ id: 'SweepPriority' });

const counted = z.strictObject({ done: z.int().min(0), total: z.int().min(0) });

/** How far a sweep is. */
export const sweepProgress = z
  .strictObject({
    chunks: counted,
    paths: counted.meta({ description: 'Paths times strategies' }),
    rate: z.union([z.number(), missingFigure]).meta({ description: 'Path-strategies a second' }),
    eta: z
      .union([z.strictObject({ from: timestamp, to: timestamp }), missingFigure])
      .meta({ description: 'When the sweep is expected to end' }),
  })
  .meta({ id: 'SweepProgress', description: '`done` never falls' });

/** Addresses of what belongs to a sweep. */
const sweepLinks = z
  .strictObject({
    self: z.string(),
    events: z.string(),
    strategies: z.string(),
    frontier: z.string(),
    comparison: z.string(),
    guardrails: z.string(),
    stress: z.string(),
    sensitivity: z.string(),
    two_way: z.string(),
    bundle: z.string(),
    cancel: z.string(),
  })
  .meta({ id: 'SweepLinks' });

/** What the design of a sweep made, and what of it is not run. */
export const designSummary = z
  .strictObject({
    kind: z.string(),
    points: z.int().min(1).meta({
      description: 'Combinations of a grid, strategies of a list, points of a sampled design',
    }),
    excluded: z.int().min(0).meta({ description: 'Points that a constraint drops' }),
    duplicates: z.int().min(0).meta({ description: 'Points that remain and are equal to one before' }),
  })
  .meta({ id: 'DesignSummary' });

/** A sweep. */
export const sweepResource = z
  .strictObject({
    id: sweepId,
    name: z.string(),
    tags: z.array(z.string()),
    priority: sweepPriority,
    state: sweepState,
    version: z.int().min(1).meta({ description: 'Rises with every change; id of events and part of the ETag' }),
    progress: sweepProgress,
    strategies: z.int().min(1).meta({ description: 'How many; runs for stress and sensitivity come on top' }),
    design: designSummary,
    stopping: stopping.nullable().meta({ description: 'null for a sweep that runs all its paths' }),
    seed: z.int().min(0),
    config_hash: sha256.meta({ description: 'SHA-256 of the resolved base configuration (RFC 8785)' }),
    engine_version: z.string(),
    run_id: z.string(),
    trace_id: z.string(),
    created_at: timestamp,
    updated_at: timestamp,
    finished_at: timestamp.optional().meta({ description: 'Once the state is final' }),
    result_digest: sha256.optional().meta({ description: 'Once completed: SHA-256 of results.json' }),
    reason: z.strictObject({ code: z.string(), detail: z.string() }).optional().meta({ description: 'Once failed' }),
    links: sweepLinks,
  })
  .meta({ id: 'Sweep' });

/** A sweep. */
export type SweepResource = z.infer<typeof sweepResource>;

/** One page of sweeps, newest first. */
export const sweepPage = z
  .strictObject({
    items: z.array(sweepResource),
    next_cursor: z.string().nullable().meta({ description: 'null on the last page' }),
  })
  .meta({ id: 'SweepPage' });

/** What one event carries: the sweep, and the live estimates once there are any. */
export const sweepEvent = sweepResource
  .extend({ estimates: jsonValue.optional().meta({ description: 'Live estimates with half-widths, by strategy' }) })
  .meta({ id: 'SweepEvent', description: 'A whole snapshot; the id of the event is its version' });

/** What one event carries. */
export type SweepEvent = z.infer<typeof sweepEvent>;
