import fc from 'fast-check';
import { correlation, correlationEstimate, pearsonCorrelation } from './correlation';
import { midRanks, type MidRanks } from './mid-ranks';
import { rankCorrelation } from './rank-correlation';
import { sortedCopy } from './quantile';

function ranksOf(values: ArrayLike<number>): MidRanks {
  const own = Float64Array.from(values);
  return midRanks(own, sortedCopy(own));
}

function noise(i: number, salt: number): number {
  const mixed = Math.imul(i + 1, 2654435761) ^ Math.imul(salt, 40503);
  return (Math.imul(mixed ^ (mixed >>> 15), 2246822519) >>> 0) / 2 ** 32;
}

/** Jackknife of a statistic of pairs: an independent way to its standard error. */
function jackknife(x: Float64Array, y: Float64Array, statistic: (a: Float64Array, b: Float64Array) => number): number {
  const n = x.length;
  const without = Float64Array.from(x, (_, left) =>
    statistic(
      x.filter((_value, i) => i !== left),
      y.filter((_value, i) => i !== left),
    ),
  );
  const mean = without.reduce((sum, value) => sum + value, 0) / n;
  return Math.sqrt(((n - 1) / n) * without.reduce((sum, value) => sum + (value - mean) ** 2, 0));
}

const N = 400;
const X = Float64Array.from({ length: N }, (_, i) => Math.exp(noise(i, 1)));
const Y = Float64Array.from(X, (x, i) => x * x + 2 * noise(i, 2) ** 3);
const spearman = (a: Float64Array, b: Float64Array): number => Number(rankCorrelation(ranksOf(a), ranksOf(b)).value);

describe('correlation', () => {
  it('knows a small sample, and ±1 for linear ones', () => {
    const a = Float64Array.of(1, 2, 3);
    const falling = a.map((x) => 5 - 2 * x);
    expect(correlation(a, Float64Array.of(2, 4, 7))).toBeCloseTo(0.9933992677987828, 14);
    expect(correlation(a, falling)).toBeCloseTo(-1, 15);
    expect(correlation(a, Float64Array.of(1, 1, 1))).toMatchObject({ status: 'undefined' });
    expect(correlation(a.subarray(0, 1), a.subarray(0, 1))).toMatchObject({ status: 'undefined' });
    expect(() => correlation(a, a.subarray(0, 2))).toThrow(RangeError);
  });

  it('has the standard error that the jackknife finds', () => {
    const { standardError } = pearsonCorrelation(X, Y);
    expect(Number(standardError) / jackknife(X, Y, (a, b) => Number(correlation(a, b)))).toBeCloseTo(1, 1);
  });
});

describe('midRanks', () => {
  it('are the mean ranks of equal values, whatever their spread', () => {
    const value = fc.oneof(
      fc.constantFrom(-1, 0, 0.5, 1e-300, 1e300, -1.7e308, 1.7e308),
      fc.double({ noNaN: true, min: -1e3, max: 1e3 }),
    );
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 60 }), (list) => {
        const { positions, ranks } = ranksOf(list);
        list.forEach((x, i) => {
          const below = list.filter((y) => y < x).length;
          const equal = list.filter((y) => y === x).length;
          expect(positions[i]).toBe(below);
          expect(ranks[i]).toBeCloseTo((below + equal / 2) / list.length, 14);
        });
      }),
      { seed: 7, numRuns: 300 },
    );
  });
});

describe('rankCorrelation', () => {
  it('is scipy’s spearmanr, with ties and without', () => {
    expect(spearman(Float64Array.of(1, 2, 3, 4, 5), Float64Array.of(5, 6, 7, 8, 7))).toBeCloseTo(
      0.8207826816681233,
      14,
    );
    expect(spearman(Float64Array.of(1, 1, 2, 2, 3, 9), Float64Array.of(3, 1, 2, 2, 8, 4))).toBeCloseTo(
      0.6866436491305119,
      14,
    );
  });

  it('does not change with monotone changes of the samples', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer(), fc.integer()), { minLength: 3, maxLength: 50 }), (pairs) => {
        const x = Float64Array.from(pairs, ([a]) => a);
        const y = Float64Array.from(pairs, ([, b]) => b);
        fc.pre(new Set(x).size > 1 && new Set(y).size > 1);
        expect(
          spearman(
            x.map((v) => 3 * v + 1),
            y.map((v) => -v),
          ),
        ).toBeCloseTo(-spearman(x, y), 12);
      }),
      { seed: 3, numRuns: 100 },
    );
  });

  it('has the standard error that the jackknife finds', () => {
    const { standardError } = rankCorrelation(ranksOf(X), ranksOf(Y));
    expect(Number(standardError) / jackknife(X, Y, spearman)).toBeCloseTo(1, 1);
  });

  it('is undefined on a constant sample', () => {
    expect(rankCorrelation(ranksOf([1, 1, 1]), ranksOf([1, 2, 3])).value).toMatchObject({ status: 'undefined' });
  });
});

describe('correlationEstimate', () => {
  it('is Fisher’s interval for a normal’s standard error', () => {
    const standardError = (1 - 0.25) / Math.sqrt(100);
    const { low, high } = correlationEstimate({ value: 0.5, standardError }, { n: 100, confidence: 0.95 });
    expect([low, high].map((end) => Math.atanh(Number(end)))).toEqual([
      expect.closeTo(Math.atanh(0.5) - 0.1959963984540054, 12),
      expect.closeTo(Math.atanh(0.5) + 0.1959963984540054, 12),
    ]);
  });

  it('stays inside ±1, and says when there are too few paths', () => {
    const wide = { value: 0.999, standardError: 0.5 };
    const { low, high } = correlationEstimate(wide, { n: 50, confidence: 0.95 });
    expect(Number(low)).toBeGreaterThanOrEqual(-1);
    expect(Number(high)).toBeLessThanOrEqual(1);
    expect(correlationEstimate({ value: 1, standardError: 0 }, { n: 50, confidence: 0.95 }).low).toBe(1);
    expect(correlationEstimate(wide, { n: 5, confidence: 0.95 }).low).toMatchObject({ status: 'undefined' });
  });
});
