import type { CorrelationTable, Figure } from '@ihome/monte-carlo';
import { element, escapeMarkup } from '../markup';
import { fixed } from '../number-format';

/** What a matrix of correlations is drawn from. */
export interface CorrelationChartOptions {
  readonly table: CorrelationTable;
  readonly title: string;
  readonly label: (metric: string) => string;
}

const CELL = { width: 54, height: 28 };
const LEFT = 140;
const TOP = 48;

/** Colour of a correlation of 1: the ink stays readable on it, light and dark. */
const STRONGEST = 0.55;

/**
 * Matrix of correlations with their values: Pearson's above the diagonal, of the ranks below it. Colour says the sign, its strength the size;
 * a correlation that is undefined is a dash whose reason shows on hover.
 */
export function correlationChart({ table, title, label }: CorrelationChartOptions): string {
  const { metrics, pairs } = table;
  const size = metrics.length;
  const [width, height] = [LEFT + size * CELL.width + 12, TOP + size * CELL.height + 4];
  const place = (metric: string): number => metrics.indexOf(metric);
  const names = metrics.flatMap((metric, i) => [
    text(label(metric), { x: LEFT - 8, y: TOP + i * CELL.height + 18, 'text-anchor': 'end' }),
    ...columnHead(label(metric), LEFT + (i + 0.5) * CELL.width),
    element('rect', { class: 'own', ...cellAt(i, i) }),
  ]);
  const cells = pairs.flatMap(({ a, b, n, pearson, spearman }) => [
    cell(pearson, { row: place(a), column: place(b), about: `Pearson, ${label(a)} and ${label(b)}, ${n} paths` }),
    cell(spearman, { row: place(b), column: place(a), about: `Ranks, ${label(a)} and ${label(b)}, ${n} paths` }),
  ]);
  return element(
    'svg',
    { class: 'chart', viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': title },
    element('title', {}, escapeMarkup(title)),
    ...names,
    ...cells,
  );
}

interface CellPlace {
  readonly row: number;
  readonly column: number;
  readonly about: string;
}

function cell(
  { value, low, high }: { readonly value: Figure; readonly low: Figure; readonly high: Figure },
  { row, column, about }: CellPlace,
): string {
  const at = cellAt(row, column);
  const middle = { x: at.x + at.width / 2, y: at.y + at.height / 2 + 4, 'text-anchor': 'middle' };
  if (typeof value !== 'number') {
    const why = element('title', {}, escapeMarkup(`${about}: ${value.reason}`));
    return element('g', { class: 'correlation none' }, why, element('rect', at), element('text', middle, '—'));
  }
  const interval = typeof low === 'number' && typeof high === 'number' ? `, ${fixed(low, 2)} to ${fixed(high, 2)}` : '';
  return element(
    'g',
    { class: `correlation ${value < 0 ? 'falling' : 'rising'}` },
    element('title', {}, escapeMarkup(`${about}: ${fixed(value, 3)}${interval}`)),
    element('rect', { ...at, 'fill-opacity': Math.abs(value) * STRONGEST }),
    element('text', middle, fixed(value, 2)),
  );
}

function cellAt(row: number, column: number): { x: number; y: number; width: number; height: number } {
  const [x, y] = [LEFT + column * CELL.width, TOP + row * CELL.height];
  return { x: x + 1, y: y + 1, width: CELL.width - 2, height: CELL.height - 2 };
}

/** A name over its column, a line for each word. */
function columnHead(name: string, x: number): string[] {
  const words = name.split(' ');
  return words.map((word, i) => text(word, { x, y: TOP - 8 - 13 * (words.length - 1 - i), 'text-anchor': 'middle' }));
}

function text(content: string, attributes: Readonly<Record<string, string | number>>): string {
  return element('text', { class: 'row-label', ...attributes }, escapeMarkup(content));
}
