import { FINAL_STATES, type GuardedOutcome, type WriteProgress } from '@ihome/orchestration';
import { and, notInArray, sql } from 'drizzle-orm';
import type { Database } from '../database';
import { sweeps } from '../schema';
import { guardHolds, whyRefused } from './fence';
import { ofSweep } from './sweep-where';

/** See SweepStore.writeProgress. */
export async function writeProgress(db: Database, { lease, progress, ...key }: WriteProgress): Promise<GuardedOutcome> {
  const guard = { kind: 'lease', lease } as const;
  const { rowCount } = await db
    .update(sweeps)
    .set({ progress, version: sql`${sweeps.version} + 1`, updatedAt: sql`now()` })
    .where(and(ofSweep(sweeps, key), notInArray(sweeps.state, [...FINAL_STATES]), guardHolds(guard)));
  return rowCount === 1 ? 'done' : whyRefused(db, key, guard);
}
