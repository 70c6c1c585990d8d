import type { GuardedOutcome, RecordCheckpoint } from '@ihome/orchestration';
import { and, eq, sql } from 'drizzle-orm';
import type { Database } from '../database';
import { sweeps } from '../schema';
import { guardHolds, whyRefused } from './fence';
import { ofSweep } from './sweep-where';

/** See SweepStore.recordCheckpoint. */
export async function recordCheckpoint(db: Database, request: RecordCheckpoint): Promise<GuardedOutcome> {
  const { lease, generation, position, checkpoint } = request;
  const inCharge = { kind: 'lease', lease } as const;
  const ofPlan = { kind: 'generation', generation } as const;
  const added = JSON.stringify([checkpoint]);
  const { rowCount } = await db
    .update(sweeps)
    .set({
      checkpoints: sql`(${sweeps.checkpoints}::jsonb || ${added}::jsonb)::json`,
      version: sql`${sweeps.version} + 1`,
      updatedAt: sql`now()`,
    })
    .where(
      and(
        ofSweep(sweeps, request),
        eq(sweeps.state, 'running'),
        sql`json_array_length(${sweeps.checkpoints}) = ${position}`,
        guardHolds(ofPlan),
        guardHolds(inCharge),
      ),
    );
  if (rowCount === 1) return 'done';
  const refused = await whyRefused(db, request, inCharge);
  return refused === 'fenced' ? refused : whyRefused(db, request, ofPlan);
}
