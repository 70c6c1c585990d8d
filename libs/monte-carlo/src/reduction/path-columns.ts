import { SimulationError } from '@ihome/config';
import { PATH_STATUS_NAMES, hasValue, type PathTable } from '@ihome/engine';

/** The path metrics of one strategy, gathered from its sections. */
export interface PathColumns {
  readonly metrics: readonly string[];
  readonly paths: number;
  /** [metric][path], row-major. */
  readonly values: Float64Array;
  /** [metric][path], row-major. */
  readonly status: Uint8Array;
}

/** One metric over the paths of a strategy. */
export interface MetricColumn {
  /** Values of the paths that have one, in path order; where all have one, those of the columns themselves. */
  readonly values: Float64Array;
  /** Paths without an ordinary value, by status; a total loss has the value −1 and is counted too. */
  readonly undefinedCounts: Readonly<Record<string, number>>;
}

/** Columns of up to so many cells (75 MB) are kept for the next strategy: fresh memory takes longer than the filling. */
const KEPT_CELLS = 8_000_000;

let spare: Pick<PathColumns, 'values' | 'status'> | null = null;

/** Columns for `paths` paths; they may hold what another strategy left there until they are filled. */
export function createPathColumns(metrics: readonly string[], paths: number): PathColumns {
  const size = metrics.length * paths;
  const room = spare;
  if (room === null || room.values.length < size) {
    return { metrics, paths, values: new Float64Array(size), status: new Uint8Array(size) };
  }
  spare = null;
  return { metrics, paths, values: room.values.subarray(0, size), status: room.status.subarray(0, size) };
}

/** Gives the memory of columns to the next strategy: nothing may read them, or views of them, any more. */
export function releasePathColumns({ values, status }: PathColumns): void {
  const room = { values: new Float64Array(values.buffer), status: new Uint8Array(status.buffer) };
  if (room.values.length <= KEPT_CELLS) spare = room;
}

/** Copies a section's rows to their place. */
export function fillColumns(columns: PathColumns, section: PathTable): void {
  const { firstPath, paths } = section;
  columns.metrics.forEach((_, metric) => {
    const from = metric * paths;
    const to = metric * columns.paths + firstPath;
    columns.values.set(section.values.subarray(from, from + paths), to);
    columns.status.set(section.status.subarray(from, from + paths), to);
  });
}

/** Gives up the memory that is kept for a next strategy: there is none. */
export function forgetReleasedColumns(): void {
  spare = null;
}

/** One metric of the first `paths` paths; nothing is copied. @throws SimulationError corrupt_data when there is no such metric */
export function firstPaths(columns: PathColumns, name: string, paths: number): PathColumns {
  const metric = columns.metrics.indexOf(name);
  if (metric < 0) throw new SimulationError('corrupt_data', `The path table has no metric ${name}.`);
  const start = metric * columns.paths;
  return {
    metrics: [name],
    paths,
    values: columns.values.subarray(start, start + paths),
    status: columns.status.subarray(start, start + paths),
  };
}

/** One metric's column. @throws SimulationError non_finite for a value that is none, with its path and metric */
export function metricColumn(columns: PathColumns, name: string): MetricColumn {
  const metric = columns.metrics.indexOf(name);
  if (metric < 0) throw new SimulationError('corrupt_data', `The path table has no metric ${name}.`);
  const start = metric * columns.paths;
  const all = columns.values.subarray(start, start + columns.paths);
  const status = columns.status.subarray(start, start + columns.paths);
  const counts = statusCounts(status);
  for (let path = 0; path < all.length; path++) {
    const value = all[path]!;
    if (value - value === 0 || !hasValue(status[path]!)) continue;
    throw new SimulationError('non_finite', `${name} of path ${path} is ${value}.`);
  }
  const isWhole = counts.every((count, code) => count === 0 || hasValue(code));
  const values = isWhole ? all : all.filter((_, path) => hasValue(status[path]!));
  return { values, undefinedCounts: namedCounts(counts) };
}

/** Paths by status, [code]. */
function statusCounts(status: Uint8Array): readonly number[] {
  const counts = PATH_STATUS_NAMES.map(() => 0);
  for (let path = 0; path < status.length; path++) counts[status[path]!]! += 1;
  return counts;
}

/** A metric by path, NaN where a path has no value: for figures of several metrics. */
export function alignedValues(columns: PathColumns, name: string): Float64Array {
  const metric = columns.metrics.indexOf(name);
  if (metric < 0) throw new SimulationError('corrupt_data', `The path table has no metric ${name}.`);
  const start = metric * columns.paths;
  const values = columns.values.slice(start, start + columns.paths);
  for (let path = 0; path < values.length; path++) {
    if (!hasValue(columns.status[start + path]!)) values[path] = NaN;
  }
  return values;
}

/** An ordinary value is no reason to be named. */
function namedCounts(counts: readonly number[]): Record<string, number> {
  const named: Record<string, number> = {};
  PATH_STATUS_NAMES.forEach((name, status) => {
    const count = counts[status] ?? 0;
    if (status !== 0 && count > 0) named[name] = count;
  });
  return named;
}
