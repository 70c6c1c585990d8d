import type { HeadlineFigure, TwoWayAxis, TwoWayTable } from '@ihome/monte-carlo';
import { heatMap, type HeatCell } from '../charts/heat-map';
import { escapeMarkup } from '../markup';
import { metricLabel } from '../metric-label';
import { compact, fixed, percent } from '../number-format';
import { metricTerm } from './definitions';

/** Most columns with which two maps stand beside each other on paper. */
const MOST_BESIDE = 8;

/** Heat maps of the figures over two axes of a grid: mean net IRR and the ES of loss; nothing where there is no such pair. */
export function twoWaySection(tables: readonly TwoWayTable[]): string {
  if (tables.length === 0) return '';
  const note =
    'Each cell is a strategy: the figure with its standard error; the stronger the colour, the higher the figure. The framed cell is the base configuration. All figures are in two-way.csv.';
  return `<h2>Two axes at a time</h2><p class="note">${note}</p>${tables.map(tableMaps).join('')}`;
}

function tableMaps(table: TwoWayTable): string {
  const { x, y, held } = table;
  const figures = (table.cells[0]?.figures ?? []).map(({ figure }) => figure);
  const shown = figures.filter((figure) => figure === 'net_irr.mean' || figure.startsWith('loss.es_'));
  const others = held
    .map(({ parameter, value }) => `${shortName({ parameters: [parameter] })} ${valueText(value)}`)
    .join(', ');
  const maps = shown.map((figure) => `<div><h4>${metricTerm(figure)}</h4>${mapOf(table, figure)}</div>`);
  const heading = `<h3>${escapeMarkup(capitalised(`${shortName(y)} by ${shortName(x)}`))}</h3>`;
  const facts = [others === '' ? '' : `Held: ${others}.`, pathsText(table), linkedText(x), linkedText(y)];
  const text = facts.filter((fact) => fact !== '').join(' ');
  const layout = x.values.length <= MOST_BESIDE ? 'maps beside' : 'maps';
  return `<section class="two-way">${heading}<p class="note">${escapeMarkup(text)}</p><div class="${layout}">${maps.join('')}</div></section>`;
}

function mapOf(table: TwoWayTable, name: string): string {
  const cells = table.cells.flatMap(({ x, y, strategy, figures }): HeatCell[] => {
    const found = figures.find(({ figure }) => figure === name);
    if (found === undefined) return [];
    return [{ x, y, ...cellTexts(found, strategy), isBase: strategy === table.base }];
  });
  const [across, up] = [shortName(table.x), shortName(table.y)];
  return heatMap({
    title: `${metricLabel(name)}, ${up} by ${across}`,
    columns: table.x.values.map(axisText),
    rows: table.y.values.map(axisText),
    columnTitle: across,
    rowTitle: up,
    cells,
    isRisk: name.startsWith('loss.'),
  });
}

function cellTexts(
  { value, standard_error: error, n }: HeadlineFigure,
  strategy: number,
): Pick<HeatCell, 'value' | 'text' | 'note' | 'hover'> {
  const note = typeof error === 'number' ? `± ${percent(error)}` : '';
  if (typeof value !== 'number') {
    return { value: null, text: '—', note: '', hover: `strategy ${strategy}: ${value.reason}` };
  }
  return { value, text: percent(value), note, hover: `strategy ${strategy}: ${percent(value)} ${note}, ${n} paths` };
}

/** How many paths the cells rest on. */
function pathsText({ cells }: TwoWayTable): string {
  const counts = cells.flatMap(({ figures }) => figures.map(({ n }) => n));
  const [least, most] = [Math.min(...counts), Math.max(...counts)];
  return `${least === most ? fixed(least, 0) : `${fixed(least, 0)} to ${fixed(most, 0)}`} paths a cell.`;
}

function linkedText({ parameters: [first = '', ...others] }: TwoWayAxis): string {
  return others.length === 0 ? '' : `With ${first} moves ${others.join(', ')}.`;
}

function shortName({ parameters: [first = ''] }: Pick<TwoWayAxis, 'parameters'>): string {
  return first.split('.').slice(1).join('.').replace(/_/g, ' ');
}

function valueText(value: unknown): string {
  return typeof value === 'number' ? axisText(value) : typeof value === 'string' ? value : JSON.stringify(value);
}

/** A value of a parameter: six significant digits, as in the names of strategies; thousands apart. */
function axisText(value: number): string {
  return Math.abs(value) >= 1000 ? compact(value) : String(Number(value.toPrecision(6))).replace('-', '\u2212');
}

function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
