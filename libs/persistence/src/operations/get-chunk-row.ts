import type { ChunkKey, ChunkRow } from '@ihome/orchestration';
import { and } from 'drizzle-orm';
import type { Database } from '../database';
import { chunkResults } from '../schema';
import { chunkRowOf, ofChunk } from './chunk-row';

/** See SweepStore.getChunkRow. */
export async function getChunkRow(db: Database, chunk: ChunkKey): Promise<ChunkRow | null> {
  const [row] = await db
    .select()
    .from(chunkResults)
    .where(and(...ofChunk(chunkResults, chunk)));
  return row === undefined ? null : chunkRowOf(row);
}
