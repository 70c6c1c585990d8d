import type { MetricVariance, ParameterUncertainty } from '@ihome/monte-carlo';
import { escapeMarkup } from '../markup';
import { metricFormat } from '../metric-label';
import { compact, fixed, millions, percent } from '../number-format';
import { metricTerm, term } from './definitions';
import { estimate, figure } from './figure-text';

const NOTE =
  'Each path of the base configuration draws the parameters below. It was run twice with the same draws and other numbers of the process: what both runs of a path have in common is due to the parameters. Standard deviations add up by their squares. Intervals on hover; a share may come out a little below 0.';

/** Variances split into the part of the drawn parameters and that of the process; nothing where no parameter is drawn. */
export function uncertaintySection(uncertainty: ParameterUncertainty | null): string {
  if (uncertainty === null) return '';
  const { parameters, variances } = uncertainty;
  const drawn = parameters.map(({ parameter, cut_mass: cut }) => {
    const lost =
      cut > 0
        ? ` (${percent(cut, cut < 0.001 ? 4 : 2)} of its distribution lay outside what it takes and was cut off)`
        : '';
    return `<li><code>${escapeMarkup(parameter)}</code>${lost}</li>`;
  });
  const head = [
    'Paths',
    term('sd', 'Standard deviation'),
    `of it ${term('parameter_part', 'by the parameters')}`,
    `of it ${term('process_part', 'by the process')}`,
    `${term('parameter_part', 'Share of the parameters')} in the variance`,
  ];
  const table = `<div class="scroll"><table><thead><tr><th class="text">Figure of a path</th>${head.map((title) => `<th>${title}</th>`).join('')}</tr></thead><tbody>${variances.map(row).join('')}</tbody></table></div>`;
  return `<h2>Parameter uncertainty</h2><p class="note">${NOTE}</p><ul>${drawn.join('')}</ul>${table}`;
}

function row({
  metric,
  n,
  variance,
  parameter_variance: own,
  process_variance: rest,
  ...share
}: MetricVariance): string {
  const format = spreadFormat(metric);
  const deviation = (value: number): string => (value < 0 ? format(0) : format(Math.sqrt(value)));
  const error = figure(share.standard_error, (value) => percent(value, 1));
  const cells = [
    fixed(n, 0),
    ...[variance, own, rest].map((value) => figure(value, deviation)),
    `${estimate(share.parameter_share, (value) => percent(value, 1))} <span class="se">± ${error}</span>`,
  ];
  return `<tr><td class="text name">${metricTerm(metric)}</td>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
}

/** A standard deviation needs a digit more than the figure itself. */
function spreadFormat(metric: string): (value: number) => string {
  const format = metricFormat(metric);
  if (format === compact) return (value) => fixed(value, 3);
  return format(1).endsWith('%') ? (value) => percent(value, 2) : (value) => millions(value, 2);
}
