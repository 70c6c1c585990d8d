import type { Lease } from '@ihome/orchestration';
import { sql } from 'drizzle-orm';
import type { Database } from '../database';
import { leases } from '../schema';
import { leaseIs } from './fence';

/** See SweepStore.renewLease. */
export async function renewLease(db: Database, lease: Lease, ttlMs: number): Promise<boolean> {
  const { rowCount } = await db
    .update(leases)
    .set({ expiresAt: sql`clock_timestamp() + make_interval(secs => ${ttlMs / 1000})` })
    .where(leaseIs(lease));
  return rowCount === 1;
}

/** See SweepStore.releaseLease. The row stays, so that the next epoch is a new one. */
export async function releaseLease(db: Database, lease: Lease): Promise<void> {
  await db
    .update(leases)
    .set({ holder: null, expiresAt: sql`'-infinity'` })
    .where(leaseIs(lease));
}
