import { acceptsCancel, statesBefore, type CancelOutcome, type SweepKey } from '@ihome/orchestration';
import { and, inArray, sql } from 'drizzle-orm';
import type { Database } from '../database';
import { sweeps } from '../schema';
import { findSweep } from './find-sweep';
import { sweepOf } from './sweep-row';
import { ofSweep } from './sweep-where';

/** See SweepStore.requestCancel. */
export async function requestCancel(db: Database, key: SweepKey): Promise<CancelOutcome> {
  const [moved] = await db
    .update(sweeps)
    .set({ state: 'cancelling', version: sql`${sweeps.version} + 1`, updatedAt: sql`now()` })
    .where(and(ofSweep(sweeps, key), inArray(sweeps.state, [...statesBefore('cancelling')])))
    .returning();
  if (moved !== undefined) return { kind: 'accepted', sweep: sweepOf(moved) };
  const sweep = await findSweep(db, key);
  if (sweep === null) return { kind: 'not_found' };
  return { kind: acceptsCancel(sweep.state) ? 'accepted' : 'wrong_state', sweep };
}
