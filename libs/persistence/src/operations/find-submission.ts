import { IDEMPOTENCY_HOURS, type CreateOutcome, type IdempotencyClaim } from '@ihome/orchestration';
import { and, eq, sql } from 'drizzle-orm';
import type { Database } from '../database';
import { idempotencyKeys } from '../schema';
import { findSweep } from './find-sweep';
import { isSubmissionLocked } from './submission-lock';

/** What a key that was used before answers. */
export type EarlierSubmission = Exclude<CreateOutcome, { kind: 'created' }>;

/** See SweepStore.findSubmission. */
export async function findSubmission(
  db: Database,
  tenantId: string,
  claim: IdempotencyClaim,
): Promise<EarlierSubmission | null> {
  const stored = await findStoredSubmission(db, tenantId, claim);
  if (stored !== null) return stored;
  return (await isSubmissionLocked(db, tenantId, claim)) ? { kind: 'in_progress' } : null;
}

/** The same without a look at submissions that are being written. */
export async function findStoredSubmission(
  db: Database,
  tenantId: string,
  claim: IdempotencyClaim,
): Promise<EarlierSubmission | null> {
  const mine = and(eq(idempotencyKeys.tenantId, tenantId), eq(idempotencyKeys.key, claim.key));
  const fresh = sql`${idempotencyKeys.createdAt} > now() - make_interval(hours => ${IDEMPOTENCY_HOURS})`;
  const [row] = await db.select().from(idempotencyKeys).where(and(mine, fresh));
  if (row === undefined) return null;
  if (row.fingerprint !== claim.fingerprint) return { kind: 'other_body' };
  const sweep = await findSweep(db, { tenantId, sweepId: row.sweepId });
  return sweep === null ? null : { kind: 'replayed', sweep };
}
