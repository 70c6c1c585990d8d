import type { FreezePlan, GuardedOutcome } from '@ihome/orchestration';
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Database } from '../database';
import { sweeps } from '../schema';
import { guardHolds, whyRefused } from './fence';
import { ofSweep } from './sweep-where';

/** See SweepStore.freezePlan. */
export async function freezePlan(db: Database, { lease, plan, ...key }: FreezePlan): Promise<GuardedOutcome> {
  const guard = { kind: 'lease', lease } as const;
  const chunks = JSON.stringify({ done: 0, total: plan.chunks });
  const { rowCount } = await db
    .update(sweeps)
    .set({
      state: 'running',
      plan,
      checkpoints: [],
      progress: sql`jsonb_set(${sweeps.progress}::jsonb, '{chunks}', ${chunks}::jsonb)::json`,
      version: sql`${sweeps.version} + 1`,
      updatedAt: sql`now()`,
    })
    .where(
      and(
        ofSweep(sweeps, key),
        eq(sweeps.state, 'planning'),
        isNull(sweeps.plan),
        eq(sweeps.generation, plan.generation),
        guardHolds(guard),
      ),
    );
  return rowCount === 1 ? 'done' : whyRefused(db, key, guard);
}
