import { integer, pgTable, primaryKey } from 'drizzle-orm/pg-core';
import { chunkKeyColumns } from './chunk-results';

/** How often a chunk was started: one that kills its worker each time must not do so for ever. */
export const chunkStarts = pgTable('chunk_starts', { ...chunkKeyColumns, starts: integer('starts').notNull() }, (t) => [
  primaryKey({ name: 'chunk_starts_pk', columns: [t.tenantId, t.sweepId, t.generation, t.group, t.chunk] }),
]);
