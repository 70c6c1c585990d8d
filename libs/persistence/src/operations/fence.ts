import type { Guard, Lease, SweepKey } from '@ihome/orchestration';
import { and, eq, sql, type SQL } from 'drizzle-orm';
import type { Database } from '../database';
import { leases, sweeps } from '../schema';
import { ofSweep } from './sweep-where';

/**
 * Condition: the lease's epoch is still the newest. The lease row stays locked until the statement is committed, so
 * nobody can take the lease between the check and the write it guards.
 */
export function leaseHolds(lease: Lease): SQL {
  return sql`exists (select 1 from ${leases} where ${leaseIs(lease)} for share)`;
}

/** Condition: the row is this very lease. */
export function leaseIs(lease: Lease): SQL {
  return sql`${ofSweep(leases, lease)} and ${leases.kind} = ${lease.kind}
    and ${leases.epoch} = ${lease.epoch} and ${leases.holder} = ${lease.holder}`;
}

/** Condition on a row of sweeps: the guard holds. */
export function guardHolds(guard: Guard): SQL {
  switch (guard.kind) {
    case 'lease':
      return leaseHolds(guard.lease);
    case 'generation':
      return eq(sweeps.generation, guard.generation);
  }
}

/** Why a guarded update of a sweep changed nothing. */
export async function whyRefused(db: Database, key: SweepKey, guard: Guard): Promise<'fenced' | 'wrong_state'> {
  const rows = await db
    .select({ one: sql`1` })
    .from(sweeps)
    .where(and(ofSweep(sweeps, key), guardHolds(guard)));
  return rows.length === 0 ? 'fenced' : 'wrong_state';
}
