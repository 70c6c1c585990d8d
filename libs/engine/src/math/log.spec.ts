import { exp } from './exp';
import { log, log1p } from './log';
import { spread, worstUlp } from './reference/accuracy';
import { ONE, lnFixed } from './reference/fixed-point';

describe('log', () => {
  it.each([
    ['around 1', 0.98, 1.02],
    ['in cells next to 1', 0.995, 1.006],
    ['from 0.5 to 2', 0.5, 2],
    ['for uniforms near 0', 2 ** -33, 1e-6],
    ['for large arguments', 1e5, 1e15],
    ['for the largest', 1e300, 1.7e308],
  ])('is within 0.53 ulp %s', (_, from, to) => {
    expect(worstUlp(log, lnFixed, spread(from, to, 200))).toBeLessThan(0.53);
  });

  it('is within 1 ulp for subnormal arguments', () => {
    expect(worstUlp(log, lnFixed, spread(1e-320, 2e-308, 100))).toBeLessThan(1);
  });

  it('handles the special cases of Math.log', () => {
    for (const x of [0, -0, -1, -Infinity, NaN, Infinity, 1, 5e-324, 2.2250738585072014e-308]) {
      expect(log(x)).toBe(Math.log(x));
    }
    expect(log(1.7976931348623157e308)).toBeCloseTo(709.782712893384, 12);
  });

  it('undoes exp', () => {
    for (const x of spread(-30, 30, 500)) expect(Math.abs(log(exp(x)) - x)).toBeLessThan(4e-16 + Math.abs(x) * 2.3e-16);
  });

  it('never falls as x rises across table cells', () => {
    for (let cell = 0; cell < 256; cell++) {
      const edge = cell < 80 ? 0.6875 + cell / 256 : 1 + (cell - 80) / 256;
      const values = [-3, -2, -1, 0, 1, 2, 3].map((i) => log(edge + i * 2.220446049250313e-16));
      values.forEach((value, i) => expect(value).toBeGreaterThanOrEqual(values[Math.max(i - 1, 0)]!));
    }
  });
});

describe('log1p', () => {
  it.each([
    ['near 0', -1e-3, 1e-3],
    ['very near 0', -1e-9, 1e-9],
    ['in the middle', -0.9, 2],
    ['at large size', 10, 1e10],
  ])('is within 1.1 ulp %s', (_, from, to) => {
    expect(worstUlp(log1p, (x) => lnFixed(x + ONE), spread(from, to, 250))).toBeLessThan(1.1);
  });

  it('handles the special cases of Math.log1p', () => {
    for (const x of [0, -0, -1, -2, NaN, Infinity, 5e-324, -1e-18]) expect(log1p(x)).toBe(Math.log1p(x));
  });
});
