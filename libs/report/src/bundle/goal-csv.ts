import type { Figure, GoalSeek } from '@ihome/monte-carlo';
import { csv, type CsvCell } from './csv';

/** goal.csv: a row a search and simulated value, then a row a crossing. */
export function goalCsv({ parameter, metric, target, searches }: GoalSeek): string {
  return csv(
    [
      'search',
      'others',
      'kind',
      'parameter',
      'value',
      'low',
      'high',
      'metric',
      'figure',
      'figure_low',
      'figure_high',
      'strategy',
    ],
    searches.flatMap(({ parameters, points, crossings }, search) => {
      const others = JSON.stringify(parameters);
      return [
        ...points.map(({ value, strategy, figure }): CsvCell[] => [
          ...[search, others, 'point', parameter, value, null, null, metric],
          ...[cell(figure.value), cell(figure.low), cell(figure.high), strategy],
        ]),
        ...crossings.map(({ value, low, high }): CsvCell[] => [
          ...[search, others, 'crossing', parameter, value, cell(low), cell(high), metric],
          ...[target, null, null, null],
        ]),
      ];
    }),
  );
}

function cell(value: Figure): CsvCell {
  return typeof value === 'number' ? value : null;
}
