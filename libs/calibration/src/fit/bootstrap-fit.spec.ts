import { normals, syntheticIndex } from '../synthetic-index.fixture';
import { drawBlocks } from '../statistics/block-weights';
import {
  bestBlockMonths,
  blockCandidates,
  bootstrapVariogram,
  circularAutocovariances,
  tableGrowth,
} from './bootstrap-fit';
import { momentumSample } from './momentum-fit';

const PROCESS = { momentum: 0.85, errorCorrection: 0.003, volatility: 0.015, logGrowth: 0.04, months: 401 };

describe('bootstrapVariogram', () => {
  const levels = syntheticIndex(PROCESS, normals(2));
  const autocovariances = circularAutocovariances(levels);

  it('is what replayed paths scatter by', () => {
    const runs = 4000;
    const draws = drawBlocks({ seed: 3, count: 400, length: 60, blockMonths: 24, replications: runs });
    const growth = draws.map((months) => months.reduce((sum, t) => sum + levels[t + 1]! - levels[t]!, 0));
    const mean = growth.reduce((sum, x) => sum + x, 0) / runs;
    const variance = growth.reduce((sum, x) => sum + (x - mean) ** 2, 0) / runs;
    const kurtosis = growth.reduce((sum, x) => sum + (x - mean) ** 4, 0) / runs / variance ** 2;
    const expected = bootstrapVariogram(autocovariances, 24)[60]!;
    expect(Math.abs(variance / expected - 1)).toBeLessThan(4 * Math.sqrt((kurtosis - 1) / runs));
  });

  it('with blocks of one month forgets: k times the monthly one', () => {
    expect(bootstrapVariogram(autocovariances, 1)[120]).toBeCloseTo(120 * autocovariances[0]!, 14);
  });
});

describe('bestBlockMonths', () => {
  it('is short for returns without memory, long for momentum', () => {
    const blocks = (momentum: number): number =>
      bestBlockMonths(
        Array.from({ length: 12 }, (_, i) => i + 21).map((seed) =>
          blockCandidates(
            momentumSample(syntheticIndex({ ...PROCESS, momentum, errorCorrection: 0 }, normals(seed)), 1),
          ),
        ),
      );
    expect(blocks(0)).toBeLessThan(6);
    expect(blocks(0.9)).toBeGreaterThan(9);
  });

  it('is 1 when the series is too short for any horizon', () => {
    expect(bestBlockMonths([{ targets: [], byBlock: [] }])).toBe(1);
  });
});

it('tableGrowth is the mean of e^r a year', () => {
  expect(tableGrowth(Float64Array.of(0, Math.log(1.01), Math.log(1.01 * 1.03)))).toBeCloseTo(1.02 ** 12 - 1, 12);
});
