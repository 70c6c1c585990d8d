import type { ChunkKey, ChunkStart } from '@ihome/orchestration';
import { sql } from 'drizzle-orm';
import type { Database } from '../database';
import { chunkStarts, sweeps } from '../schema';
import { ofSweep } from './sweep-where';

/** See SweepStore.countChunkStart. */
export async function countChunkStart(db: Database, chunk: ChunkKey): Promise<ChunkStart | null> {
  const { rows } = await db.execute<{ starts: number; state: ChunkStart['state']; generation: number }>(sql`
    with sweep as (
      select tenant_id, sweep_id, state, generation from ${sweeps} where ${ofSweep(sweeps, chunk)}
    ), counted as (
      insert into ${chunkStarts} as mine (tenant_id, sweep_id, generation, strategy_group, chunk, starts)
      select tenant_id, sweep_id, ${chunk.generation}, ${chunk.group}, ${chunk.chunk}, 1 from sweep
      on conflict (tenant_id, sweep_id, generation, strategy_group, chunk) do update set starts = mine.starts + 1
      returning starts
    )
    select counted.starts, sweep.state, sweep.generation from counted, sweep`);
  return rows[0] ?? null;
}
