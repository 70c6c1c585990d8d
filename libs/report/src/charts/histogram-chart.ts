import type { Histogram } from '@ihome/monte-carlo';
import { element, escapeMarkup } from '../markup';
import { percent } from '../number-format';
import { chartFrame, chartSvg, type ChartFrame } from './chart-frame';

/** A vertical line on the histogram with its name. */
export interface HistogramMark {
  readonly value: number;
  readonly label: string;
  readonly kind: 'mean' | 'reference' | 'tail';
}

/** What the histogram shows. */
export interface HistogramChartOptions {
  readonly histogram: Histogram;
  readonly title: string;
  readonly marks: readonly HistogramMark[];
}

/** Labels stand above the bars, one a line. */
const LABEL_LINE = 13;

/** Share of the bins' width by which the axis reaches beyond them for a mark. */
const MOST_BEYOND = 0.35;

/**
 * Distribution of a rate across paths: share of paths a bin, with marked values. The axis reaches out to marks beyond the bins; one that is far
 * away is named at the edge, with an arrow and no line.
 */
export function histogramChart({ histogram, title, marks }: HistogramChartOptions): string {
  const { edges, counts } = histogram;
  const total = counts.reduce((sum, count) => sum + count, 0);
  const shares = counts.map((count) => (total === 0 ? 0 : count / total));
  const [low, high] = reachOf(histogram, marks);
  const frame = chartFrame({
    size: { width: 400, height: 260, top: 26 + marks.length * LABEL_LINE },
    x: {
      domain: [low, high],
      title,
      format: (value) => percent(value, high - low < 0.06 ? 1 : 0),
      nice: false,
      ticks: 6,
    },
    y: {
      domain: [0, Math.max(...shares, 0.001)],
      title: 'Share of paths',
      format: (value) => percent(value, Math.max(...shares) < 0.04 ? 1 : 0),
      ticks: 4,
    },
  });
  const { x, y } = frame;
  const labelBaseline = (order: number) => 30 + order * LABEL_LINE;
  const bars = shares.map((share, bin) => {
    const [from, to] = [x(edges[bin] ?? low), x(edges[bin + 1] ?? high)];
    return element('rect', {
      class: 'bar',
      x: from + 0.5,
      y: y(share),
      width: Math.max(to - from - 1, 0.5),
      height: y(0) - y(share),
    });
  });
  const lines = [...marks]
    .sort((a, b) => a.value - b.value)
    .map(({ value, label, kind }, order) => {
      if (value < low || value > high) return beyond({ value, label, kind }, { frame, y: labelBaseline(order), low });
      const rightHalf = value > (low + high) / 2;
      return (
        element('line', { class: `mark ${kind}`, x1: x(value), x2: x(value), y1: labelBaseline(order) - 9, y2: y(0) }) +
        element(
          'text',
          {
            class: `mark-label ${kind}`,
            x: x(value) + (rightHalf ? -5 : 5),
            y: labelBaseline(order),
            'text-anchor': rightHalf ? 'end' : 'start',
          },
          escapeMarkup(label),
        )
      );
    });
  return chartSvg(frame, title, ...bars, ...lines);
}

/** The bins, and the marks that are near them. */
function reachOf({ edges }: Histogram, marks: readonly HistogramMark[]): [number, number] {
  const [first, last] = [edges[0] ?? 0, edges[edges.length - 1] ?? 1];
  const room = MOST_BEYOND * (last - first);
  const near = marks.map(({ value }) => value).filter((value) => value > first - room && value < last + room);
  return [Math.min(first, ...near), Math.max(last, ...near)];
}

function beyond(
  { value, label, kind }: HistogramMark,
  { frame, y, low }: { readonly frame: ChartFrame; readonly y: number; readonly low: number },
): string {
  const { left, right, width } = frame.size;
  const isLeft = value < low;
  const place = isLeft ? { x: left + 2, 'text-anchor': 'start' } : { x: width - right - 2, 'text-anchor': 'end' };
  const text = isLeft ? `◂ ${label}` : `${label} ▸`;
  return element('text', { class: `mark-label ${kind}`, ...place, y }, escapeMarkup(text));
}
