import type { FanSummary, SeriesSummary, StrategyResult } from '@ihome/monte-carlo';
import type { BundleFolder } from './bundle-folder';
import { openParquet, type ParquetColumn } from './parquet-file';

/** "0.05" → "p05", "0.975" → "p97_5". */
function percentileColumn(percentile: number): string {
  const [whole = '', fraction] = String(Math.round(percentile * 1e6) / 1e4).split('.');
  return `p${whole.padStart(2, '0')}${fraction === undefined ? '' : `_${fraction}`}`;
}

/** Monthly rows of one series: its mean over all paths, its percentiles over the fan's paths, or both. */
interface MonthlyRows {
  readonly label: string;
  readonly series: SeriesSummary | undefined;
  readonly fan: FanSummary | undefined;
}

/**
 * cashflows.parquet: strategy, month, series, n, mean, standard_error, and percentile_n with the percentiles where the series has a
 * fan. NAV has both; paid-in capital and distributions have a fan of their running totals (`cumulative_…`), the LPs' DPI and TVPI to
 * date have one each, from the month on in which they have a value.
 */
export async function writeCashFlows(bundle: BundleFolder, strategies: readonly StrategyResult[]): Promise<void> {
  const fans = strategies.flatMap((strategy) => strategy.fans);
  const percentiles = [...new Set(fans.flatMap((fan) => fan.percentiles))].sort((a, b) => a - b);
  const columns: ParquetColumn[] = [
    { name: 'strategy', type: 'INT32', nullable: false },
    { name: 'month', type: 'INT32', nullable: false },
    { name: 'series', type: 'STRING', nullable: false },
    { name: 'n', type: 'INT32', nullable: true },
    { name: 'mean', type: 'DOUBLE', nullable: true },
    { name: 'standard_error', type: 'DOUBLE', nullable: true },
    { name: 'percentile_n', type: 'INT32', nullable: true },
    ...percentiles.map(
      (percentile) => ({ name: percentileColumn(percentile), type: 'DOUBLE', nullable: true }) as const,
    ),
  ];
  const file = await openParquet(bundle, 'cashflows.parquet', columns);
  for (const strategy of strategies) {
    for (const rows of monthlyRows(strategy)) await file.writeRows(columnsOf(strategy.index, rows, percentiles));
  }
  await file.close();
}

function monthlyRows({ series, fans }: StrategyResult): MonthlyRows[] {
  const nav = fans.find((fan) => fan.name === 'nav');
  return [
    ...series.map((entry) => ({ label: entry.name, series: entry, fan: entry.name === 'nav' ? nav : undefined })),
    ...fans.filter((fan) => fan !== nav).map((fan) => ({ label: fanLabel(fan), series: undefined, fan })),
  ];
}

function fanLabel({ name }: FanSummary): string {
  return name === 'dpi' || name === 'tvpi' ? name : `cumulative_${name}`;
}

function columnsOf(
  strategy: number,
  { label, series, fan }: MonthlyRows,
  percentiles: readonly number[],
): (number | string | null)[][] {
  const first = series === undefined ? (fan?.first_month ?? 0) : 0;
  const months = (series?.mean ?? fan?.values[0] ?? []).map((_, i) => first + i);
  const constant = (value: number | string | null) => months.map(() => value);
  return [
    constant(strategy),
    months,
    constant(label),
    constant(series?.n ?? null),
    months.map((month) => series?.mean[month] ?? null),
    months.map((month) => series?.standard_error[month] ?? null),
    constant(fan?.n ?? null),
    ...percentiles.map((percentile) => {
      const values = fan?.values[fan.percentiles.indexOf(percentile)];
      return months.map((month) => values?.[month - (fan?.first_month ?? 0)] ?? null);
    }),
  ];
}
