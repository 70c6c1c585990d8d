import { sortAscending } from '@ihome/risk';
import { metricColumn, type MetricColumn, type PathColumns } from './path-columns';

/** A column with its values sorted, so that several figures share the sorting. */
export interface SortedColumn extends MetricColumn {
  /** Ascending. */
  readonly sorted: Float64Array;
}

/** The columns of a strategy by name, sorted. @throws SimulationError as `metricColumn` does */
export type SortedColumns = (name: string) => SortedColumn;

/**
 * Sorts columns as they are asked for. Those of `kept` are sorted once; all others share one room, so the sorted values of one are good until
 * another one is asked for. Memory: 8 bytes a path for each that is kept, and for the room.
 */
export function sortedColumns(columns: PathColumns, kept: readonly string[]): SortedColumns {
  const known = new Map<string, SortedColumn>();
  const room = new Float64Array(columns.paths);
  return (name) => {
    const found = known.get(name);
    if (found !== undefined) return found;
    const column = metricColumn(columns, name);
    const isKept = kept.includes(name);
    const { length } = column.values;
    const sorted = isKept ? new Float64Array(length) : room.subarray(0, length);
    sorted.set(column.values);
    sortAscending(sorted);
    const made = { ...column, sorted };
    if (isKept) known.set(name, made);
    return made;
  };
}
