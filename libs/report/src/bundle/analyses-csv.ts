import type {
  AnalysedRun,
  Figure,
  IndexEstimate,
  ParameterUncertainty,
  SensitivityIndices,
  SweepAnalyses,
  TwoWayTable,
} from '@ihome/monte-carlo';
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

/** sensitivity-indices.csv: a row a figure and parameter, first and total index with their intervals. */
export function indicesCsv({ figures }: SensitivityIndices): string {
  const index = (name: string): string[] => [name, `${name}_low`, `${name}_high`, `${name}_standard_error`];
  const cells = ({ value, low, high, standard_error: error }: IndexEstimate): CsvCell[] =>
    [value, low, high, error].map(cell);
  return csv(
    ['figure', 'parameter', ...index('first'), ...index('total'), 'samples', 'error_share'],
    figures.flatMap(({ figure, parameters, n, error_share: share }) =>
      parameters.map(({ parameter, first, total }): CsvCell[] => [
        ...[figure, parameter, ...cells(first), ...cells(total)],
        ...[n, cell(share)],
      ]),
    ),
  );
}

/** two-way.csv: a row a cell and figure of each pair of axes of a grid. */
export function twoWayCsv(tables: readonly TwoWayTable[]): string {
  return csv(
    [
      'x',
      'x_value',
      'y',
      'y_value',
      'held',
      'strategy',
      ...['figure', 'value', 'low', 'high', 'standard_error', 'paths'],
    ],
    tables.flatMap(({ x, y, held, cells }) => {
      const others = held.map(({ parameter, value }) => `${parameter} = ${JSON.stringify(value)}`).join('; ');
      return cells.flatMap((place) =>
        place.figures.map(({ figure, value, low, high, standard_error: error, n }): CsvCell[] => [
          ...[x.parameters.join(' & '), x.values[place.x] ?? null, y.parameters.join(' & '), y.values[place.y] ?? null],
          ...[others, place.strategy, figure],
          ...[value, low, high, error].map(cell),
          n,
        ]),
      );
    }),
  );
}

/** uncertainty.csv: a row a path metric, its variance split into the parts of drawn parameters and of the process. */
export function uncertaintyCsv({ strategy, variances }: ParameterUncertainty): string {
  return csv(
    [
      ...['metric', 'strategy', 'variance', 'parameter_variance', 'process_variance'],
      ...['parameter_share', 'low', 'high', 'standard_error', 'paths'],
    ],
    variances.map(({ metric, n, parameter_share: share, ...one }) => [
      metric,
      strategy,
      ...[one.variance, one.parameter_variance, one.process_variance].map(cell),
      ...[share.value, share.low, share.high, one.standard_error].map(cell),
      n,
    ]),
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
