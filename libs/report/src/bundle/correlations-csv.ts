import type { CorrelationEstimate, Figure, StrategyResult } from '@ihome/monte-carlo';
import { csv, type CsvCell } from './csv';

/** correlations.csv: a row a strategy and pair of path metrics. */
export function correlationsCsv(strategies: readonly StrategyResult[]): string {
  const columns = (name: string): string[] => [name, `${name}_low`, `${name}_high`, `${name}_standard_error`];
  const header = ['strategy', 'a', 'b', 'n', ...columns('pearson'), ...columns('spearman')];
  const rows = strategies.flatMap(({ index, correlations }) =>
    correlations.pairs.map(({ a, b, n, pearson, spearman }): CsvCell[] => [
      ...[index, a, b, n],
      ...[pearson, spearman].flatMap(cells),
    ]),
  );
  return csv(header, rows);
}

function cells({ value, low, high, standard_error }: CorrelationEstimate): CsvCell[] {
  return [value, low, high, standard_error].map((figure: Figure) => (typeof figure === 'number' ? figure : null));
}
