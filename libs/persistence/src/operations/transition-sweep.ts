import { canTransition, isFinal, type GuardedOutcome, type TransitionSweep } from '@ihome/orchestration';
import { and, inArray, sql } from 'drizzle-orm';
import type { Database } from '../database';
import { sweeps } from '../schema';
import { guardHolds, whyRefused } from './fence';
import { ofSweep } from './sweep-where';

/** See SweepStore.transition. */
export async function transitionSweep(db: Database, request: TransitionSweep): Promise<GuardedOutcome> {
  const { guard, to } = request;
  const from = request.from.filter((state) => canTransition(state, to));
  if (from.length === 0) return whyRefused(db, request, guard);
  const { rowCount } = await db
    .update(sweeps)
    .set({
      state: to,
      reason: request.reason ?? null,
      version: sql`${sweeps.version} + 1`,
      updatedAt: sql`now()`,
      ...(isFinal(to) ? { finishedAt: sql`now()` } : {}),
    })
    .where(and(ofSweep(sweeps, request), inArray(sweeps.state, from), guardHolds(guard)));
  return rowCount === 1 ? 'done' : whyRefused(db, request, guard);
}
