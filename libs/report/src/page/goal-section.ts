import type { GoalSearch, GoalSeek } from '@ihome/monte-carlo';
import { goalChart } from '../charts/goal-chart';
import { escapeMarkup } from '../markup';
import { metricFormat, metricLabel } from '../metric-label';
import { compact } from '../number-format';
import { metricTerm, term } from './definitions';
import { figure } from './figure-text';

/** Searches with a chart of their own. */
const MOST_CHARTS = 6;

const NOT_MET: Readonly<Record<GoalSearch['status'], string>> = {
  met: '',
  always_above: 'not met: above at every value',
  always_below: 'not met: below at every value',
  undefined: 'the figure is missing at some values',
};

/** Where the sweep's figure meets its target; nothing for a sweep without goal. */
export function goalSection(goal: GoalSeek | null): string {
  if (goal === null) return '';
  const label = metricLabel(goal.metric);
  const format = metricFormat(goal.metric);
  const shared = Object.keys(goal.searches[0]?.parameters ?? {});
  const head = [
    ...shared.map(shortName),
    `${goal.parameter} at the target`,
    `${compact(goal.confidence * 100)}% interval`,
  ].map((title, i) => `<th${i < shared.length ? ' class="text"' : ''}>${escapeMarkup(title)}</th>`);
  const found = `<th>${term('bracket', 'Simulated neighbours')}</th><th>${term('bend')}</th>`;
  const rows = goal.searches.flatMap((search) => rowsOf(search, shared));
  const charts = goal.searches.slice(0, MOST_CHARTS).map((search) => {
    const name = shared.map((path) => `${shortName(path)} ${valueText(search.parameters[path])}`).join(', ');
    const options = { search, target: goal.target, title: label, axisTitle: goal.parameter };
    const chart = goalChart({ ...options, formatFigure: format, formatValue: compact });
    return `<div>${name === '' ? '' : `<h3>${escapeMarkup(name)}</h3>`}${chart}</div>`;
  });
  const more =
    goal.searches.length > MOST_CHARTS
      ? `<p class="note">Charts of the first ${MOST_CHARTS} of ${goal.searches.length} searches; goal.csv has all points.</p>`
      : '';
  return `<h2>Goal: ${escapeMarkup(label)} of ${format(goal.target)}</h2><p class="note">${metricTerm(goal.metric)} at each simulated value of <code>${escapeMarkup(goal.parameter)}</code>, with its interval as a band, on the same random numbers, and where it meets the target, the dashed line. The interval holds the values at which the figure\u2019s own interval holds the target. Bend: what the curve can lie beside the straight line between the two neighbours.</p><div class="scroll"><table><thead><tr>${head.join('')}${found}</tr></thead><tbody>${rows.join('')}</tbody></table></div><div class="charts">${charts.join('')}</div>${more}`;
}

function rowsOf(search: GoalSearch, shared: readonly string[]): string[] {
  const lead = shared
    .map((path) => `<td class="text">${escapeMarkup(valueText(search.parameters[path]))}</td>`)
    .join('');
  if (search.status !== 'met')
    return [`<tr>${lead}<td colspan="4" class="text na">${NOT_MET[search.status]}</td></tr>`];
  return search.crossings.map(({ value, low, high, bracket: [from, to], interpolation_error: bend }) => {
    const interval = `${figure(low, compact)} to ${figure(high, compact)}`;
    return `<tr>${lead}<td>${compact(value)}</td><td>${interval}</td><td>${compact(from)} and ${compact(to)}</td><td>${figure(bend, compact)}</td></tr>`;
  });
}

function shortName(path: string): string {
  return path.split('.').at(-1) ?? path;
}

function valueText(value: unknown): string {
  return typeof value === 'number' ? compact(value) : typeof value === 'string' ? value : JSON.stringify(value);
}
