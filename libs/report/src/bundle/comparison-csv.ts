import type { Figure, Frontier, MixOutcome, SweepComparison } from '@ihome/monte-carlo';
import { csv, type CsvCell } from './csv';

/** comparison.csv: a row a figure and pair, each strategy against the best one and against the first. */
export function comparisonCsv({ figures }: SweepComparison): string {
  return csv(
    ['figure', 'strategy', 'against', 'difference', 'low', 'high', 'standard_error', 'correlation', 'best_probability'],
    figures.flatMap(({ figure, strategies, differences }) =>
      differences.map((difference): CsvCell[] => [
        figure,
        difference.strategy,
        difference.against,
        ...[difference.value, difference.low, difference.high, difference.standard_error, difference.correlation].map(
          cell,
        ),
        cell(strategies.find(({ index }) => index === difference.strategy)?.best_probability),
      ]),
    ),
  );
}

/** mixes.csv: a row a measure of risk and mix, with the share of every strategy; a mix that does not exist says why. */
export function mixesCsv(mixes: Frontier['mixes']): string {
  if ('status' in mixes) return csv(['status', 'reason'], [[mixes.status, mixes.reason]]);
  const { strategies, mean_variance: variance, mean_es: shortfall } = mixes;
  const rows = [
    { measure: 'sd', frontier: variance },
    { measure: 'es', frontier: shortfall },
  ].flatMap(({ measure, frontier }) =>
    [
      { aim: 'minimum_risk', mix: frontier.minimum_risk },
      { aim: 'maximum_ratio', mix: frontier.maximum_ratio },
      ...frontier.points.map(({ mix }) => ({ aim: 'target', mix })),
    ].map(({ aim, mix }): CsvCell[] => [measure, aim, ...mixCells(mix, strategies.length)]),
  );
  const header = ['risk_measure', 'aim', 'status', 'multiple', 'multiple_error', 'risk', 'risk_error'];
  return csv([...header, ...strategies.map((index) => `weight_${index}`)], rows);
}

function mixCells(mix: MixOutcome, strategies: number): CsvCell[] {
  if ('status' in mix) return [`${mix.status}: ${mix.reason}`, ...new Array<null>(4 + strategies).fill(null)];
  return ['ok', ...[mix.multiple, mix.multiple_error, mix.risk, mix.risk_error].map(cell), ...mix.weights];
}

function cell(value: Figure | undefined): CsvCell {
  return typeof value === 'number' ? value : null;
}
