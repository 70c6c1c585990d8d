import { sweepModel, type JsonObject } from '@ihome/orchestration';
import { parseConfig } from '@ihome/config';
import { hasValue, resolveStrategy, simulateChunk } from '@ihome/engine';
import type { SweepResultDocument } from '@ihome/monte-carlo';
import { localResults } from './local-results.fixture';

const PATHS = 128;
const SAMPLES = 8;
const document: JsonObject = {
  preset: 'base',
  overrides: {
    fund: { fund_size: 5e6 },
    monte_carlo: { num_paths: PATHS },
    stress: { scenarios: [] },
    sensitivity: {
      method: 'sobol_indices',
      samples: SAMPLES,
      parameters: [
        { parameter: 'fees.management_fee_rate', low: 0.01, high: 0.025 },
        { parameter: 'contract.share_multiplier', low: 0.75, high: 1.5 },
      ],
    },
  },
};

jest.setTimeout(300_000);

describe('Sobol’ indices of a sweep', () => {
  let results: SweepResultDocument;
  beforeAll(async () => {
    results = await localResults(document);
  });

  it('are those of the mean net IRR of runs done one by one', () => {
    const runs = sweepModel.expand(document).strategies.slice(1);
    expect(runs).toHaveLength(SAMPLES * 4);
    const means = runs.map(({ config }) => meanNetIrr(config));
    const row = (place: number): number[] => Array.from({ length: SAMPLES }, (_, j) => means[4 * j + place]!);
    const [a, b, ...ab] = [row(0), row(1), row(2), row(3)];
    const both = [...a, ...b];
    const mean = average(both);
    const variance = average(both.map((value) => (value - mean) ** 2));
    const irr = results.analyses.indices?.figures.find(({ figure }) => figure === 'net_irr.mean');
    expect(irr).toMatchObject({ n: SAMPLES, mean: expect.closeTo(mean, 10) });
    expect(irr?.sd).toBeCloseTo(Math.sqrt(variance), 10);
    for (const [i, values] of ab.entries()) {
      const first = average(values.map((value, j) => (b[j]! - mean) * (value - a[j]!))) / variance;
      const total = average(values.map((value, j) => (value - a[j]!) ** 2)) / 2 / variance;
      expect(irr?.parameters[i]?.first.value).toBeCloseTo(first, 8);
      expect(irr?.parameters[i]?.total.value).toBeCloseTo(total, 8);
    }
  });

  it('leave the results to the strategies of the sweep', () => {
    expect(results.strategies).toHaveLength(1);
    expect(results.analyses).toMatchObject({ base: 0, stress: [], sensitivity: [] });
    expect(Number(results.analyses.indices?.figures[0]?.error_share)).toBeGreaterThan(0);
    expect(results.analyses.indices).toMatchObject({ samples: SAMPLES, strategies: SAMPLES * 4 });
    expect(results.analyses.indices?.figures.map(({ figure }) => figure)).toEqual([
      'net_irr.mean',
      'tvpi.mean',
      'loss.es_99',
      'loss.probability',
      'hurdle_cleared.mean',
      'default_rate.mean',
    ]);
  });
});

function meanNetIrr(config: JsonObject): number {
  const table = simulateChunk({ strategies: [resolveStrategy(parseConfig(config))], firstPath: 0, paths: PATHS });
  if (table === null) throw new Error('a chunk that nothing stops has a table');
  const start = table.metrics.indexOf('net_irr') * PATHS;
  const known = Array.from({ length: PATHS }, (_, path) => start + path).filter((i) => hasValue(table.status[i]!));
  return average(known.map((i) => table.values[i]!));
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
