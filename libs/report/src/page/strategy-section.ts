import type { CashFlowYear, StrategyResult } from '@ihome/monte-carlo';
import { fanChart } from '../charts/fan-chart';
import { histogramChart, type HistogramMark } from '../charts/histogram-chart';
import { escapeMarkup } from '../markup';
import { fixed, millions, percent } from '../number-format';
import { headlineLevel, levelText } from './headline-table';
import { riskTables } from './risk-tables';

/** What the section of one strategy needs besides its results. */
export interface StrategySectionOptions {
  readonly strategy: StrategyResult;
  readonly hurdle: number;
  readonly currency: string;
  /** Of the intervals. */
  readonly confidence: number;
}

const SERIES_LABELS: Readonly<Record<string, string>> = {
  capital_calls: 'Capital calls',
  advances: 'Advances',
  proceeds: 'Proceeds of exits',
  fees_and_expenses: 'Fees and expenses',
  distributions: 'Distributions',
  lp_distributions: 'of which to LPs',
  carry: 'of which carry',
  nav: 'NAV at year end',
};

/** The fans that are shown, in this order; those with a currency are money. */
const FANS: readonly { readonly name: string; readonly title: string; readonly isMoney: boolean }[] = [
  { name: 'nav', title: 'Net asset value', isMoney: true },
  { name: 'paid_in', title: 'Cumulative capital calls', isMoney: true },
  { name: 'distributions', title: 'Cumulative distributions', isMoney: true },
  { name: 'dpi', title: 'DPI to date, ×', isMoney: false },
  { name: 'tvpi', title: 'TVPI to date, ×', isMoney: false },
];

/** Distribution of net IRR, fans by month, tail risk, and cash flow by year of one strategy. */
export function strategySection({ strategy, hurdle, currency, confidence }: StrategySectionOptions): string {
  const fans = FANS.flatMap(({ name, title, isMoney }) => {
    const fan = strategy.fans.find((one) => one.name === name);
    if (fan === undefined || fan.n === 0) return [];
    return fanChart(
      fan,
      isMoney
        ? { title: `${title}, ${currency}`, format: (value) => millions(value, 0), least: 1 }
        : { title, format: (value) => fixed(value, 1), least: 0.1 },
    );
  });
  const bands = strategy.fans[0]?.percentiles.map((value) => percent(value, 0)).join(', ') ?? '';
  return [
    `<section class="strategy"><h3>${strategy.index}. ${escapeMarkup(strategy.name)}</h3>`,
    '<div class="charts">',
    `<div>${irrHistogram(strategy, hurdle)}</div>`,
    ...fans.map((fan) => `<div>${fan}</div>`),
    '</div>',
    `<p class="note">Bands: percentiles ${bands} over the first ${fixed(strategy.fans[0]?.n ?? 0, 0)} paths, DPI and TVPI from the month on by which capital is paid in; all else over all ${fixed(strategy.paths, 0)} paths.</p>`,
    riskTables({ strategy, hurdle, confidence }),
    cashFlowTable(strategy.cash_flow_by_year, currency),
    '</section>',
  ].join('');
}

function irrHistogram(strategy: StrategyResult, hurdle: number): string {
  const histogram = strategy.histograms.net_irr;
  if ('status' in histogram)
    return `<p class="note">No distribution of net IRR: ${escapeMarkup(histogram.reason)}.</p>`;
  const irr = strategy.metrics['net_irr'];
  const level = headlineLevel(strategy.irr_shortfall);
  const marks: HistogramMark[] = [{ value: hurdle, label: `hurdle ${percent(hurdle, 1)}`, kind: 'reference' }];
  if (typeof irr?.mean === 'number') marks.push({ value: irr.mean, label: `mean ${percent(irr.mean)}`, kind: 'mean' });
  for (const [name, tails] of [
    ['VaR', strategy.irr_shortfall.var],
    ['ES', strategy.irr_shortfall.es],
  ] as const) {
    const shortfall = tails.find((tail) => tail.level === level)?.value;
    if (level === undefined || typeof shortfall !== 'number') continue;
    const value = hurdle - shortfall;
    marks.push({ value, label: `${name} ${levelText(level)}: ${percent(value)}`, kind: 'tail' });
  }
  return histogramChart({ histogram, title: 'Net IRR', marks });
}

function cashFlowTable(years: readonly CashFlowYear[], currency: string): string {
  const names = Object.keys(SERIES_LABELS).filter((name) => years.some((year) => name in year.flows));
  const head = names.map((name) => `<th>${SERIES_LABELS[name] ?? name}</th>`).join('');
  const rows = years.map((year) => {
    const cells = names.map((name) => `<td>${fixed((year.flows[name] ?? 0) / 1e6, 2)}</td>`).join('');
    return `<tr><td>${year.fund_year}</td><td>${year.calendar_year}</td>${cells}</tr>`;
  });
  return `<div class="scroll"><table><caption class="note">Mean cash flow by fund year, million ${escapeMarkup(currency)}</caption><thead><tr><th>Fund year</th><th>Calendar</th>${head}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
}
