import type { CashFlowYear, StrategyResult } from '@ihome/monte-carlo';
import { fanChart } from '../charts/fan-chart';
import { histogramChart, type HistogramMark } from '../charts/histogram-chart';
import { escapeMarkup } from '../markup';
import { fixed, percent } from '../number-format';

/** What the section of one strategy needs besides its results. */
export interface StrategySectionOptions {
  readonly strategy: StrategyResult;
  readonly hurdle: number;
  readonly currency: string;
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

const FAN_TITLES: Readonly<Record<string, string>> = {
  nav: 'Net asset value',
  paid_in: 'Cumulative paid-in capital',
  distributions: 'Cumulative distributions',
};

/** Distribution of net IRR, fans of NAV and distributions, and cash flow by year of one strategy. */
export function strategySection({ strategy, hurdle, currency }: StrategySectionOptions): string {
  const fans = strategy.fans
    .filter((fan) => fan.name === 'nav' || fan.name === 'distributions')
    .map((fan) => fanChart(fan, `${FAN_TITLES[fan.name] ?? fan.name}, ${currency}`));
  const bands = strategy.fans[0]?.percentiles.map((value) => percent(value, 0)).join(', ') ?? '';
  return [
    `<section class="strategy"><h3>${strategy.index}. ${escapeMarkup(strategy.name)}</h3>`,
    '<div class="charts">',
    `<div>${irrHistogram(strategy, hurdle)}</div>`,
    ...fans.map((fan) => `<div>${fan}</div>`),
    '</div>',
    cashFlowTable(strategy.cash_flow_by_year, currency),
    `<p class="note">Bands: percentiles ${bands} over the first ${fixed(strategy.fans[0]?.n ?? 0, 0)} paths; means over all ${fixed(strategy.paths, 0)} paths.</p>`,
    '</section>',
  ].join('');
}

function irrHistogram(strategy: StrategyResult, hurdle: number): string {
  const histogram = strategy.histograms.net_irr;
  if ('status' in histogram)
    return `<p class="note">No distribution of net IRR: ${escapeMarkup(histogram.reason)}.</p>`;
  const irr = strategy.metrics['net_irr'];
  const low = irr?.quantiles.find((quantile) => quantile.p === 0.05)?.value;
  const marks: HistogramMark[] = [{ value: hurdle, label: `hurdle ${percent(hurdle, 1)}`, kind: 'reference' }];
  if (typeof irr?.mean === 'number') marks.push({ value: irr.mean, label: `mean ${percent(irr.mean)}`, kind: 'mean' });
  if (typeof low === 'number') marks.push({ value: low, label: `5% quantile ${percent(low)}`, kind: 'tail' });
  return histogramChart({ histogram, title: 'Net IRR', marks });
}

function cashFlowTable(years: readonly CashFlowYear[], currency: string): string {
  const names = Object.keys(SERIES_LABELS).filter((name) => years.some((year) => name in year.flows));
  const head = names.map((name) => `<th>${SERIES_LABELS[name] ?? name}</th>`).join('');
  const rows = years.map((year) => {
    const cells = names.map((name) => `<td>${fixed((year.flows[name] ?? 0) / 1e6, 2)}</td>`).join('');
    return `<tr><td>${year.fund_year}</td><td>${year.calendar_year}</td>${cells}</tr>`;
  });
  return `<div class="scroll"><table><caption class="note">Mean cash flow by fund year, million ${escapeMarkup(currency)}</caption><thead><tr><th>Year</th><th></th>${head}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
}
