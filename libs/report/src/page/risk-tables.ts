import type { Estimate, Figure, StrategyResult } from '@ihome/monte-carlo';
import { fixed, percent } from '../number-format';
import { term, type Term } from './definitions';
import { figure } from './figure-text';
import { levelText } from './headline-table';

/** What the tables need besides the results. */
export interface RiskTablesOptions {
  readonly strategy: StrategyResult;
  readonly hurdle: number;
  /** Of the intervals. */
  readonly confidence: number;
}

/** Tail risk at every configured level, then probabilities and ratios, each with its interval. */
export function riskTables({ strategy, hurdle, confidence }: RiskTablesOptions): string {
  const intervals = `below each its ${percent(confidence, 0)} interval`;
  return tailTable(strategy, hurdle, intervals) + eventTable(strategy, intervals);
}

const rate = (value: number): string => percent(value);
const share = (value: number): string => percent(value, 1);
const ratio = (value: number): string => fixed(value, 2);

function tailTable({ loss, irr_shortfall: shortfall }: StrategyResult, hurdle: number, intervals: string): string {
  if (loss.var.length === 0) return '';
  const irrAt = (value: Figure): string => figure(typeof value === 'number' ? hurdle - value : value, rate);
  const rows = loss.var.map(({ level }, i) => {
    const [valueAtRisk, mean] = [shortfall.var[i], shortfall.es[i]];
    const cells = [
      withInterval(loss.var[i], share),
      withInterval(loss.es[i], share),
      withInterval(valueAtRisk, rate),
      valueAtRisk === undefined ? '' : irrAt(valueAtRisk.value),
      withInterval(mean, rate),
      mean === undefined ? '' : irrAt(mean.value),
    ];
    return `<tr><td class="text">${levelText(level)}</td>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
  });
  const [loses, falls] = [term('loss', 'loss'), term('irr_shortfall', 'IRR shortfall')];
  const heads = [
    `${term('var', 'VaR')} of ${loses}`,
    `${term('es', 'ES')} of ${loses}`,
    `${term('var', 'VaR')} of ${falls}`,
    'Net IRR there',
    `${term('es', 'ES')} of ${falls}`,
    'Net IRR there',
  ].map((head) => `<th>${head}</th>`);
  return `<div class="scroll"><table><caption class="note">Tail risk over ${pathsText(loss.n, shortfall.n)}; ${intervals}</caption><thead><tr><th class="text">Level</th>${heads.join('')}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
}

function eventTable({ probabilities, ratios }: StrategyResult, intervals: string): string {
  const columns: readonly (readonly [Term, string, Estimate, (value: number) => string])[] = [
    ['p_loss', 'P(loss)', probabilities.loss, share],
    ['p_hurdle', 'P(clear hurdle)', probabilities.clear_hurdle, share],
    ['p_goal', 'P(goal IRR)', probabilities.goal_irr, share],
    ['p_goal', 'P(goal multiple)', probabilities.goal_multiple, share],
    ['sharpe', 'Sharpe', ratios.sharpe, ratio],
    ['sortino', 'Sortino', ratios.sortino, ratio],
    ['omega', 'Omega', ratios.omega, ratio],
    ['calmar', 'Calmar', ratios.calmar, ratio],
  ];
  const heads = columns.map(([id, name]) => `<th>${term(id, name)}</th>`);
  const cells = columns.map(([, , estimate, format]) => `<td>${withInterval(estimate, format)}</td>`);
  return `<div class="scroll"><table><caption class="note">Probabilities over ${pathsText(probabilities.loss.n, probabilities.clear_hurdle.n)}, ratios of net IRR; ${intervals}</caption><thead><tr>${heads.join('')}</tr></thead><tbody><tr>${cells.join('')}</tr></tbody></table></div>`;
}

/** The estimate above its interval; an end that is missing is a dash with its reason. */
function withInterval(estimate: Estimate | undefined, format: (value: number) => string): string {
  if (estimate === undefined) return '';
  const { value, low, high } = estimate;
  if (typeof value !== 'number') return figure(value, format);
  if (typeof low !== 'number' && typeof high !== 'number')
    return `${format(value)}<br><span class="se">${figure(low, format)}</span>`;
  return `${format(value)}<br><span class="se">${figure(low, format)} to ${figure(high, format)}</span>`;
}

function pathsText(first: number, second: number): string {
  const [least, most] = [Math.min(first, second), Math.max(first, second)];
  return `${least === most ? fixed(most, 0) : `${fixed(least, 0)} to ${fixed(most, 0)}`} paths`;
}
