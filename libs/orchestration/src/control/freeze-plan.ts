import { type ChunkRule, planChunks } from '../plan/chunk-plan';
import type { SweepPorts } from '../ports/sweep-ports';
import type { StrategyRecord, SweepPlan, SweepRecord } from '../ports/sweep-records';
import { ROWS_PER_READ } from '../settings';

/** All strategies of a sweep, read page by page. */
export async function readStrategies(
  { store }: Pick<SweepPorts, 'store'>,
  { tenantId, sweepId, strategyCount }: SweepRecord,
): Promise<StrategyRecord[]> {
  const strategies: StrategyRecord[] = [];
  while (strategies.length < strategyCount) {
    const page = await store.listStrategies({ tenantId, sweepId, from: strategies.length, limit: ROWS_PER_READ });
    if (page.length === 0) break;
    strategies.push(...page);
  }
  return strategies;
}

/** Groups a sweep's strategies and cuts the grid: the plan to be frozen. */
export async function makePlan(
  ports: Pick<SweepPorts, 'store' | 'compute' | 'model'>,
  { sweep, rule }: { readonly sweep: SweepRecord; readonly rule: ChunkRule },
): Promise<SweepPlan> {
  const strategies = await readStrategies(ports, sweep);
  const keys = await ports.compute.groupKeys(strategies.map(({ config, role }) => ({ config, role })));
  return planChunks({
    generation: sweep.generation,
    strategies: strategies.map(({ config }, position) => ({
      groupKey: keys[position] ?? '',
      paths: ports.model.pathsOf(config),
    })),
    rule,
    checkpoints: ports.model.checkpointsOf(sweep.baseConfig),
  });
}
