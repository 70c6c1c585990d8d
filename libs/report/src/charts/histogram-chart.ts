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
  const inside = marks.filter(({ value }) => value >= low && value <= high);
  const outside = marks.filter((mark) => !inside.includes(mark));
  const placed = rowsOf(inside.map((mark) => placedMark(mark, frame)));
  const lines = placed.map(({ kind, label, at, anchor }, row) => {
    const text = { class: `mark-label ${kind}`, x: at + (anchor === 'end' ? -5 : 5), y: labelBaseline(row) };
    return (
      element('line', { class: `mark ${kind}`, x1: at, x2: at, y1: labelBaseline(row) - 9, y2: y(0) }) +
      element('text', { ...text, 'text-anchor': anchor }, escapeMarkup(label))
    );
  });
  const named = outside.map((mark, i) => beyond(mark, { frame, y: labelBaseline(inside.length + i), low }));
  return chartSvg(frame, title, ...bars, ...lines, ...named);
}

/** Width of a letter of a label, px: an estimate on the large side. */
const LETTER = 6.6;

/** A mark with its place, and from where to where its label reaches. */
interface PlacedMark extends HistogramMark {
  readonly at: number;
  readonly anchor: 'start' | 'end';
  readonly from: number;
  readonly to: number;
}

/** The label stands to the right of its line where there is room, else to the left. */
function placedMark(mark: HistogramMark, { x, size }: ChartFrame): PlacedMark {
  const at = x(mark.value);
  const width = 5 + mark.label.length * LETTER;
  const isRight = at + width <= size.width;
  const [from, to] = isRight ? [at, at + width] : [at - width, at];
  return { ...mark, at, anchor: isRight ? 'start' : 'end', from, to };
}

/** Marks in the order of their rows, from the top: by value, or those with labels to the left first, whichever has fewer lines through labels. */
function rowsOf(marks: readonly PlacedMark[]): readonly PlacedMark[] {
  const rising = marks.toSorted((a, b) => a.value - b.value);
  const left = rising.filter(({ anchor }) => anchor === 'end').toReversed();
  const leftFirst = [...left, ...rising.filter(({ anchor }) => anchor === 'start')];
  return crossings(leftFirst) < crossings(rising) ? leftFirst : rising;
}

/** How many lines of marks further up run through labels. */
function crossings(rows: readonly PlacedMark[]): number {
  const counts = rows.map(({ from, to }, row) => rows.slice(0, row).filter(({ at }) => at > from && at < to).length);
  return counts.reduce((sum, count) => sum + count, 0);
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
