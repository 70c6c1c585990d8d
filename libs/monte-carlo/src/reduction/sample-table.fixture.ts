import { FAN_SERIES, SERIES, createPathTable, fanPathCount, type PathTable } from '@ihome/engine';

/** Paths and what they hold, for specs: every value is a simple function of path, metric and month. */
export interface SampleTable {
  readonly metrics: readonly string[];
  readonly firstPath: number;
  readonly paths: number;
  readonly horizonMonths: number;
  readonly value: (metric: string, path: number) => number;
  /** 0 when left out. */
  readonly status?: (metric: string, path: number) => number;
  readonly flow: (series: string, path: number, month: number) => number;
  /** One when left out. */
  readonly zones?: number;
  /** NaN when left out. */
  readonly zoneMultiple?: (zone: number, path: number) => number;
}

/** A path table of one strategy with the layout that the engine writes. */
export function sampleTable({
  value,
  status = () => 0,
  flow,
  zoneMultiple = () => NaN,
  ...shape
}: SampleTable): PathTable {
  const table = createPathTable({ strategies: 1, zones: 1, ...shape });
  const months = shape.horizonMonths + 1;
  for (let row = 0; row < shape.paths; row++) {
    const path = shape.firstPath + row;
    shape.metrics.forEach((metric, i) => {
      table.values[i * shape.paths + row] = value(metric, path);
      table.status[i * shape.paths + row] = status(metric, path);
    });
    for (let zone = 0; zone < table.zones; zone++) {
      table.zoneMultiples[zone * shape.paths + row] = zoneMultiple(zone, path);
    }
    SERIES.forEach((series, s) => {
      for (let month = 0; month < months; month++) {
        const at = 2 * ((Math.floor(row / 256) * SERIES.length + s) * months + month);
        const amount = flow(series, path, month);
        table.seriesBlocks[at]! += amount;
        table.seriesBlocks[at + 1]! += amount * amount;
      }
    });
    const kept = fanPathCount(table);
    if (row >= kept) continue;
    FAN_SERIES.forEach((series, s) => {
      for (let month = 0; month < months; month++)
        table.fan[(s * months + month) * kept + row] = flow(series, path, month);
    });
  }
  return table;
}
