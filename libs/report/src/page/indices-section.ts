import type { FigureIndices, IndexEstimate, SensitivityIndices } from '@ihome/monte-carlo';
import { indicesChart, type IndexBar } from '../charts/indices-chart';
import { escapeMarkup } from '../markup';
import { metricFormat, metricLabel } from '../metric-label';
import { compact, fixed, percent } from '../number-format';
import { metricTerm } from './definitions';
import { figure } from './figure-text';

/** Figures that have a chart of their own. */
const CHARTED = ['net_irr.mean', 'loss.es_'];

/** Sobol' indices of the base configuration: a chart of the main figures, a table of all. */
export function indicesSection({ samples, strategies, ranges, figures }: SensitivityIndices): string {
  const note =
    `${ranges.length} parameters anywhere in their ranges, ${fixed(samples, 0)} samples in ${fixed(strategies, 0)} runs on the same random numbers. ` +
    'First: share of the variance of the figure that the parameter explains alone; total: with all interactions it is part of. Lines are bootstrap intervals. ' +
    'Indices are of the simulated figure: the error of its paths counts as part of what the parameters do.';
  const key = '<span class="key first"></span>first <span class="key total"></span>total';
  const charts = figures
    .filter((one) => CHARTED.some((start) => one.figure.startsWith(start)))
    .map((one) => `<div class="figure"><h4>${metricTerm(one.figure)}</h4>${chartOf(one)}${spreadText(one)}</div>`);
  return `<p class="note">${note} ${key}</p>${charts.join('')}${indicesTable({ ranges, figures })}`;
}

function chartOf({ figure: name, parameters }: FigureIndices): string {
  const rows = parameters
    .map(({ parameter, first, total }) => ({ name: parameter, first: barOf(first), total: barOf(total) }))
    .sort((a, b) => (b.total?.value ?? 0) - (a.total?.value ?? 0));
  return indicesChart({ rows, title: `Sobol’ indices: ${metricLabel(name)}` });
}

function barOf({ value, low, high }: IndexEstimate): IndexBar | null {
  if (typeof value !== 'number') return null;
  const isKnown = typeof low === 'number' && typeof high === 'number';
  return { value, low: isKnown ? low : null, high: isKnown ? high : null };
}

function spreadText({ figure: name, n, mean, sd, first_sum: sum, error_share: share }: FigureIndices): string {
  const isPlain = metricFormat(name) === compact;
  const format = (value: number): string => (isPlain ? fixed(value, 3) : percent(value));
  const error = typeof share === 'number' ? `; error of the paths at most ${percent(share, 1)} of the variance` : '';
  return `<p class="note">Over the ranges: mean ${figure(mean, format)}, standard deviation ${figure(sd, format)}; first indices add up to ${withError(sum, (value) => fixed(value, 2))}${error}; ${fixed(n, 0)} samples.</p>`;
}

function indicesTable({ ranges, figures }: Pick<SensitivityIndices, 'ranges' | 'figures'>): string {
  const head = figures.map(({ figure: name }) => `<th>${metricTerm(name)}</th>`).join('');
  const short = (value: number): string => fixed(value, 2);
  const rows = ranges.map(({ parameter, low, high }, i) => {
    const cells = figures.map(({ parameters }) => {
      const indices = parameters[i];
      if (indices === undefined) return '<td></td>';
      return `<td>${withError(indices.first, short)}<br>${withError(indices.total, short)}</td>`;
    });
    return `<tr><td class="text name">${escapeMarkup(parameter)}</td><td>${compact(low)} to ${compact(high)}</td>${cells.join('')}</tr>`;
  });
  return `<h4>First index, and total index below it, each ± standard error</h4><div class="scroll"><table><thead><tr><th class="text">Parameter</th><th>Range</th>${head}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
}

function withError({ value, standard_error: error }: IndexEstimate, format: (value: number) => string): string {
  if (typeof value !== 'number') return figure(value, format);
  return `${format(value)} <span class="se">± ${figure(error, format)}</span>`;
}
