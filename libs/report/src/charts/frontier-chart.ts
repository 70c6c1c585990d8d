import type { Frontier, FrontierPoint } from '@ihome/monte-carlo';
import { element, escapeMarkup } from '../markup';
import { metricFormat, metricLabel } from '../metric-label';
import { percent } from '../number-format';
import { chartFrame, chartSvg } from './chart-frame';
import { linePath } from './linear-scale';
import { regionOutline } from './region-outline';

/** A frontier point whose two figures exist. */
interface PlacedPoint {
  readonly point: FrontierPoint;
  readonly risk: number;
  readonly return: number;
}

/** What the frontier chart shows besides the points. */
export interface FrontierChartOptions {
  readonly frontier: Frontier;
  /** A horizontal line at the hurdle when the vertical axis is a net IRR. */
  readonly hurdle?: number;
}

/** Strategies above this many are drawn without number labels. */
const MOST_LABELS = 40;

/**
 * Scatter of strategies: risk across, return up, each with its confidence region, or both intervals where there is none; members of the frontier are filled and joined.
 * Strategies with a missing figure are left out here and named in the table.
 */
export function frontierChart({ frontier, hurdle }: FrontierChartOptions): string {
  const placed = frontier.points.flatMap(place);
  const title = `Efficient frontier: ${metricLabel(frontier.return_metric)} against ${metricLabel(frontier.risk_metric)}`;
  const outlines = new Map(placed.map((entry) => [entry.point, regionOutline(entry.point)]));
  const outlineOf = (point: FrontierPoint): readonly (readonly [number, number])[] => outlines.get(point) ?? [];
  const reach = (point: FrontierPoint, of: 'risk' | 'return'): number[] => {
    const outline = outlineOf(point);
    return outline.length === 0 ? bounds(point[of]) : outline.map(([risk, value]) => (of === 'risk' ? risk : value));
  };
  const risks = placed.flatMap(({ point, risk }) => [risk, ...reach(point, 'risk')]);
  const returns = placed.flatMap((entry) => [entry.return, ...reach(entry.point, 'return')]);
  const shown = hurdle === undefined ? returns : [...returns, hurdle];
  const frame = chartFrame({
    size: { width: 820, height: 400, left: 64, right: 30 },
    x: { domain: extent(risks), title: metricLabel(frontier.risk_metric), format: metricFormat(frontier.risk_metric) },
    y: {
      domain: extent(shown),
      title: metricLabel(frontier.return_metric),
      format: metricFormat(frontier.return_metric),
    },
  });
  const { x, y, size } = frame;
  const members = placed.filter(({ point }) => point.on_frontier).sort((a, b) => a.risk - b.risk);
  const curve = linePath(members.map((entry) => [x(entry.risk), y(entry.return)] as const));
  const marks = placed.map(({ point, risk, return: value }) => {
    const outline = outlineOf(point);
    const [riskLow, riskHigh] = outline.length > 0 ? [] : bounds(point.risk);
    const [returnLow, returnHigh] = outline.length > 0 ? [] : bounds(point.return);
    const at = { cx: x(risk), cy: y(value) };
    return element(
      'g',
      { class: point.on_frontier ? 'point member' : 'point' },
      element('title', {}, escapeMarkup(`${point.index}. ${point.name}${membershipText(point)}`)),
      outline.length === 0
        ? ''
        : element('path', { class: 'region', d: `${linePath(outline.map(([r, v]) => [x(r), y(v)] as const))}Z` }),
      riskLow === undefined || riskHigh === undefined
        ? ''
        : element('line', { class: 'whisker', x1: x(riskLow), x2: x(riskHigh), y1: at.cy, y2: at.cy }),
      returnLow === undefined || returnHigh === undefined
        ? ''
        : element('line', { class: 'whisker', x1: at.cx, x2: at.cx, y1: y(returnLow), y2: y(returnHigh) }),
      element('circle', { ...at, r: 4.5 }),
    );
  });
  const labels =
    placed.length > MOST_LABELS
      ? ''
      : numberLabels(placed.map((entry) => ({ ...entry, x: x(entry.risk), y: y(entry.return) })));
  const hurdleLine =
    hurdle === undefined
      ? ''
      : element('line', {
          class: 'reference',
          x1: size.left,
          x2: size.width - size.right,
          y1: y(hurdle),
          y2: y(hurdle),
        }) +
        element(
          'text',
          { class: 'reference-label', x: size.width - size.right, y: y(hurdle) - 5, 'text-anchor': 'end' },
          'hurdle',
        );
  return chartSvg(
    frame,
    title,
    hurdleLine,
    members.length < 2 ? '' : element('path', { class: 'frontier', d: curve }),
    ...marks,
    labels,
  );
}

function membershipText({ membership }: FrontierPoint): string {
  return typeof membership === 'number' ? `, on the frontier with probability ${percent(membership, 0)}` : '';
}

function place(point: FrontierPoint): PlacedPoint[] {
  const risk = point.risk.value;
  const value = point.return.value;
  return typeof risk === 'number' && typeof value === 'number' ? [{ point, risk, return: value }] : [];
}

function bounds(estimate: FrontierPoint['risk']): number[] {
  return typeof estimate.low === 'number' && typeof estimate.high === 'number' ? [estimate.low, estimate.high] : [];
}

function extent(values: readonly number[]): [number, number] {
  if (values.length === 0) return [0, 1];
  const low = Math.min(...values);
  const high = Math.max(...values);
  const pad = (high - low) * 0.06 || Math.abs(high) * 0.1 || 0.5;
  return [low - pad, high + pad];
}

/** Numbers beside the points: the first of eight places that no earlier label or point covers. */
function numberLabels(
  points: readonly { readonly x: number; readonly y: number; readonly point: FrontierPoint }[],
): string {
  const places = [
    [9, -7],
    [9, 14],
    [-9, -7],
    [-9, 14],
    [0, -12],
    [0, 21],
    [20, 4],
    [-20, 4],
  ] as const;
  const taken = points.map(({ x, y }) => ({ x, y }));
  return points
    .map(({ x, y, point }) => {
      const free = places.find(([dx, dy]) =>
        taken.every(
          (other) =>
            (other.x === x && other.y === y) || Math.abs(other.x - x - dx) > 13 || Math.abs(other.y - y - dy + 4) > 10,
        ),
      );
      const [dx, dy] = free ?? places[0];
      taken.push({ x: x + dx, y: y + dy - 4 });
      return element(
        'text',
        { class: 'point-label', x: x + dx, y: y + dy, 'text-anchor': 'middle' },
        String(point.index),
      );
    })
    .join('');
}
