import type { Figure, StrategyResult } from '@ihome/monte-carlo';
import { csv, type CsvCell } from './csv';

/** convergence.csv: a row a strategy, figure and path count. */
export function convergenceCsv(strategies: readonly StrategyResult[]): string {
  const header = ['strategy', 'figure', 'paths', 'n', 'value', 'low', 'high', 'half_width', 'confidence'];
  const rows = strategies.flatMap(({ index, convergence: { confidence, figures } }) =>
    figures.flatMap(({ name, rows: counts }) =>
      counts.map(({ paths, n, value, low, high, half_width: half }): CsvCell[] => [
        ...[index, name, paths, n],
        ...[value, low, high, half].map(cell),
        confidence,
      ]),
    ),
  );
  return csv(header, rows);
}

function cell(value: Figure): CsvCell {
  return typeof value === 'number' ? value : null;
}
