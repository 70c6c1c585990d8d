import type { ChunkKey } from '@ihome/orchestration';
import { and, sql } from 'drizzle-orm';
import type { Database } from '../database';
import { chunkStarts } from '../schema';
import { ofChunk } from './chunk-row';

/** See SweepStore.forgiveChunkStart. */
export async function forgiveChunkStart(db: Database, chunk: ChunkKey): Promise<void> {
  await db
    .update(chunkStarts)
    .set({ starts: sql`greatest(${chunkStarts.starts} - 1, 0)` })
    .where(and(...ofChunk(chunkStarts, chunk)));
}
