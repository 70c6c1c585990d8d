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
  /** Values of the paths that have one, in path order. */
  readonly values: Float64Array;
  /** Paths without an ordinary value, by status; a total loss has the value −1 and is counted too. */
  readonly undefinedCounts: Readonly<Record<string, number>>;
}

/** Empty columns for `paths` paths. */
export function createPathColumns(metrics: readonly string[], paths: number): PathColumns {
  const size = metrics.length * paths;
  return { metrics, paths, values: new Float64Array(size), status: new Uint8Array(size) };
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
  const values = new Float64Array(columns.paths);
  const counts = new Map<number, number>();
  let n = 0;
  for (let path = 0; path < columns.paths; path++) {
    const status = columns.status[start + path]!;
    if (status !== 0) counts.set(status, (counts.get(status) ?? 0) + 1);
    if (!hasValue(status)) continue;
    const value = columns.values[start + path]!;
    if (value - value !== 0) {
      throw new SimulationError('non_finite', `${name} of path ${path} is ${value}.`);
    }
    values[n++] = value;
  }
  return { values: values.subarray(0, n), undefinedCounts: namedCounts(counts) };
}

/** A metric by path, NaN where a path has no value: for figures of several metrics. */
export function alignedValues(columns: PathColumns, name: string): Float64Array {
  const metric = columns.metrics.indexOf(name);
  if (metric < 0) throw new SimulationError('corrupt_data', `The path table has no metric ${name}.`);
  const start = metric * columns.paths;
  return columns.values
    .slice(start, start + columns.paths)
    .map((value, path) => (hasValue(columns.status[start + path]!) ? value : NaN));
}

function namedCounts(counts: ReadonlyMap<number, number>): Record<string, number> {
  const named: Record<string, number> = {};
  PATH_STATUS_NAMES.forEach((name, status) => {
    const count = counts.get(status);
    if (count !== undefined) named[name] = count;
  });
  return named;
}
