import type { ListStrategies, StrategyResultRow } from '@ihome/orchestration';
import { and, asc, eq, gte } from 'drizzle-orm';
import type { Database } from '../database';
import { strategyResults, sweeps } from '../schema';
import { ofSweep } from './sweep-where';

/** See SweepStore.listStrategyResults. */
export async function listStrategyResults(db: Database, request: ListStrategies): Promise<StrategyResultRow[]> {
  return db
    .select({ index: strategyResults.strategy, result: strategyResults.result })
    .from(strategyResults)
    .innerJoin(sweeps, and(ofSweep(sweeps, request), eq(sweeps.generation, strategyResults.generation)))
    .where(and(ofSweep(strategyResults, request), gte(strategyResults.strategy, request.from)))
    .orderBy(asc(strategyResults.strategy))
    .limit(request.limit);
}
