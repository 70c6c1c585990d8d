import { element, escapeMarkup } from '../markup';
import { chartFrame, chartSvg } from './chart-frame';

/** One end of a bar: the value of the parameter and how the figure moves, with the interval of that. */
export interface TornadoEnd {
  readonly label: string;
  readonly change: number;
  /** Null where there is no interval. */
  readonly low: number | null;
  readonly high: number | null;
}

/** One parameter. */
export interface TornadoBar {
  readonly name: string;
  readonly low: TornadoEnd | null;
  readonly high: TornadoEnd | null;
}

/** What the tornado shows; bars in the order given, the first on top. */
export interface TornadoChartOptions {
  readonly bars: readonly TornadoBar[];
  readonly title: string;
  readonly axisTitle: string;
  readonly format: (value: number) => string;
}

const ROW = 30;
const LABELS = 235;

/** Change of a figure by parameter: one bar to each side, thin lines for the paired intervals. */
export function tornadoChart({ bars, title, axisTitle, format }: TornadoChartOptions): string {
  const ends = bars.flatMap(({ low, high }) => [low, high].flatMap((end) => (end === null ? [] : [end])));
  const reach = ends.flatMap(({ change, low, high }) => [change, low ?? change, high ?? change]);
  const most = Math.max(...reach.map(Math.abs), 1e-12);
  const pad = most * 0.28;
  const [left, right] = [Math.min(...reach, 0), Math.max(...reach, 0)];
  const frame = chartFrame({
    size: { width: 820, height: 48 + bars.length * ROW, left: LABELS, top: 6, right: 20 },
    x: { domain: [left - pad, right + pad], title: axisTitle, format, nice: false, ticks: 6 },
    y: { domain: [0, bars.length], title: '', format: () => '', nice: false, ticks: 1 },
  });
  const { x, y } = frame;
  const marks = bars.map((bar, row) => {
    const top = y(bars.length - row) + 6;
    const height = ROW - 12;
    const sides = [
      { end: bar.low, kind: 'low' },
      { end: bar.high, kind: 'high' },
    ].flatMap(({ end, kind }) => (end === null ? [] : [{ end, kind, outward: end.change < 0 ? -1 : 1 }]));
    // Both ends to one side share the row, and their labels.
    const isShared = sides.length === 2 && sides[0]?.outward === sides[1]?.outward;
    const drawn = sides.map(({ end, kind }, i) => {
      const own = isShared ? height / 2 : height;
      const from = top + (isShared ? i * own : 0);
      return (
        element('rect', {
          class: `tornado ${kind}`,
          x: Math.min(x(0), x(end.change)),
          y: from,
          width: Math.max(Math.abs(x(end.change) - x(0)), 0.5),
          height: own,
        }) +
        (end.low === null || end.high === null
          ? ''
          : element('line', {
              class: 'interval',
              x1: x(end.low),
              x2: x(end.high),
              y1: from + own / 2,
              y2: from + own / 2,
            }))
      );
    });
    const named = [-1, 1].map((outward) => {
      const ofSide = sides.filter((side) => side.outward === outward);
      if (ofSide.length === 0) return '';
      const outermost = ofSide.flatMap(({ end }) => [end.change, end.low ?? end.change, end.high ?? end.change]);
      const at = outward < 0 ? Math.min(...outermost) : Math.max(...outermost);
      const anchor = outward < 0 ? 'end' : 'start';
      const text = ofSide.map(({ end }) => end.label).join(' and ');
      return element(
        'text',
        { x: x(at) + 5 * outward, y: top + height / 2 + 4, 'text-anchor': anchor },
        escapeMarkup(text),
      );
    });
    const label = { class: 'row-label', x: LABELS - 10, y: top + height / 2 + 4, 'text-anchor': 'end' };
    return element('text', label, escapeMarkup(bar.name)) + drawn.join('') + named.join('');
  });
  const zero = element('line', { class: 'axis', x1: x(0), x2: x(0), y1: frame.size.top, y2: y(0) });
  return chartSvg(frame, title, ...marks, zero);
}
