import {
  INITIAL_SWEEP_STATE,
  initialProgress,
  isVariant,
  type CreateOutcome,
  type NewSweep,
  type StrategyRecord,
} from '@ihome/orchestration';
import { sql } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import type { Database } from '../database';
import { idempotencyKeys, strategies, sweeps } from '../schema';
import { findStoredSubmission } from './find-submission';
import { tryLockSubmission } from './submission-lock';
import { sweepOf } from './sweep-row';

/** Strategies in one INSERT: with configurations of 8 KB about 2 MB. */
const STRATEGIES_PER_INSERT = 250;

/** See SweepStore.createSweep: sweep, strategies and key in one transaction. */
export function createSweep(db: NodePgDatabase, sweep: NewSweep): Promise<CreateOutcome> {
  return db.transaction(async (tx) => {
    if (sweep.idempotency !== null) {
      // A crash ends the transaction and with it lock and key: the client may then try again with the same key.
      if (!(await tryLockSubmission(tx, sweep.tenantId, sweep.idempotency))) return { kind: 'in_progress' };
      const earlier = await findStoredSubmission(tx, sweep.tenantId, sweep.idempotency);
      if (earlier !== null) return earlier;
      await writeKey(tx, sweep.tenantId, { ...sweep.idempotency, sweepId: sweep.sweepId });
    }
    const [row] = await tx.insert(sweeps).values(rowOf(sweep)).returning();
    if (row === undefined) throw new TypeError('INSERT … RETURNING gave no row');
    for (let from = 0; from < sweep.strategies.length; from += STRATEGIES_PER_INSERT) {
      const batch = sweep.strategies.slice(from, from + STRATEGIES_PER_INSERT);
      await tx.insert(strategies).values(batch.map((strategy) => strategyRowOf(sweep, strategy)));
    }
    return { kind: 'created', sweep: sweepOf(row) };
  });
}

interface KeyRow {
  readonly key: string;
  readonly fingerprint: string;
  readonly sweepId: string;
}

/** Only an expired row can stand in the way; it is taken over. */
async function writeKey(db: Database, tenantId: string, { key, fingerprint, sweepId }: KeyRow): Promise<void> {
  await db
    .insert(idempotencyKeys)
    .values({ tenantId, key, fingerprint, sweepId })
    .onConflictDoUpdate({
      target: [idempotencyKeys.tenantId, idempotencyKeys.key],
      set: { fingerprint, sweepId, createdAt: sql`now()` },
    });
}

function rowOf(sweep: NewSweep): typeof sweeps.$inferInsert {
  const { strategies: list, idempotency: _stored, tags, ...fields } = sweep;
  return {
    ...fields,
    tags: [...tags],
    searchWords: [sweep.name, ...tags].map((word) => word.toLowerCase()),
    state: INITIAL_SWEEP_STATE,
    version: 1,
    generation: 1,
    strategyCount: list.length,
    variantCount: list.filter(isVariant).length,
    progress: initialProgress(sweep.pathStrategies),
  };
}

function strategyRowOf(sweep: NewSweep, strategy: StrategyRecord): typeof strategies.$inferInsert {
  const { index, ...fields } = strategy;
  return { tenantId: sweep.tenantId, sweepId: sweep.sweepId, strategy: index, ...fields };
}
