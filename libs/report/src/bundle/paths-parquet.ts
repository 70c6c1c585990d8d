import { hasValue, PATH_METRICS, PATH_STATUS_NAMES, type PathTable, strategySection } from '@ihome/engine';
import type { PathSection } from '@ihome/orchestration';
import type { BundleFolder } from './bundle-folder';
import { openParquet, type ParquetColumn } from './parquet-file';

/** Paths of a row group. */
const ROW_GROUP_PATHS = 4_096;

/** What a column holds in a row. */
type Cell = number | string | null;

/** A strategy whose paths are written. */
export interface KeptStrategy {
  readonly index: number;
  readonly horizonMonths: number;
  /** Zones of its configuration. */
  readonly zones: number;
}

/** Where the path tables of the kept strategies come from. */
export interface PathTableSource {
  readonly strategies: readonly KeptStrategy[];
  /** Sections of one strategy in path order. */
  readonly openSections: (strategyIndex: number) => AsyncIterable<PathSection>;
}

/**
 * paths.parquet: strategy, path and every path metric, a row group every `ROW_GROUP_PATHS` paths of a strategy, so that the bytes do
 * not depend on how its paths were cut into chunks. An undefined figure is null and its `<metric>_status` says why; a total loss keeps
 * its value −1 and says so.
 */
export async function writePaths(bundle: BundleFolder, source: PathTableSource): Promise<void> {
  const columns: ParquetColumn[] = [
    { name: 'strategy', type: 'INT32', nullable: false },
    { name: 'path', type: 'INT32', nullable: false },
    ...PATH_METRICS.flatMap((metric): ParquetColumn[] => [
      { name: metric.name, type: 'DOUBLE', nullable: metric.undefinable },
      ...(metric.undefinable ? [{ name: `${metric.name}_status`, type: 'STRING', nullable: false } as const] : []),
    ]),
  ];
  const file = await openParquet(bundle, 'paths.parquet', columns);
  for (const strategy of source.strategies) {
    let waiting: Cell[][] = columns.map(() => []);
    for await (const section of source.openSections(strategy.index)) {
      const rows = sectionRows(strategy.index, sectionTable(strategy, section));
      waiting = waiting.map((cells, column) => cells.concat(rows[column] ?? []));
      while ((waiting[0]?.length ?? 0) >= ROW_GROUP_PATHS) {
        await file.writeRows(waiting.map((cells) => cells.slice(0, ROW_GROUP_PATHS)));
        waiting = waiting.map((cells) => cells.slice(ROW_GROUP_PATHS));
      }
    }
    await file.writeRows(waiting);
  }
  await file.close();
}

function sectionTable({ horizonMonths, zones }: KeptStrategy, { firstPath, paths, bytes }: PathSection): PathTable {
  const metrics = PATH_METRICS.map((metric) => metric.name);
  return strategySection({ strategies: 1, metrics, firstPath, paths, horizonMonths, zones }, bytes);
}

function sectionRows(strategy: number, { firstPath, paths, values, status }: PathTable): Cell[][] {
  const rows = Array.from({ length: paths }, (_, row) => row);
  return [
    rows.map(() => strategy),
    rows.map((row) => firstPath + row),
    ...PATH_METRICS.flatMap(({ undefinable }, column) => {
      const at = column * paths;
      const figures = rows.map((row) => (hasValue(status[at + row] ?? 0) ? (values[at + row] ?? null) : null));
      return undefinable ? [figures, rows.map((row) => PATH_STATUS_NAMES[status[at + row] ?? 0] ?? null)] : [figures];
    }),
  ];
}
