import type { SweepKey } from '@ihome/orchestration';
import { and, eq, sql } from 'drizzle-orm';
import type { Database } from '../database';
import { strategyResults, sweeps } from '../schema';
import { ofSweep } from './sweep-where';

/** See SweepStore.hasStrategyResult. */
export async function hasStrategyResult(db: Database, key: SweepKey, index: number): Promise<boolean> {
  const rows = await db
    .select({ one: sql`1` })
    .from(strategyResults)
    .innerJoin(sweeps, and(ofSweep(sweeps, key), eq(sweeps.generation, strategyResults.generation)))
    .where(and(ofSweep(strategyResults, key), eq(strategyResults.strategy, index)));
  return rows.length > 0;
}
