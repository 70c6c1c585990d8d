import { decodeStrategySection, PATH_METRICS, pathStatusName } from '@ihome/engine';
import type { BundleFolder } from './bundle-folder';
import { openParquet, type ParquetColumn } from './parquet-file';

/** Where the path tables of a strategy come from. */
export interface PathTableSource {
  readonly strategies: readonly number[];
  /** Encoded sections of one strategy in path order. */
  readonly openSections: (strategyIndex: number) => AsyncIterable<Uint8Array>;
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
    for await (const bytes of source.openSections(strategy)) await file.writeRows(sectionRows(strategy, bytes));
  }
  await file.close();
}

function sectionRows(strategy: number, bytes: Uint8Array): (number | string | null)[][] {
  const section = decodeStrategySection(bytes);
  const { paths, firstPath, values, status } = section;
  const indices = Array.from({ length: paths }, (_, path) => path);
  return [
    indices.map(() => strategy),
    indices.map((path) => firstPath + path),
    ...PATH_METRICS.flatMap((metric, column) => {
      const at = column * paths;
      const figures = indices.map((path) => {
        const value = values[at + path] ?? Number.NaN;
        return Number.isNaN(value) ? null : value;
      });
      return metric.undefinable ? [figures, indices.map((path) => pathStatusName(status[at + path] ?? 0))] : [figures];
    }),
  ];
}
