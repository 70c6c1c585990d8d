import { COHORT_SUMS, cohortCount } from './cohorts';

/**
 * Paths per block of the series sums. Chunk boundaries are multiples of it, and path counts at which a run may stop: the same on every grid, so
 * sums do not depend on the grid.
 */
export const BLOCK_PATHS = 256;

/** Paths 0..FAN_PATHS − 1 keep whole month series for the fan charts. */
export const FAN_PATHS = 1024;

/** Month series whose sums and sums of squares every block keeps. Currency per month; nav at the end of it. */
export const SERIES = [
  'capital_calls',
  'advances',
  'proceeds',
  'fees_and_expenses',
  'distributions',
  'lp_distributions',
  'carry',
  'nav',
] as const;

/**
 * Month series kept path by path for the first `FAN_PATHS` paths: NAV, and since the first month calls, distributions and those to LPs,
 * the clawback included.
 */
export const FAN_SERIES = ['nav', 'paid_in', 'distributions', 'lp_distributions'] as const;

/**
 * Results of a chunk: a contiguous range of paths of some strategies that share a horizon.
 * Decoded tables are views of the bytes they came from where alignment allows.
 */
export interface PathTable {
  readonly strategies: number;
  /** Names, in the order of the metric axis. */
  readonly metrics: readonly string[];
  readonly firstPath: number;
  readonly paths: number;
  /** Last month of the series: months run 0..horizonMonths. */
  readonly horizonMonths: number;
  /** Zones of the configuration. */
  readonly zones: number;
  /** [strategy][metric][path], row-major; NaN where the status has no value. */
  readonly values: Float64Array;
  /** [strategy][metric][path], row-major; codes of `PATH_STATUS`. */
  readonly status: Uint8Array;
  /** [strategy][block][series][month][2], row-major: sum and sum of squares over the block, added in path order. */
  readonly seriesBlocks: Float64Array;
  /** [strategy][fanSeries][month][path], row-major, for the paths below `FAN_PATHS` only. */
  readonly fan: Float32Array;
  /** [strategy][block][vintage][cause][zone][sum], row-major; sums of `COHORT_SUMS` over the block, added in path order. */
  readonly cohortBlocks: Float64Array;
  /** [strategy][zone][path], row-major: cash to advances of the zone's positions; NaN on a path that bought none there. */
  readonly zoneMultiples: Float64Array;
}

/** The sizes that a table's layout follows from. */
export type PathTableShape = Pick<
  PathTable,
  'strategies' | 'metrics' | 'firstPath' | 'paths' | 'horizonMonths' | 'zones'
>;

/** Blocks of a table, the last one perhaps not full. */
export function blockCount({ paths }: Pick<PathTable, 'paths'>): number {
  return Math.ceil(paths / BLOCK_PATHS);
}

/** How many of the table's paths keep fan series. */
export function fanPathCount({ firstPath, paths }: Pick<PathTable, 'firstPath' | 'paths'>): number {
  return Math.max(Math.min(firstPath + paths, FAN_PATHS) - firstPath, 0);
}

/** Elements of each array that belong to one strategy. */
export function strategySizes(shape: Omit<PathTableShape, 'strategies'>): {
  readonly values: number;
  readonly seriesBlocks: number;
  readonly fan: number;
  readonly cohortBlocks: number;
  readonly zoneMultiples: number;
} {
  const months = shape.horizonMonths + 1;
  return {
    values: shape.metrics.length * shape.paths,
    seriesBlocks: blockCount(shape) * SERIES.length * months * 2,
    fan: FAN_SERIES.length * months * fanPathCount(shape),
    cohortBlocks: blockCount(shape) * cohortCount(shape) * COHORT_SUMS.length,
    zoneMultiples: shape.zones * shape.paths,
  };
}

/** An empty table: all values 0, to be written by the simulator. */
export function createPathTable(shape: PathTableShape): PathTable {
  const sizes = strategySizes(shape);
  return {
    ...shape,
    values: new Float64Array(shape.strategies * sizes.values),
    status: new Uint8Array(shape.strategies * sizes.values),
    seriesBlocks: new Float64Array(shape.strategies * sizes.seriesBlocks),
    fan: new Float32Array(shape.strategies * sizes.fan),
    cohortBlocks: new Float64Array(shape.strategies * sizes.cohortBlocks),
    zoneMultiples: new Float64Array(shape.strategies * sizes.zoneMultiples),
  };
}
