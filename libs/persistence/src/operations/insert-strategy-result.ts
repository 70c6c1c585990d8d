import type { InsertStrategyResult } from '@ihome/orchestration';
import { and, sql } from 'drizzle-orm';
import type { Database } from '../database';
import { strategyResults, sweeps } from '../schema';
import { guardHolds, leaseHolds } from './fence';
import { ofSweep } from './sweep-where';

/** See SweepStore.insertStrategyResult. */
export async function insertStrategyResult(
  db: Database,
  request: InsertStrategyResult,
): Promise<'inserted' | 'duplicate' | 'fenced'> {
  const { row } = request;
  const { rowCount } = await db.execute(sql`
    insert into ${strategyResults} (tenant_id, sweep_id, generation, strategy, result)
    select tenant_id, sweep_id, generation, ${row.index}::int, ${JSON.stringify(row.result)}::json
    from ${sweeps} where ${inCharge(request)}
    on conflict do nothing`);
  if (rowCount === 1) return 'inserted';
  const charge = await db
    .select({ one: sql`1` })
    .from(sweeps)
    .where(inCharge(request));
  return charge.length === 0 ? 'fenced' : 'duplicate';
}

function inCharge(request: InsertStrategyResult) {
  const plan = guardHolds({ kind: 'generation', generation: request.generation });
  return and(ofSweep(sweeps, request), plan, leaseHolds(request.lease));
}
