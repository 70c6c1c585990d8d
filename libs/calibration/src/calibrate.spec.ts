import { mergeConfig, presets, resolveConfig } from '@ihome/config';
import { symmetricEigen } from '@ihome/engine';

import { PRICE_MODELS } from './back-test/price-model';
import { calibrate } from './calibrate';
import { configurationFragment } from './fragment/configuration-fragment';
import { writableCorrelation } from './fragment/writable-correlation';
import { parseIndexTable } from './index-table/parse-index-table';
import { readZoneList } from './index-table/zone-request';
import { syntheticCsv, syntheticZones } from './synthetic-index.fixture';

const PROCESS = { momentum: 0.88, errorCorrection: 0.001, volatility: 0.015, logGrowth: 0.04, months: 180 };
const table = parseIndexTable(syntheticCsv(syntheticZones(PROCESS, { zones: 3, seed: 61 })));
const source = {
  table,
  zones: readZoneList('green=zone 0,orange=zone 1,red=zone 2', table.columns),
  window: {},
};
const request = { ...source, smoothingMonths: 1, seed: 1, replications: 8, blockMonths: 60 };
const base = presets.find(({ name }) => name === 'base')?.config ?? {};

describe('calibrate', () => {
  const report = calibrate(request);

  it('is the same for the same seed, and only errors and simulated scores move with it', () => {
    expect(calibrate(request)).toEqual(report);
    const other = calibrate({ ...request, seed: 2 });
    expect(other.zones[0]?.momentum.momentum.value).toBe(report.zones[0]?.momentum.momentum.value);
    expect(other.zones[0]?.momentum.momentum.standardError).not.toBe(report.zones[0]?.momentum.momentum.standardError);
  });

  it('prefers momentum to gbm where there is momentum, by both criteria', () => {
    for (const { criteria } of report.zones) {
      expect(criteria.momentum.count).toBe(criteria.gbm.count);
      expect(criteria.momentum.aic).toBeLessThan(criteria.gbm.aic);
      expect(criteria.momentum.bic).toBeLessThan(criteria.gbm.bic);
    }
  });

  it('says how little it rests on, and which horizon it could not match', () => {
    expect(report.notes[0]).toMatch(/^14 years hold one decade side by side/);
    expect(report.notes).toContainEqual(expect.stringMatching(/^green: 179 months .* 10-year/));
    expect(report.zones[0]?.deviations.map(({ years }) => years)).toEqual([1, 5]);
  });

  it.each(PRICE_MODELS)('gives a fragment that is valid in the base preset: %s', (model) => {
    const fragment = configurationFragment({ report, model, ...source });
    const { config } = resolveConfig(mergeConfig(base, fragment));
    expect(config.price_path.model_type).toBe(model);
    expect(config.price_path.index_table).toHaveLength(model === 'historical_bootstrap' ? PROCESS.months : 0);
    const fitted = report.zones[1]!;
    const volatility = model === 'momentum' ? fitted.momentum.volatility : fitted.gbm.volatility;
    expect(config.price_path.volatility['orange']).toBeCloseTo(volatility.value, 6);
  });
});

it('writableCorrelation rounds to four decimals and keeps a singular matrix positive semi-definite', () => {
  const loadings = [0.9134567, 0.8712345, 0.7756789, 0.6612345, 0.9912345];
  // Two zones that are one, and three that load on the same factors.
  const vectors = [...loadings, loadings[0]!].map((a) => [a, Math.sqrt(1 - a * a)]);
  const matrix = vectors.map((a, i) => vectors.map((b, j) => (i === j ? 1 : a[0]! * b[0]! + a[1]! * b[1]!)));
  const rounded = matrix.map((row) => row.map((x) => Math.round(x * 1e4) / 1e4));
  expect(Math.min(...symmetricEigen(rounded).values)).toBeLessThan(-1e-10);
  const written = writableCorrelation(matrix);
  expect(Math.min(...symmetricEigen(written).values)).toBeGreaterThanOrEqual(0);
  written.forEach((row, i) => row.forEach((x, j) => expect(Math.abs(x - matrix[i]![j]!)).toBeLessThan(2e-3)));
});
