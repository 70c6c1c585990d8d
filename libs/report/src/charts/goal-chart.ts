import type { Crossing, GoalSearch } from '@ihome/monte-carlo';
import { element } from '../markup';
import { chartFrame, chartSvg } from './chart-frame';
import { areaPath, linePath } from './linear-scale';

/** What the chart of a goal shows. */
export interface GoalChartOptions {
  readonly search: GoalSearch;
  readonly target: number;
  readonly title: string;
  readonly axisTitle: string;
  readonly formatFigure: (value: number) => string;
  readonly formatValue: (value: number) => string;
}

/** The figure against the parameter with its interval as a band, the target as a line, and each crossing with its interval. */
export function goalChart({ search, target, title, axisTitle, formatFigure, formatValue }: GoalChartOptions): string {
  const points = search.points.flatMap(({ value, figure: { value: mid, low, high } }) =>
    typeof mid === 'number'
      ? [{ value, mid, low: typeof low === 'number' ? low : mid, high: typeof high === 'number' ? high : mid }]
      : [],
  );
  const values = search.points.map(({ value }) => value);
  const figures = [target, ...points.flatMap(({ low, high }) => [low, high])];
  const [lowest, highest] = [Math.min(...figures), Math.max(...figures)];
  const pad = Math.max((highest - lowest) * 0.08, 1e-12);
  const frame = chartFrame({
    size: { width: 400, height: 260 },
    x: {
      domain: [Math.min(...values), Math.max(...values)],
      title: axisTitle,
      format: formatValue,
      nice: false,
      ticks: 5,
    },
    y: { domain: [lowest - pad, highest + pad], title, format: formatFigure },
  });
  const { x, y, size } = frame;
  const at = (figure: (point: (typeof points)[number]) => number) =>
    points.map((point) => [x(point.value), y(figure(point))] as const);
  const aim = { class: 'goal-target', x1: size.left, x2: size.width - size.right, y1: y(target), y2: y(target) };
  return chartSvg(
    frame,
    `${title} by ${axisTitle}`,
    element('path', {
      class: 'band band-0',
      d: areaPath(
        at(({ high }) => high),
        at(({ low }) => low),
      ),
    }),
    element('line', aim),
    element('path', { class: 'median', d: linePath(at(({ mid }) => mid)) }),
    ...points.map(({ value, mid }) => element('circle', { class: 'goal-point', cx: x(value), cy: y(mid), r: 3 })),
    ...search.crossings.map((crossing) =>
      crossingMark(crossing, { x, y: y(target), ends: [values[0]!, values.at(-1)!] }),
    ),
  );
}

interface MarkPlace {
  readonly x: (value: number) => number;
  readonly y: number;
  /** Where an interval without end stops. */
  readonly ends: readonly [number, number];
}

function crossingMark({ value, low, high }: Crossing, { x, y, ends }: MarkPlace): string {
  const [from, to] = [typeof low === 'number' ? low : ends[0], typeof high === 'number' ? high : ends[1]];
  return (
    element('line', { class: 'goal-interval', x1: x(from), x2: x(to), y1: y, y2: y }) +
    element('circle', { class: 'goal-crossing', cx: x(value), cy: y, r: 5 })
  );
}
