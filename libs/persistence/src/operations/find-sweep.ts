import type { SweepKey, SweepRecord } from '@ihome/orchestration';
import type { Database } from '../database';
import { sweeps } from '../schema';
import { sweepOf } from './sweep-row';
import { ofSweep } from './sweep-where';

/** See SweepStore.getSweep. */
export async function findSweep(db: Database, key: SweepKey): Promise<SweepRecord | null> {
  const [row] = await db.select().from(sweeps).where(ofSweep(sweeps, key));
  return row === undefined ? null : sweepOf(row);
}
