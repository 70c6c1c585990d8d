/**
 * A process of its own that reduces a sweep, as a compute thread does: sections by their bytes, one strategy after another; then the
 * comparison of those that are compared, and the frontier. Its arguments are strategies and paths of each; it prints what it took as JSON.
 */
import { canonicalHash, type SimulationConfig } from '@ihome/config';
import { engineKernel, loadHighsSolver } from '@ihome/compute';
import {
  efficientFrontier,
  selectCompared,
  sweepComparison,
  type PathComparison,
  type StrategyResult,
} from '@ihome/monte-carlo';
import type { ComputeStrategy, JsonObject } from '@ihome/orchestration';
import { metricCorrelations } from '../libs/monte-carlo/src/reduction/metric-correlations';
import { createPathColumns, fillColumns } from '../libs/monte-carlo/src/reduction/path-columns';
import { timed } from './processor-time';
import { preset } from './strategies';
import { syntheticTables, type SyntheticTables } from './synthetic-tables';

/** What the parts of a reduction took, processor seconds, and the memory of the process. */
export interface ReducerCost {
  readonly strategies: number;
  readonly paths: number;
  /** Sections to columns and sums. */
  readonly gathering: number;
  /** Columns to the result of the strategy, correlations included. */
  readonly results: number;
  /** Correlations of one strategy by themselves. */
  readonly correlations: number;
  readonly comparison: number;
  readonly compared: number;
  readonly frontier: number;
  readonly peakBytes: number;
}

const KIB = 1024;

type Spend = (part: 'gathering' | 'results' | 'comparison' | 'frontier', work: () => unknown) => Promise<void>;

async function reduceSweep(strategies: number, paths: number): Promise<ReducerCost> {
  const base = preset('base');
  const config: SimulationConfig = { ...base, monte_carlo: { ...base.monte_carlo, num_paths: paths } };
  const stored = JSON.parse(JSON.stringify(config)) as JsonObject;
  const records = Array.from({ length: strategies }, (_, index): ComputeStrategy => {
    return { index, role: { kind: 'variant' }, parameters: {}, config: stored, configHash: canonicalHash(config) };
  });
  const tables = syntheticTables(config);
  await loadHighsSolver();
  const parts = { gathering: 0, results: 0, comparison: 0, frontier: 0 };
  const spend: Spend = async (part, work) => {
    parts[part] += (await timed(work)).cpuSeconds;
  };
  const results: StrategyResult[] = [];
  for (const strategy of records) results.push(await reduced(strategy, { tables, paths, spend }));
  const compared = await compareNearest({ results, records, config, tables, spend });
  const correlations = await correlated({ tables, paths });
  const peakBytes = process.resourceUsage().maxRSS * KIB;
  return { strategies, paths, ...parts, correlations, compared, peakBytes };
}

async function reduced(
  strategy: ComputeStrategy,
  { tables, paths, spend }: { readonly tables: SyntheticTables; readonly paths: number; readonly spend: Spend },
): Promise<StrategyResult> {
  const reducer = engineKernel.openReducer({ strategy, reference: null, paths, yields: 'results' });
  for (const section of tables.sections(strategy.index, paths)) {
    await spend('gathering', () => reducer.add(section, 'strategy'));
  }
  let result: JsonObject = {};
  await spend('results', () => (result = reducer.finish()));
  return result as unknown as StrategyResult;
}

interface ToCompare {
  readonly results: readonly StrategyResult[];
  readonly records: readonly ComputeStrategy[];
  readonly config: SimulationConfig;
  readonly tables: SyntheticTables;
  readonly spend: Spend;
}

/** Compares as many strategies as a comparison takes; their number. */
async function compareNearest({ results, records, config, tables, spend }: ToCompare): Promise<number> {
  const paths = config.monte_carlo.num_paths;
  const { frontier, risk } = config;
  const axes = {
    returnMetric: frontier.return_metric,
    riskMetric: frontier.risk_metric,
    confidence: risk.interval_confidence,
  };
  const candidates = results.map((result) => ({ result, config }));
  let chosen = selectCompared([], axes);
  await spend('frontier', () => {
    efficientFrontier(results, axes);
    chosen = selectCompared(candidates, axes);
  });
  const { positions, nearest, limit } = chosen;
  const strategies = records.filter(({ index }) => positions.includes(index));
  const open = engineKernel.openComparison({ strategies, nearest, paths });
  for (const { index } of strategies) {
    for (const section of tables.sections(index, paths)) await spend('comparison', () => open.add(section, index));
  }
  let comparison: JsonObject = {};
  await spend('comparison', async () => (comparison = await open.finish()));
  await spend('frontier', () => {
    return sweepComparison(results, { comparison: comparison as unknown as PathComparison, limit });
  });
  return strategies.length;
}

async function correlated({
  tables,
  paths,
}: {
  readonly tables: SyntheticTables;
  readonly paths: number;
}): Promise<number> {
  const columns = createPathColumns(tables.metrics, paths);
  for (const section of tables.sections(0, paths)) fillColumns(columns, tables.tableOf(section));
  const work = (): unknown => metricCorrelations(columns, { confidence: 0.95, independent: true });
  return (await timed(work)).cpuSeconds;
}

const [strategies = NaN, paths = NaN] = process.argv.slice(2).map(Number);
void reduceSweep(strategies, paths).then((cost) => process.stdout.write(JSON.stringify(cost)));
