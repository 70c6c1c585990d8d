import { correlation } from './correlation';
import { sharpeRatio, sortinoRatio } from './ratios';

/** empyrical's mixed returns, in per cent; its ratios are annualised by √252. */
const MIXED = Float64Array.of(1, 10, -4, 2, 3, 2, 1, -10).map((x) => x / 100);

describe('ratios', () => {
  it('are those of empyrical', () => {
    expect(Number(sharpeRatio(MIXED, 0)) * Math.sqrt(252)).toBeCloseTo(1.723861396171, 11);
    expect(Number(sortinoRatio(MIXED, 0)) * Math.sqrt(252)).toBeCloseTo(2.605531251674, 11);
  });

  it('are undefined without dispersion or shortfall', () => {
    const flat = Float64Array.of(0.1, 0.1);
    expect(sharpeRatio(flat, 0)).toEqual({ status: 'undefined', reason: 'all paths have the same value' });
    expect(sortinoRatio(flat, 0)).toEqual({
      status: 'undefined',
      reason: 'no path is below the minimum acceptable return',
    });
    expect(sharpeRatio(new Float64Array(0), 0)).toMatchObject({ status: 'undefined' });
  });
});

describe('correlation', () => {
  it('knows a small sample, and ±1 for linear ones', () => {
    const a = Float64Array.of(1, 2, 3);
    expect(correlation(a, Float64Array.of(2, 4, 7))).toBeCloseTo(0.9933992677987828, 14);
    expect(
      correlation(
        a,
        a.map((x) => 5 - 2 * x),
      ),
    ).toBeCloseTo(-1, 15);
    expect(correlation(a, Float64Array.of(1, 1, 1))).toMatchObject({ status: 'undefined' });
    expect(correlation(a.subarray(0, 1), a.subarray(0, 1))).toMatchObject({ status: 'undefined' });
    expect(() => correlation(a, a.subarray(0, 2))).toThrow(RangeError);
  });
});
