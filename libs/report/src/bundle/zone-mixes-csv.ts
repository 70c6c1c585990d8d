import type { MixOutcome, StrategyZoneMixes, ZoneMixes } from '@ihome/monte-carlo';
import { csv, type CsvCell } from './csv';

/**
 * zone-mixes.csv: a row a strategy, measure of risk and mix, with the share of every zone; each zone alone and the configured shares as well; a mix
 * that does not exist says why.
 */
export function zoneMixesCsv(strategies: readonly StrategyZoneMixes[]): string {
  const zones = [...new Set(strategies.flatMap((strategy) => strategy.zones.map(({ zone }) => zone)))];
  const header = ['strategy', 'risk_measure', 'aim', 'status', 'n', 'multiple', 'multiple_error', 'risk', 'risk_error'];
  return csv(
    [...header, ...zones.map((zone) => `weight_${zone}`)],
    strategies.flatMap(({ index, zones: own, mixes }) =>
      [...own.map((zone) => zoneRow(zone, zones)), ...mixRows(mixes, zones)].map((row): CsvCell[] => [index, ...row]),
    ),
  );
}

function zoneRow(
  { zone, n, multiple, multiple_error: error, sd }: StrategyZoneMixes['zones'][number],
  zones: readonly string[],
): CsvCell[] {
  const weights = zones.map((other) => (other === zone ? 1 : 0));
  const status = typeof multiple === 'number' ? 'ok' : `${multiple.status}: ${multiple.reason}`;
  return ['sd', 'zone', status, n, cell(multiple), cell(error), cell(sd), null, ...weights];
}

function mixRows(mixes: StrategyZoneMixes['mixes'], zones: readonly string[]): CsvCell[][] {
  if ('status' in mixes) return [[null, 'mixes', ...missing(mixes, zones)]];
  return [
    { measure: 'sd', name: 'mean_variance' as const },
    { measure: 'es', name: 'mean_es' as const },
  ].flatMap(({ measure, name }) => {
    const { minimum_risk: least, maximum_ratio: ratio, points } = mixes[name];
    const configured = 'status' in mixes.configured ? mixes.configured : mixes.configured[name];
    return [
      { aim: 'configured', mix: configured },
      { aim: 'minimum_risk', mix: least },
      { aim: 'maximum_ratio', mix: ratio },
      ...points.map(({ mix }) => ({ aim: 'target', mix })),
    ].map(({ aim, mix }): CsvCell[] => [measure, aim, ...mixCells(mix, mixes, zones)]);
  });
}

function mixCells(mix: MixOutcome, { n, zones: own }: ZoneMixes, zones: readonly string[]): CsvCell[] {
  if ('status' in mix) return missing(mix, zones);
  const figures = [mix.multiple, mix.multiple_error, mix.risk, mix.risk_error].map(cell);
  return ['ok', n, ...figures, ...zones.map((zone) => mix.weights[own.indexOf(zone)] ?? null)];
}

function missing(
  { status, reason }: { readonly status: string; readonly reason: string },
  zones: readonly string[],
): CsvCell[] {
  return [`${status}: ${reason}`, ...new Array<null>(5 + zones.length).fill(null)];
}

function cell(value: unknown): CsvCell {
  return typeof value === 'number' ? value : null;
}
