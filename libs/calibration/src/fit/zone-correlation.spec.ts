import { symmetricEigen } from '@ihome/engine';

import { normals, syntheticIndex } from '../synthetic-index.fixture';
import { pairwiseCorrelations, zoneCorrelation } from './zone-correlation';

const PROCESS = { momentum: 0.8, errorCorrection: 0.002, volatility: 0.015, logGrowth: 0.04, months: 1200 };

describe('pairwiseCorrelations', () => {
  it('recovers the correlation of innovations, over the months two zones share', () => {
    const own = normals(31);
    const other = normals(32);
    let shock = 0;
    const first = syntheticIndex(PROCESS, () => (shock = own()));
    // The same shocks again, mixed with others: correlation 0.7.
    const again = normals(31);
    const second = syntheticIndex(PROCESS, () => 0.7 * again() + Math.sqrt(1 - 0.49) * other());
    expect(Number.isFinite(shock)).toBe(true);
    const series = [first, second.slice(300)].map((logLevels, z) => ({
      zone: `z${z}`,
      column: `z${z}`,
      start: 300 * z,
      logLevels,
    }));
    // Seventy-five years of changes that remember a year or so: about 50 independent ones.
    const [, row] = pairwiseCorrelations(series, null);
    expect(Math.abs((row?.[0] ?? 0) - 0.7)).toBeLessThan((4 * (1 - 0.49)) / Math.sqrt(50));
    const shifted = series.map((zone, z) => ({ ...zone, start: 5 * z }));
    expect(pairwiseCorrelations(shifted, null)[1]?.[0]).toBeLessThan(0.35);
  });

  it('knows no correlation of zones that hardly overlap', () => {
    const logLevels = syntheticIndex({ ...PROCESS, months: 100 }, normals(1));
    const pairs = pairwiseCorrelations(
      [0, 70].map((start) => ({ zone: `${start}`, column: '', start, logLevels })),
      null,
    );
    expect(pairs).toEqual([
      [1, null],
      [null, 1],
    ]);
  });
});

describe('zoneCorrelation', () => {
  it('repairs a matrix that is not positive semi-definite and says so', () => {
    const broken = [
      [1, 0.9, 0.7],
      [0.9, 1, 0.3],
      [0.7, 0.3, 1],
    ];
    const { matrix, repaired, smallestEigenvalue } = zoneCorrelation(broken);
    expect(repaired).toBe(true);
    expect(smallestEigenvalue).toBeCloseTo(-0.00735, 5);
    expect(matrix[0]?.[1]).toBeCloseTo(0.894024408508599, 12);
    expect(Math.min(...symmetricEigen(matrix).values)).toBeGreaterThan(-1e-12);
  });

  it('leaves a sound one alone and fills in unknown pairs', () => {
    const { matrix, repaired } = zoneCorrelation([
      [1, 0.6, null],
      [0.6, 1, 0.4],
      [null, 0.4, 1],
    ]);
    expect(repaired).toBe(false);
    expect(matrix[2]?.[0]).toBe(0.5);
  });
});
