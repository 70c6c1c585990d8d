import { element, escapeMarkup } from '../markup';
import { chartFrame, chartSvg, type ChartFrame } from './chart-frame';
import { linePath } from './linear-scale';

/** Half-widths of a figure of one strategy. */
export interface ConvergenceLine {
  /** Number that stands at the end of the line. */
  readonly index: number;
  readonly name: string;
  /** Paths and half-width, ascending; both above 0. */
  readonly points: readonly (readonly [number, number])[];
}

/** What the chart shows. */
export interface ConvergenceChartOptions {
  readonly title: string;
  readonly lines: readonly ConvergenceLine[];
  /** The half-width that was asked for; null where none was. */
  readonly wanted: number | null;
  readonly format: (value: number) => string;
}

/**
 * Half-width against paths on logarithmic axes, a line a strategy. The dashed line falls with the square root of the paths, a slope of −½, from the
 * widest of the last points back; the dotted one is the half-width that was asked for.
 */
export function convergenceChart({ title, lines, wanted, format }: ConvergenceChartOptions): string {
  const points = lines.flatMap((line) => line.points);
  const last = points.reduce<readonly [number, number] | null>((widest, point) => {
    if (widest === null || point[0] > widest[0]) return point;
    return point[0] === widest[0] && point[1] > widest[1] ? point : widest;
  }, null);
  if (last === null) return '<p class="note">No half-width is known.</p>';
  const first = Math.min(...points.map(([paths]) => paths));
  const start = last[1] * Math.sqrt(last[0] / first);
  const widths = [...points.map(([, width]) => width), start, ...(wanted === null ? [] : [wanted])];
  const frame = chartFrame({
    size: { width: 540, height: 280, left: 62, right: 28 },
    x: { domain: [first, last[0]], title: 'Paths', format: pathsText, scale: 'log', ticks: 8 },
    y: { domain: [Math.min(...widths) / 1.15, Math.max(...widths) * 1.15], title, format, scale: 'log', ticks: 7 },
  });
  const { x, y } = frame;
  const slope = element('path', {
    class: 'slope',
    d: linePath([
      [x(first), y(start)],
      [x(last[0]), y(last[1])],
    ]),
  });
  return chartSvg(
    frame,
    title,
    slope,
    wantedLine(frame, wanted),
    ...lines.map((line) => markedLine(frame, line)),
    ...endNumbers(frame, lines),
  );
}

/** Least distance of two numbers, px. */
const NUMBER_LINE = 11;

/** The number of each line at its end: moved down where two would overlap, and up again from the axis. */
function endNumbers({ x, y, size }: ChartFrame, lines: readonly ConvergenceLine[]): string[] {
  const ends = lines
    .flatMap(({ index, points }) => {
      const last = points.at(-1);
      return last === undefined ? [] : [{ index, x: x(last[0]) + 6, y: y(last[1]) + 4 }];
    })
    .sort((a, b) => a.y - b.y);
  let above = Number.NEGATIVE_INFINITY;
  for (const end of ends) {
    end.y = Math.max(end.y, above + NUMBER_LINE);
    above = end.y;
  }
  let below = size.height - size.bottom + NUMBER_LINE;
  for (const end of ends.toReversed()) {
    end.y = Math.min(end.y, below - NUMBER_LINE);
    below = end.y;
  }
  return ends.map((end) => element('text', { class: 'point-label', x: end.x, y: end.y }, String(end.index)));
}

function markedLine({ x, y }: ChartFrame, { name, points }: ConvergenceLine): string {
  const places = points.map(([paths, width]) => [x(paths), y(width)] as const);
  const dots = places.map(([cx, cy]) => element('circle', { cx, cy, r: 2.4 }));
  const line = element('path', { class: 'series', d: linePath(places) });
  return element('g', { class: 'convergence' }, element('title', {}, escapeMarkup(name)), line, ...dots);
}

function wantedLine({ y, size }: ChartFrame, wanted: number | null): string {
  if (wanted === null) return '';
  const [x1, x2] = [size.left, size.width - size.right];
  const line = element('line', { class: 'reference', x1, x2, y1: y(wanted), y2: y(wanted) });
  const label = { class: 'reference-label', x: x2, y: y(wanted) - 5, 'text-anchor': 'end' };
  return line + element('text', label, 'wanted');
}

/** 2500 as 2.5k, so that ticks stand apart. */
function pathsText(value: number): string {
  if (value >= 1e6) return `${value / 1e6}m`;
  return value >= 1e3 ? `${value / 1e3}k` : String(value);
}
