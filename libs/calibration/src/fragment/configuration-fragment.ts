import type { JsonObject, JsonValue } from '@ihome/config';
import { exp } from '@ihome/engine';

import type { PriceModel } from '../back-test/price-model';
import type { CalibrationReport, ZoneCalibration } from '../calibration-report';
import type { IndexTable } from '../index-table/index-table';
import { monthText } from '../index-table/month';
import type { ZoneColumn } from '../index-table/zone-request';
import { type MonthWindow, zoneSeries, cutTable } from '../index-table/zone-series';
import { writableCorrelation } from './writable-correlation';

/** What the fragment is made from. */
export interface FragmentRequest {
  readonly report: CalibrationReport;
  /** The model that the configuration is to use. */
  readonly model: PriceModel;
  readonly table: IndexTable;
  readonly zones: readonly ZoneColumn[];
  readonly window: MonthWindow;
}

/**
 * The members `zones` and `price_path` of a configuration, to be laid over a preset. Regimes and block length are there whatever the model,
 * so that only `model_type` need change; the index table, which only the bootstrap reads, is there for it alone. `appreciation_rates` and
 * `volatility` are those of the model.
 */
export function configurationFragment({ report, model, ...source }: FragmentRequest): JsonObject {
  const { zones, regimes, correlation, bootstrapBlockMonths } = report;
  const byZone = (value: (zone: ZoneCalibration) => number): JsonObject =>
    Object.fromEntries(zones.map((zone) => [zone.zone, written(value(zone))]));
  const own = (zone: ZoneCalibration) => (model === 'momentum' ? zone.momentum : zone.gbm);
  const replays = model === 'historical_bootstrap';
  return {
    zones: zones.map(({ zone }) => zone),
    price_path: {
      model_type: model,
      appreciation_rates: byZone((zone) => (replays ? zone.bootstrap : own(zone)).growth.value),
      volatility: byZone((zone) => own(zone).volatility.value),
      momentum: byZone((zone) => zone.momentum.momentum.value),
      error_correction: byZone((zone) => zone.momentum.errorCorrection.value),
      initial_momentum: byZone((zone) => zone.momentum.initialMomentum.value),
      correlation_matrix: writableCorrelation(correlation.matrix).map((row) => [...row]),
      repair_correlation: false,
      regimes: regimes.names.map((name, i) => ({
        name,
        growth_rates: byZone((zone) => zone.regimes[i]!.growth.value),
        volatility: byZone((zone) => zone.regimes[i]!.volatility.value),
        is_recession: i === 1,
      })),
      regime_transitions: regimes.annualTransitions.map(writtenRow),
      initial_regime: regimes.names[regimes.slumpAtEnd > 0.5 ? 1 : 0],
      bootstrap_block_months: bootstrapBlockMonths.value,
      index_table: replays ? indexTable(source) : [],
      bootstrap_recentre: true,
    },
  };
}

/** Six significant digits, no more than six decimals: finer than any standard error. */
function written(value: number): number {
  return Number(Number(value.toPrecision(6)).toFixed(6));
}

/** Probabilities in six decimals that sum to 1. */
function writtenRow(row: readonly number[]): JsonValue {
  const rounded = row.map(written);
  const rest = rounded.slice(0, -1).reduce((sum, p) => sum + p, 0);
  return [...rounded.slice(0, -1), written(1 - rest)];
}

/** Levels of the months that all zones have. */
function indexTable({ table, zones, window }: Pick<FragmentRequest, 'table' | 'zones' | 'window'>): JsonValue {
  const cut = cutTable(table, window);
  const series = zoneSeries(cut, zones);
  const from = Math.max(...series.map(({ start }) => start));
  const to = Math.min(...series.map(({ start, logLevels }) => start + logLevels.length));
  return Array.from({ length: Math.max(to - from, 0) }, (_, i) => ({
    date: monthText(cut.firstMonth + from + i),
    levels: Object.fromEntries(
      series.map(({ zone, start, logLevels }) => [zone, Number(exp(logLevels[from + i - start]!).toPrecision(8))]),
    ),
  }));
}
