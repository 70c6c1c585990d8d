import type { Frontier, StrategyResult, TailRisk } from '@ihome/monte-carlo';
import { escapeMarkup } from '../markup';
import { fixed, multiple, percent } from '../number-format';
import { metricTerm, term } from './definitions';
import { estimate, figure, meanWithError } from './figure-text';

/** Strategies of the report's table; the rest is in summary.csv. */
export const MOST_TABLE_ROWS = 200;

/** The confidence level of the headline VaR and ES: 99% when it is configured, else the highest. */
export function headlineLevel(risk: Pick<TailRisk, 'var'>): number | undefined {
  const levels = risk.var.map((entry) => entry.level);
  return levels.includes(0.99) ? 0.99 : levels.length === 0 ? undefined : Math.max(...levels);
}

/** A level as it reads: 99%, 99.5%. */
export function levelText(level: number): string {
  return percent(level, Number((100 * level).toFixed(6)) % 1 === 0 ? 0 : 1);
}

/** One row a strategy: what it returns, what can go wrong, whether it is on the frontier. */
export function headlineTable(strategies: readonly StrategyResult[], frontier: Frontier): string {
  const level = headlineLevel(strategies[0]?.loss ?? { var: [] });
  const members = new Set(frontier.points.filter((point) => point.on_frontier).map((point) => point.index));
  const at = level === undefined ? '' : ` ${levelText(level)}`;
  const head = [
    ['#', ''],
    [term('strategy', 'Strategy'), 'text'],
    [term('path', 'Paths'), ''],
    [metricTerm('net_irr.mean'), ''],
    [term('quantile', 'Median'), ''],
    [metricTerm('tvpi.mean'), ''],
    [`${term('var', `VaR${at}`)} of ${term('loss', 'loss')}`, ''],
    [`${term('es', `ES${at}`)} of ${term('loss', 'loss')}`, ''],
    [term('p_loss', 'P(loss)'), ''],
    [term('p_hurdle', 'P(clear hurdle)'), ''],
    [term('guardrail', 'Guardrails'), 'text'],
    [term('frontier', 'Frontier'), 'text'],
  ].map(([text, kind]) => `<th class="${kind}">${text}</th>`);
  const rows = strategies
    .slice(0, MOST_TABLE_ROWS)
    .map((strategy) => row(strategy, { level, member: members.has(strategy.index) }));
  return `<div class="scroll"><table><thead><tr>${head.join('')}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
}

function row(
  strategy: StrategyResult,
  place: { readonly level: number | undefined; readonly member: boolean },
): string {
  const { metrics, loss, probabilities } = strategy;
  const irr = metrics['net_irr'];
  const tvpi = metrics['tvpi'];
  const irrFormat = (value: number) => percent(value);
  const median = irr?.quantiles.find((quantile) => quantile.p === 0.5);
  const valueAtRisk = loss.var.find((entry) => entry.level === place.level);
  const shortfall = loss.es.find((entry) => entry.level === place.level);
  const breaches = strategy.guardrails.filter((guardrail) => guardrail.status === 'breach');
  const errors = breaches.filter((guardrail) => guardrail.severity === 'error').length;
  const guardrails =
    breaches.length === 0
      ? '<span class="pass">pass</span>'
      : `<span class="outcome ${errors > 0 ? 'breach' : 'warning'}">${errors > 0 ? `${errors} breached` : `${breaches.length} warned`}</span>`;
  const cells = [
    String(strategy.index),
    fixed(strategy.paths, 0),
    irr === undefined ? '' : meanWithError(irr, irrFormat),
    median === undefined ? '' : estimate(median, irrFormat),
    tvpi === undefined ? '' : meanWithError(tvpi, (value) => multiple(value, 3)),
    valueAtRisk === undefined ? '' : estimate(valueAtRisk, (value) => percent(value, 1)),
    shortfall === undefined ? '' : estimate(shortfall, (value) => percent(value, 1)),
    estimate(probabilities.loss, (value) => percent(value, 1)),
    estimate(probabilities.clear_hurdle, (value) => percent(value, 1)),
  ].map((cell) => `<td>${cell}</td>`);
  cells.splice(1, 0, `<td class="text name">${escapeMarkup(strategy.name)}</td>`);
  cells.push(`<td class="text">${guardrails}</td>`, `<td class="text">${place.member ? 'yes' : ''}</td>`);
  return `<tr${place.member ? ' class="member"' : ''}>${cells.join('')}</tr>`;
}

/** Total of the undefined paths of a metric, in words; empty when there is none. */
export function undefinedNote(strategy: StrategyResult, metric: string): string {
  const counts = Object.entries(strategy.metrics[metric]?.undefined_counts ?? {}).filter(([, count]) => count > 0);
  return counts.map(([reason, count]) => `${count} ${reason.replace(/_/g, ' ')}`).join(', ');
}

/** VaR of the loss at the headline level as one phrase, for the findings. */
export function tailPhrase(strategy: StrategyResult): string {
  const level = headlineLevel(strategy.loss);
  const shortfall = strategy.loss.es.find((entry) => entry.level === level);
  return shortfall === undefined
    ? ''
    : `ES ${levelText(level ?? 0)} of loss ${figure(shortfall.value, (value) => percent(value, 1))}`;
}
