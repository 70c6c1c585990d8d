import { normalQuantile } from '@ihome/engine';
import { pairedMeanDifference, pairedShortfallDifference } from './paired-difference';

/** The middle of each of n equal parts of the unit interval, through the normal quantile: a sample without sampling error. */
const normals = (n: number): Float64Array => Float64Array.from({ length: n }, (_, i) => normalQuantile((i + 0.5) / n));
const numberOf = (figure: unknown): number => {
  if (typeof figure !== 'number') throw new Error(JSON.stringify(figure));
  return figure;
};

/** A seeded stream of uniforms that shares nothing with the code under test. */
function uniforms(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state + 0.5) / 2 ** 32;
  };
}

describe('paired differences', () => {
  it('a shift by a constant is known exactly', () => {
    const against = normals(1000);
    const values = against.map((x) => x + 0.25);
    const mean = pairedMeanDifference({ values, against, units: null }, 0.95);
    expect(mean.value).toBeCloseTo(0.25, 14);
    expect(numberOf(mean.standardError)).toBeLessThan(1e-15);
    expect(mean.correlation).toBeCloseTo(1, 12);
    const shortfall = pairedShortfallDifference({ values, against, units: null }, { level: 0.95, confidence: 0.95 });
    expect(shortfall.value).toBeCloseTo(0.25, 12);
    expect(numberOf(shortfall.standardError)).toBeLessThan(1e-14);
  });

  it('the worked example: [1, 2, 4] against [0, 2, 1]', () => {
    const { n, value, standardError } = pairedMeanDifference(
      { values: Float64Array.of(1, 2, 4), against: Float64Array.of(0, 2, 1), units: null },
      0.95,
    );
    expect({ n, value }).toEqual({ n: 3, value: 4 / 3 });
    // Differences 1, 0, 3: variance 7/3.
    expect(standardError).toBeCloseTo(Math.sqrt(7 / 9), 14);
  });

  it('intervals cover the truth in 95 of 100 samples, of means and of shortfalls', () => {
    const [n, seeds, level] = [500, 1000, 0.9];
    // x and y = 1.5 x + 0.2 + noise of 0.5: ES of a normal is mean + sd·φ(z)/(1 − c).
    const sd = Math.sqrt(1.5 * 1.5 + 0.25);
    const factor = Math.exp(-(normalQuantile(level) ** 2) / 2) / Math.sqrt(2 * Math.PI) / (1 - level);
    const truth = { mean: 0.2, shortfall: 0.2 + (sd - 1) * factor };
    const covered = { mean: 0, shortfall: 0 };
    for (let seed = 1; seed <= seeds; seed++) {
      const next = uniforms(seed * 7919);
      const against = Float64Array.from({ length: n }, () => normalQuantile(next()));
      const values = against.map((x) => 1.5 * x + 0.2 + 0.5 * normalQuantile(next()));
      const mean = pairedMeanDifference({ values, against, units: null }, 0.95);
      const shortfall = pairedShortfallDifference({ values, against, units: null }, { level, confidence: 0.95 });
      if (numberOf(mean.low) <= truth.mean && truth.mean <= numberOf(mean.high)) covered.mean++;
      if (numberOf(shortfall.low) <= truth.shortfall && truth.shortfall <= numberOf(shortfall.high))
        covered.shortfall++;
    }
    const slack = 3 * Math.sqrt(0.05 * 0.95 * seeds);
    expect(Math.abs(covered.mean - 0.95 * seeds)).toBeLessThan(slack);
    expect(Math.abs(covered.shortfall - 0.95 * seeds)).toBeLessThan(slack + 0.015 * seeds);
  });

  it('a tail of fewer than ten paths has no interval, no path no figure', () => {
    const against = normals(100);
    const values = against.map((x) => 2 * x);
    const few = pairedShortfallDifference({ values, against, units: null }, { level: 0.95, confidence: 0.95 });
    expect(typeof few.value).toBe('number');
    expect(few.low).toMatchObject({ status: 'undefined', reason: expect.stringContaining('5 paths beyond') });
    const none = pairedMeanDifference({ values: new Float64Array(0), against: new Float64Array(0), units: null }, 0.95);
    expect(none.value).toMatchObject({ status: 'undefined' });
  });

  it('between units, the error is that of their differences: mirrored pairs have none', () => {
    const values = Float64Array.of(1, -1, 3, -3, 8, -8);
    const against = new Float64Array(6);
    const pairs = { unit: Int32Array.of(0, 0, 1, 1, 2, 2), count: 3 };
    expect(pairedMeanDifference({ values, against, units: pairs }, 0.95)).toMatchObject({ value: 0, standardError: 0 });
    const alone = { unit: Int32Array.of(0, 1, 2, 3, 4, 5), count: 6 };
    const { standardError } = pairedMeanDifference({ values, against, units: null }, 0.95);
    const single = pairedMeanDifference({ values, against, units: alone }, 0.95);
    expect(single.standardError).toBeCloseTo(numberOf(standardError), 14);
    const ranks = normals(400);
    const twice = ranks.map((x) => 2 * x);
    const each = { unit: Int32Array.from(ranks, (_, i) => i), count: 400 };
    const request = { level: 0.9, confidence: 0.95 };
    const plain = pairedShortfallDifference({ values: twice, against: ranks, units: null }, request);
    const byUnit = pairedShortfallDifference({ values: twice, against: ranks, units: each }, request);
    expect(byUnit.value).toBe(plain.value);
    expect(numberOf(byUnit.standardError)).toBeCloseTo(numberOf(plain.standardError), 12);
  });
});
