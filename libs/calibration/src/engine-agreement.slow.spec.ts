import { mergeConfig, presets, resolveConfig } from '@ihome/config';
import { explainPath, resolveStrategy } from '@ihome/engine';

import { gbmForecasts, momentumForecasts, regimeForecasts } from './back-test/closed-forecasts';
import type { Forecast } from './back-test/forecast';
import { PRICE_MODELS, type PriceModel } from './back-test/price-model';
import { replayedForecasts } from './back-test/replayed-forecasts';
import { calibrate } from './calibrate';
import { type CalibrationReport } from './calibration-report';
import { regimeMomentsOf } from './engine-agreement.fixture';
import { configurationFragment } from './fragment/configuration-fragment';
import { parseIndexTable } from './index-table/parse-index-table';
import { readZoneList } from './index-table/zone-request';
import { zoneSeries } from './index-table/zone-series';
import { syntheticCsv, syntheticZones } from './synthetic-index.fixture';

const PROCESS = { momentum: 0.88, errorCorrection: 0.002, volatility: 0.015, logGrowth: 0.04, months: 240 };
const MONTHS = 60;
const PATHS = 300;

const table = parseIndexTable(syntheticCsv(syntheticZones(PROCESS, { zones: 3, seed: 81 })));
const source = { table, zones: readZoneList('green=zone 0,orange=zone 1,red=zone 2', table.columns), window: {} };
const report = calibrate({ ...source, smoothingMonths: 1, seed: 1, replications: 2, blockMonths: 60 });
const base = presets.find(({ name }) => name === 'base')?.config ?? {};

/** What the back-test forecasts for the first zone from the fitted figures. */
function forecastOf(model: PriceModel, { zones: [zone], regimes, bootstrapBlockMonths }: CalibrationReport): Forecast {
  const request = { horizons: [MONTHS], growthVariance: 0 };
  switch (model) {
    case 'gbm': {
      const { growth, volatility } = zone!.gbm;
      return gbmForecasts({ growth: growth.value, volatility: volatility.value }, request)[0]!;
    }
    case 'momentum': {
      const { growth, volatility, momentum, errorCorrection, initialMomentum } = zone!.momentum;
      const fit = {
        growth: growth.value,
        volatility: volatility.value,
        momentum: momentum.value,
        errorCorrection: errorCorrection.value,
        initialMomentum: initialMomentum.value,
      };
      return momentumForecasts(fit, request)[0]!;
    }
    case 'regime_switching':
      return regimeForecasts(regimeMomentsOf(zone!, regimes), request)[0]!;
    case 'historical_bootstrap': {
      const [series] = zoneSeries(table, source.zones);
      const replay = { ...request, seed: 3, blockMonths: bootstrapBlockMonths.value };
      return replayedForecasts(series!.logLevels, replay, new Map())[0]!;
    }
  }
}

it.each(PRICE_MODELS)('the engine simulates from the fragment what the back-test forecasts: %s', (model) => {
  const { config } = resolveConfig(mergeConfig(base, configurationFragment({ report, model, ...source })));
  const strategy = resolveStrategy(config);
  const forecast = forecastOf(model, report);
  const ranks = Array.from({ length: PATHS }, (_, path) =>
    forecast.cdf(Math.log(explainPath(strategy, path).zones[0]!.index[MONTHS]!)),
  );
  // Ranks of a right forecast are uniform: mean ½, variance 1/12; four standard errors (and those of 2,000 replayed paths).
  const mean = ranks.reduce((sum, u) => sum + u, 0) / PATHS;
  const square = ranks.reduce((sum, u) => sum + (u - 0.5) ** 2, 0) / PATHS;
  const error = Math.sqrt(1 / PATHS + 1 / 2000);
  expect(Math.abs(mean - 0.5)).toBeLessThan(4 * Math.sqrt(1 / 12) * error);
  expect(Math.abs(square - 1 / 12)).toBeLessThan(4 * Math.sqrt(1 / 180) * error);
});
