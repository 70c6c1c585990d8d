import type {
  BundleReference,
  CheckpointRecord,
  DesignSummary,
  FailureReason,
  JsonObject,
  ProgressSnapshot,
  SweepPlan,
  SweepPriority,
  SweepState,
} from '@ihome/orchestration';
import { sql } from 'drizzle-orm';
import { bigint, index, integer, json, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';
import { sweepKeyColumns } from './sweep-key';

/**
 * One row a sweep; it is the to-do list of the control loop. Documents are `json`, not `jsonb`: the order of their
 * members is kept, and it shows in the bundle.
 */
export const sweeps = pgTable(
  'sweeps',
  {
    ...sweepKeyColumns,
    engineVersion: text('engine_version').notNull(),
    name: text('name').notNull(),
    tags: text('tags').array().notNull(),
    /** Name and tags in lower case, as JavaScript lowers them: the database's locale does not matter. */
    searchWords: text('search_words').array().notNull(),
    priority: text('priority').$type<SweepPriority>().notNull(),
    state: text('state').$type<SweepState>().notNull(),
    version: bigint('version', { mode: 'number' }).notNull(),
    generation: integer('generation').notNull(),
    document: json('document').$type<JsonObject>().notNull(),
    baseConfig: json('base_config').$type<JsonObject>().notNull(),
    configHash: text('config_hash').notNull(),
    seed: bigint('seed', { mode: 'number' }).notNull(),
    design: json('design').$type<DesignSummary>().notNull(),
    strategyCount: integer('strategy_count').notNull(),
    variantCount: integer('variant_count').notNull(),
    pathStrategies: bigint('path_strategies', { mode: 'number' }).notNull(),
    plan: json('plan').$type<SweepPlan>(),
    checkpoints: json('checkpoints').$type<readonly CheckpointRecord[]>().notNull().default([]),
    progress: json('progress').$type<ProgressSnapshot>().notNull(),
    resultDigest: text('result_digest'),
    bundle: json('bundle').$type<BundleReference>(),
    reason: json('reason').$type<FailureReason>(),
    runId: text('run_id').notNull(),
    traceId: text('trace_id').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true, precision: 3 }).notNull().defaultNow(),
    updatedAt: timestamp('updated_at', { withTimezone: true, precision: 3 }).notNull().defaultNow(),
    finishedAt: timestamp('finished_at', { withTimezone: true, precision: 3 }),
  },
  (table) => [
    primaryKey({ name: 'sweeps_pk', columns: [table.tenantId, table.sweepId] }),
    // What the control loop reads every second; it stays as small as the sweeps that run.
    index('sweeps_open')
      .on(table.engineVersion, table.sweepId)
      .where(sql`state not in ('completed', 'guardrail_failed', 'failed', 'cancelled')`),
  ],
);
