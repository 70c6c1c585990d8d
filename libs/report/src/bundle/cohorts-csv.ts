import type { Figure, StrategyResult } from '@ihome/monte-carlo';
import { csv, type CsvCell } from './csv';

/** cohorts.csv: a row a strategy, vintage, cause of exit and zone. */
export function cohortsCsv(strategies: readonly StrategyResult[]): string {
  const header = [
    'strategy',
    'fund_year',
    'calendar_year',
    'cause',
    'zone',
    'count',
    'count_standard_error',
    'balance',
    'balance_standard_error',
    'multiple',
    'multiple_standard_error',
  ];
  const rows = strategies.flatMap(({ index, cohorts }) =>
    cohorts.rows.map(({ fund_year, calendar_year, cause, zone, count, balance, multiple }): CsvCell[] => [
      ...[index, fund_year, calendar_year, cause, zone],
      ...[count.mean, count.standard_error, balance.mean, balance.standard_error].map(cell),
      ...[multiple.value, multiple.standard_error].map(cell),
    ]),
  );
  return csv(header, rows);
}

function cell(value: Figure): CsvCell {
  return typeof value === 'number' ? value : null;
}
