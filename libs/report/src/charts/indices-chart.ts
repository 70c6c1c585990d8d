import { element, escapeMarkup } from '../markup';
import { fixed } from '../number-format';
import { chartFrame, chartSvg } from './chart-frame';

/** An index with its interval; the ends are null where there is none. */
export interface IndexBar {
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
}

/** One parameter; null where an index has no value. */
export interface IndexRow {
  readonly name: string;
  readonly first: IndexBar | null;
  readonly total: IndexBar | null;
}

/** What the chart shows; rows in the order given, the first on top. */
export interface IndicesChartOptions {
  readonly rows: readonly IndexRow[];
  readonly title: string;
}

const ROW = 40;
const BAR = 13;
const LABELS = 235;

/** First and total index by parameter: two bars a row with lines for their intervals, on a scale that holds 0 and 1. */
export function indicesChart({ rows, title }: IndicesChartOptions): string {
  const bars = rows.flatMap(({ first, total }) => [first, total].flatMap((bar) => (bar === null ? [] : [bar])));
  const reach = bars.flatMap(({ value, low, high }) => [value, low ?? value, high ?? value]);
  const frame = chartFrame({
    size: { width: 820, height: 48 + rows.length * ROW, left: LABELS, top: 6, right: 60 },
    x: {
      domain: [Math.min(...reach, 0), Math.max(...reach, 1)],
      title: 'Share of the variance',
      format: (value) => fixed(value, 1),
      nice: false,
    },
    y: { domain: [0, Math.max(rows.length, 1)], title: '', format: () => '', nice: false, ticks: 1 },
  });
  const { x, y } = frame;
  const marks = rows.map((row, position) => {
    const top = y(rows.length - position) + (ROW - 2 * BAR) / 2;
    const drawn = ([row.first, row.total] as const).map((bar, i) => {
      if (bar === null) return '';
      const middle = top + i * BAR + BAR / 2;
      const outermost = Math.max(bar.value, bar.high ?? bar.value, 0);
      return [
        element('rect', {
          class: `index ${i === 0 ? 'first' : 'total'}`,
          x: Math.min(x(0), x(bar.value)),
          y: top + i * BAR + 0.5,
          width: Math.max(Math.abs(x(bar.value) - x(0)), 0.5),
          height: BAR - 1,
        }),
        bar.low === null || bar.high === null
          ? ''
          : element('line', { class: 'interval', x1: x(bar.low), x2: x(bar.high), y1: middle, y2: middle }),
        element('text', { x: x(outermost) + 5, y: middle + 4 }, fixed(bar.value, 2)),
      ].join('');
    });
    const label = { class: 'row-label', x: LABELS - 10, y: top + BAR + 4, 'text-anchor': 'end' };
    return element('text', label, escapeMarkup(row.name)) + drawn.join('');
  });
  const zero = element('line', { class: 'axis', x1: x(0), x2: x(0), y1: frame.size.top, y2: y(0) });
  return chartSvg(frame, title, ...marks, zero);
}
