import type { SectionRange } from '@ihome/orchestration';
import { bigint, doublePrecision, integer, json, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { sweepKeyColumns } from './sweep-key';

/** Columns that name a chunk of a plan. */
export const chunkKeyColumns = {
  ...sweepKeyColumns,
  generation: integer('generation').notNull(),
  group: integer('strategy_group').notNull(),
  chunk: integer('chunk').notNull(),
};

/** One row a computed chunk: where its path table lies. The primary key lets only the first computation in. */
export const chunkResults = pgTable(
  'chunk_results',
  {
    ...chunkKeyColumns,
    firstPath: integer('first_path').notNull(),
    paths: integer('paths').notNull(),
    pathStrategies: bigint('path_strategies', { mode: 'number' }).notNull(),
    objectKey: text('object_key').notNull(),
    sha256: text('sha256').notNull(),
    bytes: bigint('bytes', { mode: 'number' }).notNull(),
    sections: json('sections').$type<readonly SectionRange[]>().notNull(),
    engineVersion: text('engine_version').notNull(),
    coreSeconds: doublePrecision('core_seconds').notNull(),
  },
  (t) => [primaryKey({ name: 'chunk_results_pk', columns: [t.tenantId, t.sweepId, t.generation, t.group, t.chunk] })],
);
