import type { ClaimLease, Lease } from '@ihome/orchestration';
import { sql } from 'drizzle-orm';
import type { Database } from '../database';
import { leases, sweeps } from '../schema';
import { ofSweep } from './sweep-where';

/**
 * See SweepStore.claimLease. One statement: the row lock of ON CONFLICT makes two claims take turns, and the later one
 * sees the earlier one's row. Time is the server's, read after the wait.
 */
export async function claimLease(db: Database, request: ClaimLease): Promise<Lease | null> {
  const { tenantId, sweepId, kind, holder, ttlMs } = request;
  const { rows } = await db.execute<{ epoch: string }>(sql`
    insert into ${leases} as mine (tenant_id, sweep_id, kind, holder, epoch, expires_at)
    select tenant_id, sweep_id, ${kind}, ${holder}, 1, clock_timestamp() + make_interval(secs => ${ttlMs / 1000})
    from ${sweeps} where ${ofSweep(sweeps, request)}
    on conflict (tenant_id, sweep_id, kind) do update set
      epoch = mine.epoch + case
        when mine.holder = excluded.holder and mine.expires_at > clock_timestamp() then 0 else 1 end,
      holder = excluded.holder,
      expires_at = clock_timestamp() + make_interval(secs => ${ttlMs / 1000})
    where mine.holder is null or mine.holder = excluded.holder or mine.expires_at <= clock_timestamp()
    returning epoch`);
  const row = rows[0];
  return row === undefined ? null : { tenantId, sweepId, kind, holder, epoch: Number(row.epoch) };
}
