import type { FanSummary } from '@ihome/monte-carlo';
import { element } from '../markup';
import { chartFrame, chartSvg } from './chart-frame';
import { areaPath, linePath } from './linear-scale';

/** How a fan reads. */
export interface FanChartOptions {
  readonly title: string;
  readonly format: (value: number) => string;
  /** Value that the axis reaches at least: room for a fan of nothing but 0. */
  readonly least: number;
}

/** Percentile bands of a monthly series over the life of the fund; the innermost band is darkest, the median a line. */
export function fanChart(fan: FanSummary, { title, format, least }: FanChartOptions): string {
  const months = fan.first_month + (fan.values[0]?.length ?? 0);
  const all = fan.values.flat();
  const frame = chartFrame({
    size: { width: 400, height: 260 },
    x: {
      domain: [0, Math.max(months - 1, 1) / 12],
      title: 'Years from first closing',
      format: String,
      nice: false,
      ticks: 6,
    },
    y: { domain: [Math.min(0, ...all), Math.max(...all, least)], title, format, ticks: 5 },
  });
  const { x, y } = frame;
  const order = fan.percentiles
    .map((percentile, index) => ({ percentile, index }))
    .sort((a, b) => a.percentile - b.percentile);
  const points = (values: readonly number[]) =>
    values.map((value, i) => [x((fan.first_month + i) / 12), y(value)] as const);
  const valuesOf = (rank: number) => points(fan.values[order[rank]?.index ?? 0] ?? []);
  const bands = Array.from({ length: Math.floor(order.length / 2) }, (_, depth) =>
    element('path', { class: `band band-${depth}`, d: areaPath(valuesOf(order.length - 1 - depth), valuesOf(depth)) }),
  );
  const median =
    order.length % 2 === 1 ? element('path', { class: 'median', d: linePath(valuesOf((order.length - 1) / 2)) }) : '';
  return chartSvg(frame, title, ...bands, median);
}
