import type { CashFlowYear, SeriesSummary } from '../results';

/** A series that is a balance, shown at the end of a year instead of summed over it. */
const BALANCES: readonly string[] = ['nav'];

/**
 * Mean flows by fund year: year y holds months 12(y − 1) < m <= 12y, and month 0 belongs to year 1. Balances are those of the year's
 * last month.
 */
export function cashFlowYears(series: readonly SeriesSummary[], vintageYear: number): CashFlowYear[] {
  const lastMonth = (series[0]?.mean.length ?? 1) - 1;
  const years = Math.max(Math.ceil(lastMonth / 12), 1);
  return Array.from({ length: years }, (_, i) => {
    const first = i === 0 ? 0 : 12 * i + 1;
    const last = Math.min(12 * (i + 1), lastMonth);
    const flows: Record<string, number> = {};
    for (const { name, mean } of series) {
      flows[name] = BALANCES.includes(name) ? (mean[last] ?? 0) : sumOf(mean, { first, last });
    }
    return { fund_year: i + 1, calendar_year: vintageYear + i, flows };
  });
}

function sumOf(values: readonly number[], { first, last }: { readonly first: number; readonly last: number }): number {
  let sum = 0;
  for (let m = first; m <= last; m++) sum += values[m]!;
  return sum;
}
