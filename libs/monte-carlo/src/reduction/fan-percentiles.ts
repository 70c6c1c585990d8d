import { FAN_PATHS, FAN_SERIES, fanPathCount, type PathTable } from '@ihome/engine';
import { isNumber, quantile } from '@ihome/risk';
import type { FanSummary } from '../results';

/** Whole monthly series of a strategy's first paths. */
export interface FanPaths {
  readonly months: number;
  readonly paths: number;
  /** [fanSeries][month][path], row-major. */
  readonly values: Float32Array;
}

/** Empty fans for a strategy of `paths` paths. */
export function createFanPaths(horizonMonths: number, paths: number): FanPaths {
  const months = horizonMonths + 1;
  const kept = Math.min(paths, FAN_PATHS);
  return { months, paths: kept, values: new Float32Array(FAN_SERIES.length * months * kept) };
}

/** Copies a section's fan rows to their place. */
export function fillFans(fans: FanPaths, section: PathTable): void {
  const kept = fanPathCount(section);
  if (kept === 0) return;
  for (let row = 0; row < FAN_SERIES.length * fans.months; row++) {
    const from = section.fan.subarray(row * kept, (row + 1) * kept);
    fans.values.set(from, row * fans.paths + section.firstPath);
  }
}

/** Percentile bands of every fan series by month, type 7. */
export function fanSummaries({ months, paths, values }: FanPaths, percentiles: readonly number[]): FanSummary[] {
  return FAN_SERIES.map((name, series) => {
    const bands = percentiles.map((): number[] => []);
    for (let month = 0; month < months; month++) {
      const row = (series * months + month) * paths;
      const sorted = values.slice(row, row + paths).sort();
      percentiles.forEach((percentile, i) => {
        const value = quantile(sorted, percentile);
        if (isNumber(value)) bands[i]!.push(value);
      });
    }
    return { name, n: paths, percentiles: [...percentiles], values: bands };
  });
}
