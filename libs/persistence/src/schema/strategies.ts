import type { JsonObject } from '@ihome/orchestration';
import { integer, json, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { sweepKeyColumns } from './sweep-key';

/** The strategies of a sweep, written with it in one transaction and never changed. */
export const strategies = pgTable(
  'strategies',
  {
    ...sweepKeyColumns,
    strategy: integer('strategy').notNull(),
    /** Why it is run. */
    role: json('role').$type<JsonObject>().notNull(),
    /** Parameter path → value of the sweep's axes, in the order of the axes. */
    parameters: json('parameters').$type<JsonObject>().notNull(),
    config: json('config').$type<JsonObject>().notNull(),
    configHash: text('config_hash').notNull(),
  },
  (table) => [primaryKey({ name: 'strategies_pk', columns: [table.tenantId, table.sweepId, table.strategy] })],
);
