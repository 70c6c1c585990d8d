import { hasValue, PATH_METRICS, PATH_STATUS_NAMES, type PathTable, strategySection } from '@ihome/engine';
import type { PathSection } from '@ihome/orchestration';
import type { BundleFolder } from './bundle-folder';
import { openParquet, type ParquetColumn } from './parquet-file';

/** A strategy whose paths are written. */
export interface KeptStrategy {
  readonly index: number;
  readonly horizonMonths: number;
}

/** Where the path tables of the kept strategies come from. */
export interface PathTableSource {
  readonly strategies: readonly KeptStrategy[];
  /** Sections of one strategy in path order. */
  readonly openSections: (strategyIndex: number) => AsyncIterable<PathSection>;
}

/**
 * paths.parquet: strategy, path and every path metric, a row group a chunk and strategy. An undefined figure is null and its
 * `<metric>_status` says why; a total loss keeps its value −1 and says so.
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
    for await (const section of source.openSections(strategy.index)) {
      await file.writeRows(sectionRows(strategy.index, sectionTable(strategy, section)));
    }
  }
  await file.close();
}

function sectionTable({ horizonMonths }: KeptStrategy, { firstPath, paths, bytes }: PathSection): PathTable {
  const metrics = PATH_METRICS.map((metric) => metric.name);
  return strategySection({ strategies: 1, metrics, firstPath, paths, horizonMonths }, bytes);
}

function sectionRows(strategy: number, { firstPath, paths, values, status }: PathTable): (number | string | null)[][] {
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
