import type { IdempotencyClaim } from '@ihome/orchestration';
import { sql, type SQL } from 'drizzle-orm';
import type { Database } from '../database';

/** 64-bit name of the advisory lock that a transaction holds while it answers a submission with this key. */
function lockName(tenantId: string, key: string): SQL {
  return sql`hashtextextended(${`submission/${tenantId}/${key}`}, 0)`;
}

/** Takes the lock until the end of the transaction; false when another transaction has it. */
export async function tryLockSubmission(db: Database, tenantId: string, claim: IdempotencyClaim): Promise<boolean> {
  const name = lockName(tenantId, claim.key);
  const { rows } = await db.execute<{ locked: boolean }>(sql`select pg_try_advisory_xact_lock(${name}) as locked`);
  return rows[0]?.locked === true;
}

/** Whether some transaction holds the lock right now; looks without taking it. */
export async function isSubmissionLocked(db: Database, tenantId: string, claim: IdempotencyClaim): Promise<boolean> {
  const { rows } = await db.execute(sql`
    select 1 from pg_locks
    where locktype = 'advisory' and objsubid = 1 and granted
      and database = (select oid from pg_database where datname = current_database())
      and ((classid::bigint << 32) | objid::bigint) = ${lockName(tenantId, claim.key)}`);
  return rows.length > 0;
}
