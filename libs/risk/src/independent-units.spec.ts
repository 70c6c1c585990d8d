import { normalQuantile, randomKey, threefry4x32, uniformFromWord } from '@ihome/engine';
import { studentHalfWidth } from './confidence';
import {
  meanUnitError,
  probabilityUnitEstimate,
  quantileUnitInterval,
  shapeUnitErrors,
  shortfallUnitError,
  unitError,
  type PathUnits,
  type UnitSample,
} from './independent-units';
import { moments } from './moments';
import { sortedCopy } from './quantile';
import { expectedShortfallError } from './tail-risk';

const CONFIDENCE = 0.95;

function normals(seed: number, n: number): Float64Array {
  const words = new Uint32Array(4);
  const key = randomKey(seed);
  return Float64Array.from({ length: n }, (_, i) => {
    if ((i & 3) === 0) threefry4x32(key, i >> 2, 1, 0, 0, words);
    return normalQuantile(uniformFromWord(words[i & 3]!));
  });
}

function sampleOf(values: Float64Array, unitOf: (i: number) => number): UnitSample {
  const unit = Int32Array.from(values, (_, i) => unitOf(i));
  return { values, sorted: sortedCopy(values), units: { unit, count: Math.max(...unit) + 1 } };
}

describe('errors of units', () => {
  it('are those of independent paths when each path is a unit', () => {
    const sample = sampleOf(normals(1, 500), (i) => i);
    const { mean, standardError } = moments(sample.values);
    expect(meanUnitError(sample, Number(mean), CONFIDENCE).error).toBeCloseTo(Number(standardError), 14);
    const { sd, skew, kurtosis, sdError, skewError, kurtosisError } = moments(sample.values);
    const shape = shapeUnitErrors(sample, {
      mean: Number(mean),
      sd: Number(sd),
      skew: Number(skew),
      kurtosis: Number(kurtosis),
    });
    const freedom = Math.sqrt(500 / 499);
    expect(Number(shape.sd) / Number(sdError) / freedom).toBeCloseTo(1, 10);
    expect(Number(shape.skew) / Number(skewError) / freedom).toBeCloseTo(1, 10);
    expect(Number(shape.kurtosis) / Number(kurtosisError) / freedom).toBeCloseTo(1, 10);
    const shortfall = shortfallUnitError(sample, { level: 0.9, confidence: CONFIDENCE });
    expect(Number(shortfall.error) / Number(expectedShortfallError(sample.sorted, 0.9))).toBeCloseTo(1, 12);
  });

  it('are those of the pairs’ means when two paths are a unit: 0, 4 and 6, 2 have 2 and 4', () => {
    const pairs = sampleOf(Float64Array.of(0, 4, 6, 2), (i) => i >> 1);
    // Means 2 and 4: sd √2, error √2/√2.
    expect(meanUnitError(pairs, 3, CONFIDENCE)).toEqual({
      error: 1,
      halfWidth: studentHalfWidth(CONFIDENCE, 1),
      units: 2,
    });
    const mirrored = sampleOf(Float64Array.of(-1, 1, -5, 5), (i) => i >> 1);
    expect(meanUnitError(mirrored, 0, CONFIDENCE).error).toBe(0);
  });

  it('leave out units without a path, and need two', () => {
    const units: PathUnits = { unit: Int32Array.of(0, 0, 5, 5), count: 9 };
    expect(unitError(units, { confidence: CONFIDENCE, influence: (i) => (i < 2 ? -1 : 1) }).error).toBe(1);
    const single = unitError({ unit: Int32Array.of(3, 3), count: 9 }, { confidence: CONFIDENCE, influence: () => 1 });
    expect(single.error).toMatchObject({ status: 'undefined' });
  });

  it('know no error of ES with fewer than ten paths beyond the VaR', () => {
    const sample = sampleOf(normals(2, 90), (i) => i % 9);
    expect(shortfallUnitError(sample, { level: 0.9, confidence: CONFIDENCE }).error).toMatchObject({
      status: 'undefined',
    });
  });

  it('give a probability that never or always happens Wilson’s end for n independent paths', () => {
    const units = sampleOf(normals(3, 160), (i) => i % 16).units;
    const never = probabilityUnitEstimate(units, { happened: () => false, confidence: CONFIDENCE });
    const t = studentHalfWidth(CONFIDENCE, 15);
    expect([never.error, never.low]).toEqual([0, 0]);
    expect(never.high).toBeCloseTo((t * t) / 160 / (1 + (t * t) / 160), 12);
    const always = probabilityUnitEstimate(units, { happened: () => true, confidence: CONFIDENCE });
    expect([always.high, always.low]).toEqual([1, expect.closeTo(1 - Number(never.high), 12)]);
  });
});

describe('95% intervals of sixteen units that share much of their paths’ values', () => {
  const SEEDS = 1000;
  const [units, size] = [16, 50];
  const shared = 0.6;
  // Value = √0.6·own of the unit + √0.4·own of the path: standard normal, far from independent.
  const runs = Array.from({ length: SEEDS }, (_, seed) => {
    const of = normals(seed + 1, units * (size + 1));
    const values = Float64Array.from({ length: units * size }, (__, i) => {
      const unit = i % units;
      return Math.sqrt(shared) * of[unit]! + Math.sqrt(1 - shared) * of[units + i]!;
    });
    const sample = sampleOf(values, (i) => i % units);
    const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
    const median = (sample.sorted[values.length / 2 - 1]! + sample.sorted[values.length / 2]!) / 2;
    const interval = quantileUnitInterval(sample, { p: 0.5, value: median, confidence: CONFIDENCE });
    const above = probabilityUnitEstimate(sample.units, { happened: (i) => values[i]! > 1, confidence: CONFIDENCE });
    return {
      mean: Math.abs(mean) <= Number(meanUnitError(sample, mean, CONFIDENCE).halfWidth),
      median: Number(interval.low) <= 0 && 0 <= Number(interval.high),
      probability: Number(above.low) <= 0.15865525 && 0.15865525 <= Number(above.high),
      wrong: Math.abs(mean) <= 1.96 * Number(moments(values).standardError),
    };
  });
  const share = (figure: 'mean' | 'median' | 'probability' | 'wrong'): number =>
    runs.filter((run) => run[figure]).length / SEEDS;

  it('cover the mean', () => expect(Math.abs(share('mean') - 0.95)).toBeLessThan(0.028));
  it('cover the median', () => expect(Math.abs(share('median') - 0.95)).toBeLessThan(0.035));
  // A share of 16 in 100 has a skewed error when sixteen units are all there is.
  it('cover a probability less well', () => expect(Math.abs(share('probability') - 0.93)).toBeLessThan(0.035));
  it('where the formula of independent paths would not', () => expect(share('wrong')).toBeLessThan(0.5));
});

describe('Student’s t with few degrees of freedom', () => {
  it.each([
    [0.95, 1, 12.7062],
    [0.95, 2, 4.3027],
    [0.95, 3, 3.1824],
    [0.95, 4, 2.7764],
    [0.99, 5, 4.0321],
    [0.95, 7, 2.3646],
    [0.9, 8, 1.8595],
    [0.95, 15, 2.1314],
  ])('is as published: %f, %i', (confidence, degrees, expected) => {
    expect(Math.abs(studentHalfWidth(confidence, degrees) / expected - 1)).toBeLessThan(3e-5);
  });
});
