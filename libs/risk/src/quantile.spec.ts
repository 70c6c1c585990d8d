import fc from 'fast-check';
import { binomialQuantile } from './binomial';
import { quantile, quantileEstimate, sortedCopy } from './quantile';

/** P(X <= k) of a binomial by direct summation of exact coefficients. */
function binomialCdf(n: number, p: number, k: number): number {
  let coefficient = 1n;
  let sum = 0;
  for (let j = 0; j <= k; j++) {
    sum += Number(coefficient) * p ** j * (1 - p) ** (n - j);
    coefficient = (coefficient * BigInt(n - j)) / BigInt(j + 1);
  }
  return sum;
}

describe('binomialQuantile', () => {
  it.each([
    [10, 0.5],
    [50, 0.05],
    [100, 0.99],
    [300, 0.25],
  ])('is the smallest k with P(X <= k) >= u, n = %p, p = %p', (n, p) => {
    for (const u of [0.005, 0.025, 0.1, 0.5, 0.9, 0.975]) {
      const k = binomialQuantile({ n, p }, u);
      expect(binomialCdf(n, p, k)).toBeGreaterThanOrEqual(u - 1e-12);
      if (k > 0) expect(binomialCdf(n, p, k - 1)).toBeLessThan(u);
    }
  });

  it('goes over into its expansion within one success', () => {
    for (const p of [0.01, 0.05, 0.5, 0.95, 0.99]) {
      for (const u of [0.005, 0.025, 0.975, 0.995]) {
        const [at, above] = [binomialQuantile({ n: 2000, p }, u), binomialQuantile({ n: 2001, p }, u)];
        expect(Math.abs(above - at)).toBeLessThanOrEqual(2); // at most one of them is the new trial
      }
    }
  });

  it('has its ends', () => {
    expect(binomialQuantile({ n: 10, p: 0 }, 0.5)).toBe(0);
    expect(binomialQuantile({ n: 10, p: 1 }, 0.5)).toBe(10);
  });
});

describe('quantile', () => {
  it('is type 7: empyrical’s value-at-risk vector', () => {
    const sample = [1, 81, 82, 83, 84, 85];
    expect([0.1, 0.2, 0.3].map((p) => quantile(sample, p))).toEqual([41, 81, 81.5]);
    expect([0, 1].map((p) => quantile(sample, p))).toEqual([1, 85]);
    expect(quantile([], 0.5)).toEqual({ status: 'undefined', reason: 'no path has this figure' });
  });

  it('lies within the sample and rises with p', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 1 }), (sample) => {
        const sorted = sortedCopy(Float64Array.from(sample));
        const values = [0, 0.1, 0.25, 0.5, 0.9, 1].map((p) => Number(quantile(sorted, p)));
        values.forEach((value, i) => expect(value).toBeGreaterThanOrEqual(values[Math.max(i - 1, 0)]!));
        expect([values[0], values[5]]).toEqual([sorted[0], sorted[sorted.length - 1]]);
      }),
      { seed: 5, numRuns: 200 },
    );
  });

  it('does not depend on the order of paths, and leaves them in theirs', () => {
    const sample = Float64Array.of(3, 1, 2);
    expect(quantile(sortedCopy(sample), 0.5)).toBe(2);
    expect([...sample]).toEqual([3, 1, 2]);
  });
});

describe('quantileEstimate', () => {
  const ranks = (n: number): Float64Array => Float64Array.from({ length: n }, (_, i) => i + 1);

  it('takes the order statistics of the sign test: ranks 40 and 61 of 100 for the median', () => {
    expect(quantileEstimate(ranks(100), { p: 0.5, confidence: 0.95 })).toEqual({ value: 50.5, low: 40, high: 61 });
  });

  it('leaves an end undefined that the sample does not reach', () => {
    const { low, high } = quantileEstimate(ranks(100), { p: 0.99, confidence: 0.95 });
    expect(low).toBe(97);
    expect(high).toEqual({ status: 'undefined', reason: '100 paths are too few for the upper end' });
  });

  it('has at least the asked confidence by the binomial law', () => {
    for (const n of [20, 57, 200, 501]) {
      for (const p of [0.05, 0.3, 0.5, 0.9]) {
        const { low, high } = quantileEstimate(ranks(n), { p, confidence: 0.9 });
        const below = typeof low === 'number' ? binomialCdf(n, p, low - 1) : 0;
        const upTo = typeof high === 'number' ? binomialCdf(n, p, high - 1) : 1;
        expect(upTo - below).toBeGreaterThanOrEqual(0.9);
      }
    }
  });
});
