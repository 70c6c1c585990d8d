import type { ConvergenceRow, Stopping, StrategyResult } from '@ihome/monte-carlo';
import { convergenceChart } from '../charts/convergence-chart';
import { escapeMarkup } from '../markup';
import { metricFormat, metricLabel } from '../metric-label';
import { compact, fixed, percent } from '../number-format';
import { stoppingText } from '../stopping-text';
import { metricTerm, term } from './definitions';
import { figure } from './figure-text';

/** Widths of percentages need more digits than the figures themselves. */
const WIDTH_DIGITS = 3;

/** What the section shows: strategies in detail, and how a sweep that may stop came to its paths. */
export interface ConvergenceSectionOptions {
  readonly strategies: readonly StrategyResult[];
  readonly stopping: Stopping | null;
}

/** How estimates settle as paths are added: why the sweep stopped, half-widths against paths, and the table of the first strategy. */
export function convergenceSection({ strategies, stopping }: ConvergenceSectionOptions): string {
  const [first] = strategies;
  const names = first?.convergence.figures.map(({ name }) => name) ?? [];
  if (first === undefined || names.length === 0) return '';
  const charts = names.map((name) =>
    convergenceChart({
      title: `Half-width: ${metricLabel(name)}`,
      lines: strategies.map((strategy) => ({
        index: strategy.index,
        name: `${strategy.index}. ${strategy.name}`,
        points: pointsOf(strategy, name),
      })),
      wanted: stopping !== null && stopping.metric === name ? stopping.half_width : null,
      format: widthFormat(name),
    }),
  );
  const confidence = percent(first.convergence.confidence, 0);
  return [
    '<h2>Convergence</h2>',
    stopping === null ? '' : stoppingTable(stopping),
    `<p class="note">Half of the length of the interval at ${confidence} over the first n paths, a line, with its number, a strategy shown in detail. Dashed: a slope of −½, as independent paths have it. A figure without an interval has no point.</p>`,
    `<div class="charts pairs">${charts.map((chart) => `<div>${chart}</div>`).join('')}</div>`,
    strategyTable(first),
  ].join('\n');
}

/** Points that can be drawn on logarithmic axes. */
function pointsOf({ convergence }: StrategyResult, name: string): (readonly [number, number])[] {
  const rows = convergence.figures.find((shown) => shown.name === name)?.rows ?? [];
  return rows.flatMap(({ paths, half_width: width }) =>
    typeof width === 'number' && width > 0 ? [[paths, width] as const] : [],
  );
}

function strategyTable({ index, name, convergence: { figures } }: StrategyResult): string {
  const head = figures.map((shown) => `<th>${metricTerm(shown.name)}</th>`).join('');
  const rows = (figures[0]?.rows ?? []).map(({ paths }, k) => {
    const cells = figures.map((shown) => `<td>${rowText(shown.rows[k], shown.name)}</td>`).join('');
    return `<tr><td>${fixed(paths, 0)}</td>${cells}</tr>`;
  });
  return `<div class="scroll"><table><caption class="note">${index}. ${escapeMarkup(name)}: estimate ± half-width over the first n paths; all strategies are in convergence.csv</caption><thead><tr><th>n</th>${head}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
}

function rowText(row: ConvergenceRow | undefined, name: string): string {
  if (row === undefined) return '';
  const format = widthFormat(name);
  return `${figure(row.value, format)} <span class="se">± ${figure(row.half_width, format)}</span>`;
}

function stoppingTable(stopping: Stopping): string {
  const format = widthFormat(stopping.metric);
  const rows = stopping.checkpoints.map(
    ({ paths, within, strategies, index, value, half_width: width }) =>
      `<tr><td>${fixed(paths, 0)}</td><td>${within} of ${strategies}</td><td>${index}</td><td>${figure(value, format)}</td><td>${figure(width, format)}</td></tr>`,
  );
  return `<p>${escapeMarkup(stoppingText(stopping))}.</p><div class="scroll"><table><caption class="note">Where it was decided: the same number of paths for all strategies, once each is precise enough</caption><thead><tr><th>Paths</th><th>Precise enough</th><th>Widest strategy</th><th>${metricTerm(stopping.metric)} of it</th><th>${term('half_width', 'Half-width')} of it</th></tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
}

function widthFormat(name: string): (value: number) => string {
  const format = metricFormat(name);
  if (format === compact) return (value) => fixed(value, value < 0.1 ? WIDTH_DIGITS + 1 : WIDTH_DIGITS);
  return format(1).endsWith('%') ? (value) => percent(value, WIDTH_DIGITS) : format;
}
