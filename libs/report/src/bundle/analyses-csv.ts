import type { AnalysedRun, Figure, SweepAnalyses } from '@ihome/monte-carlo';
import { csv, type CsvCell } from './csv';

const DIFFERENCE = ['figure', 'difference', 'low', 'high', 'standard_error', 'correlation', 'paths'];

/** stress.csv: a row a scenario and figure, the difference from the base configuration. */
export function stressCsv({ stress }: SweepAnalyses): string {
  return csv(
    ['scenario', 'strategy', ...DIFFERENCE],
    stress.flatMap(({ scenario, ...run }) => rowsOf(run).map((cells) => [scenario, run.strategy, ...cells])),
  );
}

/** sensitivity.csv: a row a parameter, end and figure, the difference from the base configuration. */
export function sensitivityCsv({ sensitivity }: SweepAnalyses): string {
  return csv(
    ['parameter', 'end', 'value', 'strategy', ...DIFFERENCE],
    sensitivity.flatMap(({ parameter, low, high }) =>
      (
        [
          ['low', low],
          ['high', high],
        ] as const
      ).flatMap(([end, run]) =>
        run === null ? [] : rowsOf(run).map((cells): CsvCell[] => [parameter, end, run.value, run.strategy, ...cells]),
      ),
    ),
  );
}

function rowsOf({ differences }: AnalysedRun): CsvCell[][] {
  return differences.map(({ figure, value, low, high, standard_error: error, correlation, n }) => [
    figure,
    ...[value, low, high, error, correlation].map(cell),
    n,
  ]);
}

function cell(value: Figure): CsvCell {
  return typeof value === 'number' ? value : null;
}
