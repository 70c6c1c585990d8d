import fc from 'fast-check';
import { compensatedSum } from './compensated-sum';
import { moments } from './moments';

describe('compensatedSum', () => {
  it('keeps what a plain sum loses', () => {
    const values = [1, 1e100, 1, -1e100];
    expect(compensatedSum(4, (i) => values[i]!)).toBe(2);
    expect(compensatedSum(10, () => 0.1)).toBe(1);
    expect(compensatedSum(0, () => 1)).toBe(0);
  });
});

describe('moments', () => {
  it('knows a small sample', () => {
    expect(moments(Float64Array.of(1, 2, 3, 4))).toEqual({
      n: 4,
      mean: 2.5,
      sd: Math.sqrt(5 / 3),
      standardError: Math.sqrt(5 / 12),
      skew: 0,
      kurtosis: expect.closeTo(1.64, 14),
      min: 1,
      max: 4,
    });
  });

  it('has the skew and kurtosis of scipy.stats for [2, 8, 0, 4, 1, 9, 9, 0]', () => {
    const { skew, kurtosis } = moments(Float64Array.of(2, 8, 0, 4, 1, 9, 9, 0));
    expect(skew).toBeCloseTo(0.2650554122698573, 14);
    expect(kurtosis).toBeCloseTo(3 - 1.6660010752838508, 14);
  });

  it('says why there is no figure', () => {
    const none = moments(new Float64Array(0));
    expect([none.n, none.mean, none.max]).toEqual([
      0,
      ...Array(2).fill({ status: 'undefined', reason: 'no path has this figure' }),
    ]);
    const one = moments(Float64Array.of(7));
    expect([one.mean, one.sd]).toEqual([7, { status: 'undefined', reason: 'a single path has no dispersion' }]);
    const flat = moments(Float64Array.of(0.1, 0.1, 0.1));
    expect([flat.mean, flat.sd, flat.standardError]).toEqual([0.1, 0, 0]);
    expect(flat.skew).toEqual({ status: 'undefined', reason: 'all paths have the same value' });
  });

  it('does not cancel beside a large mean', () => {
    const { mean, sd } = moments(Float64Array.from([1, 2, 3, 4], (x) => x + 1e9));
    expect(mean).toBe(1e9 + 2.5);
    expect(sd).toBeCloseTo(Math.sqrt(5 / 3), 12);
  });

  it('moves with shift and scale as moments do', () => {
    const value = fc.double({ min: -1e3, max: 1e3, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(value, { minLength: 3, maxLength: 60 }),
        fc.double({ min: 0.5, max: 8, noNaN: true }),
        value,
        (sample, a, b) => {
          fc.pre(Math.max(...sample) - Math.min(...sample) > 1e-3);
          const x = moments(Float64Array.from(sample));
          const y = moments(Float64Array.from(sample, (v) => a * v + b));
          expect(y.mean).toBeCloseTo(a * Number(x.mean) + b, 8);
          expect(y.sd).toBeCloseTo(a * Number(x.sd), 8);
          expect(y.skew).toBeCloseTo(Number(x.skew), 5);
          expect(Number(x.kurtosis)).toBeGreaterThanOrEqual(1 + Number(x.skew) ** 2 - 1e-9);
        },
      ),
      { seed: 11, numRuns: 200 },
    );
  });
});
