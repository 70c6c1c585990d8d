import { normalQuantile } from '@ihome/engine';
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
      sdError: expect.closeTo(Math.sqrt(5 / 3) * Math.sqrt(0.64 / 16), 14),
      skewError: expect.closeTo(Math.sqrt(2.08 / 4), 14),
      kurtosisError: expect.closeTo(0.512, 14),
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

  it('has the standard errors of shape that the jackknife finds, and a normal’s where it must', () => {
    const sample = Float64Array.from({ length: 1500 }, (_, i) => normalQuantile((i + 0.5) / 1500));
    const normal = moments(sample);
    expect(Number(normal.skewError) / Math.sqrt(6 / 1500)).toBeCloseTo(1, 1);
    expect(Number(normal.kurtosisError) / Math.sqrt(24 / 1500)).toBeGreaterThan(0.85);
    const skewed = Float64Array.from({ length: 600 }, (_, i) => ((i + 0.5) / 600) ** 3);
    const { skewError, kurtosisError, sdError } = moments(skewed);
    const jackknife = (pick: 'sd' | 'skew' | 'kurtosis'): number => {
      const without = skewed.map((_, left) => Number(moments(skewed.filter((_value, i) => i !== left))[pick]));
      const { sd } = moments(without);
      return (Number(sd) * 599) / Math.sqrt(600);
    };
    expect(Number(sdError) / jackknife('sd')).toBeCloseTo(1, 1);
    expect(Number(skewError) / jackknife('skew')).toBeCloseTo(1, 1);
    expect(Math.abs(Number(kurtosisError) / jackknife('kurtosis') - 1)).toBeLessThan(0.1);
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
