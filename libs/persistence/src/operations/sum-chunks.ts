import type { ChunkTotals, SweepKey } from '@ihome/orchestration';
import { and, count, eq, sql } from 'drizzle-orm';
import type { Database } from '../database';
import { chunkResults } from '../schema';
import { ofSweep } from './sweep-where';

/** See SweepStore.chunkTotals. */
export async function sumChunks(db: Database, key: SweepKey, generation: number): Promise<ChunkTotals> {
  const [totals] = await db
    .select({
      chunks: count(),
      pathStrategies: sql<string>`coalesce(sum(${chunkResults.pathStrategies}), 0)`.mapWith(Number),
      coreSeconds: sql<number>`coalesce(sum(${chunkResults.coreSeconds}), 0)`.mapWith(Number),
    })
    .from(chunkResults)
    .where(and(ofSweep(chunkResults, key), eq(chunkResults.generation, generation)));
  return totals ?? { chunks: 0, pathStrategies: 0, coreSeconds: 0 };
}
