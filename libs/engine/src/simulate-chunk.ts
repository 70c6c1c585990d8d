import { SimulationError } from '@ihome/config';
import { LEDGER_COLUMNS } from './ledger/ledger-buffers';
import { PATH_METRICS } from './path-metrics/path-metric';
import { hasValue } from './path-metrics/path-status';
import { BLOCK_PATHS, createPathTable, type PathTable } from './path-table/path-table';
import { recordPath, type TablePlace } from './path-table/record-path';
import type { MarketPath } from './price-path/market-path';
import type { ResolvedStrategy } from './resolve/resolve-strategy';
import { createStrategyRun, simulatePath, type StrategyRun } from './simulate-path';
import { strategyOfPath } from './uncertainty/strategy-of-path';

/** Paths between two looks at `shouldStop`. */
const STOP_CHECK_PATHS = 8;

/** A contiguous range of paths. */
export interface ChunkRange {
  /** A multiple of `BLOCK_PATHS`; a chunk that lies within one block may start anywhere in it. */
  readonly firstPath: number;
  /** At least 1; a number that is no multiple of `BLOCK_PATHS` ends a run, or ends where a run may have to end. */
  readonly paths: number;
  /** Looked at every few paths; true ends the chunk. */
  readonly shouldStop?: () => boolean;
}

/** The strategies of a chunk with all their buffers; keep it for the next chunk of the same strategies. */
export interface Simulator {
  readonly strategies: readonly ResolvedStrategy[];
  /** Simulates a range; null when `shouldStop` ended it. @throws SimulationError non_finite, naming path and variable */
  simulateChunk(range: ChunkRange): PathTable | null;
}

/** A strategy of a simulator: the run of a path, with all its buffers. */
interface PathRuns {
  readonly strategy: ResolvedStrategy;
  readonly ofPath: (path: number) => StrategyRun;
}

/** Allocates a simulator: strategies of one group (equal `strategyGroupKey`) share the market of each path. */
export function createSimulator(strategies: readonly ResolvedStrategy[]): Simulator {
  const markets = new Map<string, MarketPath>();
  const runs = strategies.map((strategy): PathRuns => {
    // What a path draws makes a strategy of its own, whose market and loans nothing else has.
    if (strategy.uncertainty !== null) {
      return { strategy, ofPath: (path) => createStrategyRun(strategyOfPath(strategy, path).strategy) };
    }
    const run = createStrategyRun(strategy, markets.get(strategy.groupKey));
    markets.set(strategy.groupKey, run.fundPath.portfolio.market);
    return { strategy, ofPath: () => run };
  });
  const [first] = strategies;
  const fits = ({ fund, market }: ResolvedStrategy): boolean =>
    fund.lastMonth === first?.fund.lastMonth && market.zoneCount === first.market.zoneCount;
  if (!first || !strategies.every(fits)) {
    throw new SimulationError(
      'internal',
      'a simulator needs at least one strategy, and all with the same horizon and number of zones',
    );
  }
  return { strategies, simulateChunk: (range) => runChunk(runs, range) };
}

function runChunk(runs: readonly PathRuns[], range: ChunkRange): PathTable | null {
  const { firstPath, paths, shouldStop } = range;
  requireAligned(range);
  const table = createPathTable({
    strategies: runs.length,
    metrics: PATH_METRICS.map(({ name }) => name),
    firstPath,
    paths,
    horizonMonths: runs[0]!.strategy.fund.lastMonth,
    zones: runs[0]!.strategy.market.zoneCount,
  });
  const place: TablePlace = { strategy: 0, row: 0 };
  for (let row = 0; row < paths; row++) {
    if (shouldStop !== undefined && row % STOP_CHECK_PATHS === 0 && shouldStop()) return null;
    place.row = row;
    for (let s = 0; s < runs.length; s++) {
      const run = runs[s]!.ofPath(firstPath + row);
      simulatePath(run, firstPath + row);
      place.strategy = s;
      recordPath(table, place, run.record);
    }
  }
  requireFinite(runs, table);
  return table;
}

function requireAligned({ firstPath, paths }: ChunkRange): void {
  const whole = Number.isSafeInteger(firstPath) && Number.isSafeInteger(paths) && firstPath >= 0 && paths >= 1;
  const into = firstPath % BLOCK_PATHS;
  if (!whole || (into !== 0 && into + paths > BLOCK_PATHS)) {
    throw new SimulationError(
      'internal',
      `a chunk starts at a multiple of ${BLOCK_PATHS} or lies within a block, and has at least one path; asked for ${paths} from ${firstPath}`,
    );
  }
}

/** Chunk boundary check: every stored figure with a value, and every series sum, is finite. */
function requireFinite(runs: readonly PathRuns[], table: PathTable): void {
  const { values, status, seriesBlocks } = table;
  let finite = true;
  for (let i = 0; i < values.length; i++) {
    if (hasValue(status[i]!) && !Number.isFinite(values[i]!)) finite = false;
  }
  for (let i = 0; i < seriesBlocks.length; i++) if (!Number.isFinite(seriesBlocks[i]!)) finite = false;
  if (!finite) throw locateNonFinite(runs, table);
}

/** Runs the chunk again, path by path, to name the first number that left the finite range. */
function locateNonFinite(runs: readonly PathRuns[], table: PathTable): SimulationError {
  for (let path = table.firstPath; path < table.firstPath + table.paths; path++) {
    for (let s = 0; s < runs.length; s++) {
      const run = runs[s]!.ofPath(path);
      simulatePath(run, path);
      const variable = firstNonFinite(run);
      if (variable !== null) {
        return new SimulationError(
          'non_finite',
          `path ${path}, strategy ${s} of the chunk: ${variable} is not a finite number`,
        );
      }
    }
  }
  return new SimulationError('non_finite', `paths from ${table.firstPath}: a sum of squares left the finite range`);
}

function firstNonFinite({ fundPath, measures }: StrategyRun): string | null {
  const { ledger } = fundPath;
  for (let month = 0; month < ledger.nav.length; month++) {
    for (const name of LEDGER_COLUMNS) {
      if (!Number.isFinite(ledger[name][month]!)) return `${name} of month ${month}`;
    }
  }
  const { values, status } = measures.out;
  const metric = values.findIndex((value, i) => hasValue(status[i]!) && !Number.isFinite(value));
  return metric < 0 ? null : `metric ${PATH_METRICS[metric]!.name}`;
}

/** `createSimulator` and one chunk: for a single use. */
export function simulateChunk({
  strategies,
  ...range
}: ChunkRange & { readonly strategies: readonly ResolvedStrategy[] }): PathTable | null {
  return createSimulator(strategies).simulateChunk(range);
}
