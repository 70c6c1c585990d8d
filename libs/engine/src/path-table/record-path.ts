import type { Positions } from '../positions';
import { addCohorts, COHORT_SUMS, cohortCount, type CohortBuffers } from './cohorts';
import { blockCount, BLOCK_PATHS, FAN_SERIES, fanPathCount, SERIES, type PathTable } from './path-table';
import { measureZones, type ZoneMultiples } from './zone-multiples';

/** What a simulated path offers to the table: buffers that every path writes anew. */
export interface PathRecord {
  /** By position in the table's metrics. */
  readonly values: Float64Array;
  readonly status: Uint8Array;
  /** Month columns in the order of `SERIES`. */
  readonly series: readonly Float64Array[];
  readonly positions: Positions;
  readonly cohorts: CohortBuffers;
  readonly zones: ZoneMultiples;
}

/** Where in the table a path goes. */
export interface TablePlace {
  strategy: number;
  /** Path − firstPath. */
  row: number;
}

const NAV = SERIES.indexOf('nav');
const CALLS = SERIES.indexOf('capital_calls');
const DISTRIBUTIONS = SERIES.indexOf('distributions');
const LP_DISTRIBUTIONS = SERIES.indexOf('lp_distributions');

/** Adds the path's results to a table, in path order within each strategy. No allocation. */
export function recordPath(table: PathTable, place: TablePlace, record: PathRecord): void {
  recordMetrics(table, place, record);
  recordSeries(table, place, record);
  recordCohorts(table, place, record);
  recordZones(table, place, record);
  if (place.row < fanPathCount(table)) recordFan(table, place, record);
}

function recordMetrics(table: PathTable, { strategy, row }: TablePlace, { values, status }: PathRecord): void {
  const { paths } = table;
  const start = strategy * values.length * paths + row;
  for (let i = 0; i < values.length; i++) {
    table.values[start + i * paths] = values[i]!;
    table.status[start + i * paths] = status[i]!;
  }
}

function recordSeries(table: PathTable, { strategy, row }: TablePlace, { series }: PathRecord): void {
  const { seriesBlocks } = table;
  const months = table.horizonMonths + 1;
  const block = strategy * blockCount(table) + Math.floor(row / BLOCK_PATHS);
  let at = block * series.length * months * 2;
  for (let s = 0; s < series.length; s++) {
    const column = series[s]!;
    for (let m = 0; m < months; m++) {
      const value = column[m]!;
      seriesBlocks[at]! += value;
      seriesBlocks[at + 1]! += value * value;
      at += 2;
    }
  }
}

function recordCohorts(table: PathTable, { strategy, row }: TablePlace, { positions, cohorts }: PathRecord): void {
  const block = strategy * blockCount(table) + Math.floor(row / BLOCK_PATHS);
  addCohorts(cohorts, positions, {
    sums: table.cohortBlocks,
    start: block * cohortCount(table) * COHORT_SUMS.length,
  });
}

function recordZones(table: PathTable, { strategy, row }: TablePlace, { positions, zones }: PathRecord): void {
  measureZones(zones, positions);
  const { multiples } = zones;
  const start = strategy * multiples.length * table.paths + row;
  for (let z = 0; z < multiples.length; z++) table.zoneMultiples[start + z * table.paths] = multiples[z]!;
}

function recordFan(table: PathTable, { strategy, row }: TablePlace, { series }: PathRecord): void {
  const { fan } = table;
  const months = table.horizonMonths + 1;
  const fanPaths = fanPathCount(table);
  const start = strategy * FAN_SERIES.length * months * fanPaths + row;
  const nav = series[NAV]!;
  const calls = series[CALLS]!;
  const distributions = series[DISTRIBUTIONS]!;
  const lpDistributions = series[LP_DISTRIBUTIONS]!;
  let paidIn = 0;
  let distributed = 0;
  let toInvestors = 0;
  for (let m = 0; m < months; m++) {
    paidIn += calls[m]!;
    distributed += distributions[m]!;
    toInvestors += lpDistributions[m]!;
    const at = start + m * fanPaths;
    fan[at] = nav[m]!;
    fan[at + months * fanPaths] = paidIn;
    fan[at + 2 * months * fanPaths] = distributed;
    fan[at + 3 * months * fanPaths] = toInvestors;
  }
}
