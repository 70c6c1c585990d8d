import type { ChunkRow, ListChunkRows } from '@ihome/orchestration';
import { and, asc, eq, gt } from 'drizzle-orm';
import type { Database } from '../database';
import { chunkResults } from '../schema';
import { chunkRowOf } from './chunk-row';
import { ofSweep } from './sweep-where';

/** See SweepStore.listChunkRows. */
export async function listChunkRows(db: Database, request: ListChunkRows): Promise<ChunkRow[]> {
  const rows = await db
    .select()
    .from(chunkResults)
    .where(
      and(
        ofSweep(chunkResults, request),
        eq(chunkResults.generation, request.generation),
        eq(chunkResults.group, request.group),
        gt(chunkResults.chunk, request.after),
      ),
    )
    .orderBy(asc(chunkResults.chunk))
    .limit(request.limit);
  return rows.map(chunkRowOf);
}
