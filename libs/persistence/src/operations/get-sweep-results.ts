import type { SweepKey, SweepResults } from '@ihome/orchestration';
import type { Database } from '../database';
import { sweepResults } from '../schema';
import { ofSweep } from './sweep-where';

/** See SweepStore.getSweepResults. */
export async function getSweepResults(db: Database, key: SweepKey): Promise<SweepResults | null> {
  const [row] = await db
    .select({ frontier: sweepResults.frontier, guardrails: sweepResults.guardrails, analyses: sweepResults.analyses })
    .from(sweepResults)
    .where(ofSweep(sweepResults, key));
  return row ?? null;
}
