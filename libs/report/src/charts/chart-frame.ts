import { element, escapeMarkup } from '../markup';
import { type LinearScale, linearScale } from './linear-scale';
import { logScale } from './log-scale';

/** Outer size and inner margins of a chart, px. */
export interface FrameSize {
  readonly width: number;
  readonly height: number;
  readonly left?: number;
  readonly right?: number;
  readonly top?: number;
  readonly bottom?: number;
}

/** One axis: domain in data units, its title and how ticks read. */
export interface AxisSpec {
  readonly domain: readonly [number, number];
  readonly title: string;
  readonly format: (value: number) => string;
  readonly ticks?: number;
  /** Start and end the axis on a tick. */
  readonly nice?: boolean;
  /** Linear when left out; a logarithmic axis has a domain above 0 and is never widened. */
  readonly scale?: 'linear' | 'log';
}

/** A chart's scales and the markup of its axes and grid. */
export interface ChartFrame {
  readonly x: LinearScale;
  readonly y: LinearScale;
  readonly size: Required<FrameSize>;
  readonly axes: string;
}

const TICK_GAP = 8;

/** Axes with a light grid; the y title stands above the axis, where it is read first. */
export function chartFrame(spec: { readonly size: FrameSize; readonly x: AxisSpec; readonly y: AxisSpec }): ChartFrame {
  const size = { left: 56, right: 16, top: 28, bottom: 42, ...spec.size };
  const x = axisScale(spec.x, { range: [size.left, size.width - size.right], count: spec.x.ticks ?? 6 });
  const y = axisScale(spec.y, { range: [size.height - size.bottom, size.top], count: spec.y.ticks ?? 5 });
  const bottom = size.height - size.bottom;
  const xTicks = x.ticks.map((tick) =>
    element(
      'g',
      { class: 'tick' },
      element('line', { class: 'grid', x1: x(tick), x2: x(tick), y1: size.top, y2: bottom }),
      element('text', { x: x(tick), y: bottom + TICK_GAP + 9, 'text-anchor': 'middle' }, spec.x.format(tick)),
    ),
  );
  const yTicks = y.ticks.map((tick) =>
    element(
      'g',
      { class: 'tick' },
      element('line', { class: 'grid', x1: size.left, x2: size.width - size.right, y1: y(tick), y2: y(tick) }),
      element('text', { x: size.left - TICK_GAP, y: y(tick) + 4, 'text-anchor': 'end' }, spec.y.format(tick)),
    ),
  );
  const axes = [
    ...xTicks,
    ...yTicks,
    element('line', { class: 'axis', x1: size.left, x2: size.width - size.right, y1: bottom, y2: bottom }),
    element(
      'text',
      { class: 'axis-title', x: size.width - size.right, y: size.height - 6, 'text-anchor': 'end' },
      escapeMarkup(spec.x.title),
    ),
    element('text', { class: 'axis-title', x: 4, y: 14 }, escapeMarkup(spec.y.title)),
  ].join('');
  return { x, y, size, axes };
}

function axisScale(
  { domain, nice = true, scale = 'linear' }: AxisSpec,
  pixels: { readonly range: readonly [number, number]; readonly count: number },
): LinearScale {
  return scale === 'log' ? logScale({ domain, ...pixels }) : linearScale({ domain, nice, ...pixels });
}

/** The svg element around a chart's marks, with a title that screen readers announce. */
export function chartSvg(frame: ChartFrame, title: string, ...marks: readonly string[]): string {
  const { width, height } = frame.size;
  return element(
    'svg',
    { class: 'chart', viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': title },
    element('title', {}, escapeMarkup(title)),
    frame.axes,
    ...marks,
  );
}
