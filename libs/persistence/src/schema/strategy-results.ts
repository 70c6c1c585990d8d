import type { JsonObject } from '@ihome/orchestration';
import { integer, json, pgTable, primaryKey } from 'drizzle-orm/pg-core';
import { sweepKeyColumns } from './sweep-key';

/** The reduced result of one strategy; written once, so a reduction that crashed goes on where it was. */
export const strategyResults = pgTable(
  'strategy_results',
  {
    ...sweepKeyColumns,
    generation: integer('generation').notNull(),
    strategy: integer('strategy').notNull(),
    result: json('result').$type<JsonObject>().notNull(),
  },
  (t) => [primaryKey({ name: 'strategy_results_pk', columns: [t.tenantId, t.sweepId, t.generation, t.strategy] })],
);
