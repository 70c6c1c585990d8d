import { FINAL_STATES, type SweepRecord } from '@ihome/orchestration';
import { and, asc, eq, notInArray, sql } from 'drizzle-orm';
import type { Database } from '../database';
import { sweeps } from '../schema';
import { sweepOf } from './sweep-row';

/** See SweepStore.listOpenSweeps. */
export async function listOpenSweeps(db: Database, engineVersion: string): Promise<SweepRecord[]> {
  const rows = await db
    .select()
    .from(sweeps)
    .where(and(eq(sweeps.engineVersion, engineVersion), notInArray(sweeps.state, [...FINAL_STATES])))
    .orderBy(sql`${sweeps.priority} = 'interactive' desc`, asc(sweeps.sweepId));
  return rows.map(sweepOf);
}
