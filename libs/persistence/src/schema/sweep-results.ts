import type { JsonValue } from '@ihome/orchestration';
import { json, pgTable, primaryKey } from 'drizzle-orm/pg-core';
import { sweepKeyColumns } from './sweep-key';

/** Frontier, guardrails and analyses of a finished sweep. */
export const sweepResults = pgTable(
  'sweep_results',
  {
    ...sweepKeyColumns,
    frontier: json('frontier').$type<JsonValue>(),
    guardrails: json('guardrails').$type<JsonValue>(),
    analyses: json('analyses').$type<JsonValue>(),
  },
  (t) => [primaryKey({ name: 'sweep_results_pk', columns: [t.tenantId, t.sweepId] })],
);
