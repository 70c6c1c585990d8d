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

/** What the bands are made with. */
export interface FanOptions {
  readonly percentiles: readonly number[];
  /** The LPs' part of every capital call. */
  readonly lpShare: number;
}

/**
 * Percentile bands by month, type 7: of every series kept, and of the LPs' DPI and TVPI to date. Source: docs/model/across-paths.md
 * "By month". Verified by `fan-percentiles.spec.ts`.
 */
export function fanSummaries(fans: FanPaths, { percentiles, lpShare }: FanOptions): FanSummary[] {
  const all = Array.from({ length: fans.paths }, (_, path) => path);
  const first = firstPaidIn(fans);
  const paying = all.filter((path) => seriesAt(fans, 'paid_in', { month: fans.months - 1, path }) > 0);
  return [
    ...FAN_SERIES.map((name) => {
      const valueOf = (place: FanPlace): number => seriesAt(fans, name, place);
      return bandsOf(fans, { name, percentiles, paths: all, firstMonth: 0, valueOf });
    }),
    ...(['dpi', 'tvpi'] as const).map((name) => {
      const valueOf = (place: FanPlace): number => multipleAt(fans, name, { ...place, lpShare });
      return bandsOf(fans, { name, percentiles, paths: paying, firstMonth: first, valueOf });
    }),
  ];
}

interface FanPlace {
  readonly month: number;
  readonly path: number;
}

function seriesAt(
  { months, paths, values }: FanPaths,
  name: (typeof FAN_SERIES)[number],
  { month, path }: FanPlace,
): number {
  return values[(FAN_SERIES.indexOf(name) * months + month) * paths + path]!;
}

/** To date, of the LPs' paid-in capital; NAV is theirs by their part of the calls, before carry that is not paid yet. */
function multipleAt(
  fans: FanPaths,
  name: 'dpi' | 'tvpi',
  { lpShare, ...place }: FanPlace & Pick<FanOptions, 'lpShare'>,
): number {
  const paidIn = seriesAt(fans, 'paid_in', place) * lpShare;
  const residual = name === 'tvpi' ? seriesAt(fans, 'nav', place) * lpShare : 0;
  return (seriesAt(fans, 'lp_distributions', place) + residual) / paidIn;
}

/** First month by which every path that ever pays in has done so: before it a multiple has no value on some of them. */
function firstPaidIn(fans: FanPaths): number {
  let first = 0;
  for (let path = 0; path < fans.paths; path++) {
    let month = 0;
    while (month < fans.months && !(seriesAt(fans, 'paid_in', { month, path }) > 0)) month++;
    if (month < fans.months) first = Math.max(first, month);
  }
  return first;
}

interface Bands {
  readonly name: string;
  readonly percentiles: readonly number[];
  readonly paths: readonly number[];
  readonly firstMonth: number;
  readonly valueOf: (place: FanPlace) => number;
}

/** Without a path there is no month with a value either. */
function bandsOf({ months }: FanPaths, { name, percentiles, paths, firstMonth, valueOf }: Bands): FanSummary {
  const bands = percentiles.map((): number[] => []);
  const row = new Float64Array(paths.length);
  for (let month = firstMonth; month < months; month++) {
    paths.forEach((path, i) => (row[i] = valueOf({ month, path })));
    row.sort();
    percentiles.forEach((percentile, i) => {
      const value = quantile(row, percentile);
      if (isNumber(value)) bands[i]!.push(value);
    });
  }
  return { name, n: paths.length, first_month: firstMonth, percentiles: [...percentiles], values: bands };
}
