import { normals, syntheticIndex } from '../synthetic-index.fixture';
import { expectedDeviation, horizonWindows, sampleDeviation } from './horizon-deviation';

const GBM = { momentum: 0, errorCorrection: 0, volatility: Math.sqrt(12), logGrowth: 0.05 };

describe('expectedDeviation', () => {
  it('is the worked example: V(j) = j, n = 20, k = 10', () => {
    const variogram = Float64Array.from({ length: 21 }, (_, j) => j);
    expect(expectedDeviation(variogram, 10)).toBeCloseTo(Math.sqrt(5), 12);
  });

  it('is what samples of that length show on average', () => {
    const normal = normals(3);
    const runs = 2000;
    const squares = Array.from({ length: runs }, () => {
      const levels = syntheticIndex({ ...GBM, months: 61 }, normal);
      return sampleDeviation(horizonWindows(levels, 24), null) ** 2;
    });
    const mean = squares.reduce((sum, x) => sum + x, 0) / runs;
    const sd = Math.sqrt(squares.reduce((sum, x) => sum + (x - mean) ** 2, 0) / runs);
    const expected =
      expectedDeviation(
        Float64Array.from({ length: 61 }, (_, j) => j),
        24,
      ) ** 2;
    expect(Math.abs(mean - expected)).toBeLessThan((4 * sd) / Math.sqrt(runs));
    // Without the correction for the sample's own mean it would be 24.
    expect(expected).toBeLessThan(16);
  });
});

it('sampleDeviation weighs windows', () => {
  const windows = { horizon: 2, squares: Float64Array.of(1, 9) };
  expect(sampleDeviation(windows, null)).toBeCloseTo(Math.sqrt(5), 14);
  expect(sampleDeviation(windows, Float64Array.of(3, 1, 7))).toBeCloseTo(Math.sqrt(3), 14);
});
