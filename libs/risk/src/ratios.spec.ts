import { calmarRatio, omegaRatio, sharpeRatio, sortinoRatio } from './ratios';

/** empyrical's mixed returns, in per cent; its ratios are annualised by √252. */
const MIXED = Float64Array.of(1, 10, -4, 2, 3, 2, 1, -10).map((x) => x / 100);

describe('ratios', () => {
  it('have an Omega of 1 at their mean, and a Calmar that is the ratio of the means', () => {
    const mean = MIXED.reduce((sum, x) => sum + x, 0) / MIXED.length;
    expect(omegaRatio(MIXED, mean)).toBeCloseTo(1, 13);
    expect(calmarRatio(Float64Array.of(0.1, 0.2), Float64Array.of(0, 0.5))).toBeCloseTo(0.6, 14);
  });

  it('are those of empyrical', () => {
    expect(Number(sharpeRatio(MIXED, 0)) * Math.sqrt(252)).toBeCloseTo(1.723861396171, 11);
    expect(Number(sortinoRatio(MIXED, 0)) * Math.sqrt(252)).toBeCloseTo(2.605531251674, 11);
    expect(omegaRatio(MIXED, 11 ** (1 / 252) - 1)).toBeCloseTo(0.83354263497557934, 12);
    expect(omegaRatio(MIXED, 0)).toBeCloseTo(19 / 14, 14);
  });

  it('are undefined without dispersion or shortfall', () => {
    const flat = Float64Array.of(0.1, 0.1);
    expect(sharpeRatio(flat, 0)).toEqual({ status: 'undefined', reason: 'all paths have the same value' });
    expect(sortinoRatio(flat, 0)).toEqual({
      status: 'undefined',
      reason: 'no path is below the minimum acceptable return',
    });
    expect(sharpeRatio(new Float64Array(0), 0)).toMatchObject({ status: 'undefined' });
    expect(omegaRatio(flat, 0)).toMatchObject({ reason: 'no path is below the minimum acceptable return' });
    expect(calmarRatio(flat, Float64Array.of(0, 0))).toMatchObject({ reason: 'no path has a drawdown' });
    expect(() => calmarRatio(flat, flat.subarray(1))).toThrow(RangeError);
  });
});
