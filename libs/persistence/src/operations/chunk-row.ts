import type { ChunkKey, ChunkRow } from '@ihome/orchestration';
import { eq, type SQL } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import type { chunkResults } from '../schema';
import { ofSweep } from './sweep-where';

/** A table keyed by chunk. */
interface ChunkKeyed {
  readonly tenantId: AnyPgColumn;
  readonly sweepId: AnyPgColumn;
  readonly generation: AnyPgColumn;
  readonly group: AnyPgColumn;
  readonly chunk: AnyPgColumn;
}

/** Conditions for the row of one chunk. */
export function ofChunk(table: ChunkKeyed, chunk: ChunkKey): SQL[] {
  return [
    ofSweep(table, chunk),
    eq(table.generation, chunk.generation),
    eq(table.group, chunk.group),
    eq(table.chunk, chunk.chunk),
  ];
}

/** A chunk's result as the port describes it, from its row. */
export function chunkRowOf(row: typeof chunkResults.$inferSelect): ChunkRow {
  const { tenantId: _tenant, sweepId: _sweep, generation: _generation, ...fields } = row;
  return fields;
}
