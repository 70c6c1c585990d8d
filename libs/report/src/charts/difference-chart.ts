import { element, escapeMarkup } from '../markup';
import { chartFrame, chartSvg } from './chart-frame';

/** One strategy's difference with its interval. */
export interface DifferenceRow {
  readonly label: string;
  readonly value: number;
  /** Null where there is no interval. */
  readonly low: number | null;
  readonly high: number | null;
}

/** What the chart shows; rows in the order given, the first on top. */
export interface DifferenceChartOptions {
  readonly rows: readonly DifferenceRow[];
  readonly title: string;
  readonly axisTitle: string;
  readonly format: (value: number) => string;
}

const ROW = 24;
const LABELS = 350;
const MOST_LETTERS = 52;

/** Paired differences from a reference at zero: a point and its interval a row; intervals that leave zero out are marked. */
export function differenceChart({ rows, title, axisTitle, format }: DifferenceChartOptions): string {
  const reach = rows.flatMap(({ value, low, high }) => [value, low ?? value, high ?? value]);
  const [least, most] = [Math.min(...reach, 0), Math.max(...reach, 0)];
  const pad = (most - least) * 0.06 || 1;
  const frame = chartFrame({
    size: { width: 880, height: 52 + rows.length * ROW, left: LABELS, top: 6, right: 20 },
    x: { domain: [least - pad, most + pad], title: axisTitle, format, nice: false, ticks: 6 },
    y: { domain: [0, rows.length], title: '', format: () => '', nice: false, ticks: 1 },
  });
  const { x, y } = frame;
  const marks = rows.map((row, i) => {
    const middle = y(rows.length - i - 0.5);
    const isSure = row.low !== null && row.high !== null && (row.low > 0 || row.high < 0);
    const label = row.label.length > MOST_LETTERS ? `${row.label.slice(0, MOST_LETTERS - 1)}…` : row.label;
    return element(
      'g',
      { class: isSure ? 'point member' : 'point' },
      element('title', {}, escapeMarkup(row.label)),
      element('text', { class: 'row-label', x: LABELS - 10, y: middle + 4, 'text-anchor': 'end' }, escapeMarkup(label)),
      row.low === null || row.high === null
        ? ''
        : element('line', { class: 'interval', x1: x(row.low), x2: x(row.high), y1: middle, y2: middle }),
      element('circle', { cx: x(row.value), cy: middle, r: 3.5 }),
    );
  });
  const zero = element('line', { class: 'axis', x1: x(0), x2: x(0), y1: frame.size.top, y2: y(0) });
  return chartSvg(frame, title, zero, ...marks);
}
