import { statesBefore, type FinishSweep, type GuardedOutcome } from '@ihome/orchestration';
import { and, inArray, sql } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { sweepResults, sweeps } from '../schema';
import { guardHolds, leaseHolds } from './fence';
import { ofSweep } from './sweep-where';

/** See SweepStore.finishSweep: results and final state appear together, or neither does. */
export function finishSweep(db: NodePgDatabase, request: FinishSweep): Promise<GuardedOutcome> {
  const { tenantId, sweepId, lease, state, resultDigest, bundle, results } = request;
  const plan = guardHolds({ kind: 'generation', generation: request.generation });
  const inCharge = and(ofSweep(sweeps, request), plan, leaseHolds(lease));
  return db.transaction(async (tx) => {
    const { rowCount } = await tx
      .update(sweeps)
      .set({
        state,
        resultDigest,
        bundle,
        version: sql`${sweeps.version} + 1`,
        updatedAt: sql`now()`,
        finishedAt: sql`now()`,
      })
      .where(and(inCharge, inArray(sweeps.state, [...statesBefore(state)])));
    if (rowCount === 1) {
      const { frontier, guardrails, analyses } = results;
      await tx.insert(sweepResults).values({ tenantId, sweepId, frontier, guardrails, analyses });
      return 'done';
    }
    const charge = await tx
      .select({ one: sql`1` })
      .from(sweeps)
      .where(inCharge);
    return charge.length === 0 ? 'fenced' : 'wrong_state';
  });
}
