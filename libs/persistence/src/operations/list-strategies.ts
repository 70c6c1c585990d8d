import type { ListStrategies, StrategyRecord, SweepKey } from '@ihome/orchestration';
import { and, asc, gte, inArray } from 'drizzle-orm';
import type { Database } from '../database';
import { strategies } from '../schema';
import { ofSweep } from './sweep-where';

/** See SweepStore.listStrategies. */
export async function listStrategies(db: Database, request: ListStrategies): Promise<StrategyRecord[]> {
  const rows = await db
    .select()
    .from(strategies)
    .where(and(ofSweep(strategies, request), gte(strategies.strategy, request.from)))
    .orderBy(asc(strategies.strategy))
    .limit(request.limit);
  return rows.map(strategyOf);
}

/** See SweepStore.getStrategies. */
export async function getStrategies(
  db: Database,
  key: SweepKey,
  indices: readonly number[],
): Promise<StrategyRecord[]> {
  if (indices.length === 0) return [];
  const rows = await db
    .select()
    .from(strategies)
    .where(and(ofSweep(strategies, key), inArray(strategies.strategy, [...indices])))
    .orderBy(asc(strategies.strategy));
  return rows.map(strategyOf);
}

function strategyOf(row: typeof strategies.$inferSelect): StrategyRecord {
  const { strategy: index, role, parameters, config, configHash } = row;
  return { index, role, parameters, config, configHash };
}
