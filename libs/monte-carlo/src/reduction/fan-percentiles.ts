import { FAN_PATHS, FAN_SERIES, fanPathCount, type PathTable } from '@ihome/engine';
import { isNumber, quantile, sortAscending } from '@ihome/risk';
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
  const first = firstPaidIn(fans);
  // Where all capital is the GP's there is no multiple of the LPs.
  const paying = lpShare > 0 ? payingPaths(fans) : new Int32Array(0);
  return [
    ...FAN_SERIES.map((name) => {
      const fill = (row: Float64Array, month: number): void => row.set(monthOf(fans, name, month));
      return bandsOf(fans, { name, percentiles, paths: fans.paths, firstMonth: 0, fill });
    }),
    ...(['dpi', 'tvpi'] as const).map((name) => {
      const fill = multiplesOf(fans, name, { paying, lpShare });
      return bandsOf(fans, { name, percentiles, paths: paying.length, firstMonth: first, fill });
    }),
  ];
}

/** A series in one month, [path]. */
function monthOf({ months, paths, values }: FanPaths, name: (typeof FAN_SERIES)[number], month: number): Float32Array {
  const start = (FAN_SERIES.indexOf(name) * months + month) * paths;
  return values.subarray(start, start + paths);
}

/** Writes a month's values, one a path. */
type FillMonth = (row: Float64Array, month: number) => void;

/** To date, of the LPs' paid-in capital; NAV is theirs by their part of the calls, before carry that is not paid yet. */
function multiplesOf(
  fans: FanPaths,
  name: 'dpi' | 'tvpi',
  { paying, lpShare }: { readonly paying: Int32Array; readonly lpShare: number },
): FillMonth {
  return (row, month) => {
    const paidIn = monthOf(fans, 'paid_in', month);
    const distributions = monthOf(fans, 'lp_distributions', month);
    const nav = name === 'tvpi' ? monthOf(fans, 'nav', month) : null;
    for (let i = 0; i < paying.length; i++) {
      const path = paying[i]!;
      const residual = nav === null ? 0 : nav[path]! * lpShare;
      row[i] = (distributions[path]! + residual) / (paidIn[path]! * lpShare);
    }
  };
}

/** Paths that ever pay in. */
function payingPaths(fans: FanPaths): Int32Array {
  const last = monthOf(fans, 'paid_in', fans.months - 1);
  return Int32Array.from(last.keys()).filter((path) => last[path]! > 0);
}

/** First month by which every path that ever pays in has done so: before it a multiple has no value on some of them. */
function firstPaidIn(fans: FanPaths): number {
  for (let month = fans.months - 1; month > 0; month--) {
    const [now, before] = [monthOf(fans, 'paid_in', month), monthOf(fans, 'paid_in', month - 1)];
    if (now.some((amount, path) => amount > 0 && !(before[path]! > 0))) return month;
  }
  return 0;
}

interface Bands {
  readonly name: string;
  readonly percentiles: readonly number[];
  readonly paths: number;
  readonly firstMonth: number;
  readonly fill: FillMonth;
}

/** Without a path there is no month with a value either. */
function bandsOf({ months }: FanPaths, { name, percentiles, paths, firstMonth, fill }: Bands): FanSummary {
  const bands = percentiles.map((): number[] => []);
  const row = new Float64Array(paths);
  for (let month = firstMonth; month < months; month++) {
    fill(row, month);
    sortAscending(row);
    percentiles.forEach((percentile, i) => {
      const value = quantile(row, percentile);
      if (isNumber(value)) bands[i]!.push(value);
    });
  }
  return { name, n: paths, first_month: firstMonth, percentiles: [...percentiles], values: bands };
}
