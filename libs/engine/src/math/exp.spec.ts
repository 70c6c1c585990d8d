import { exp, expm1 } from './exp';
import { spread, worstUlp } from './reference/accuracy';
import { ONE, expFixed } from './reference/fixed-point';

describe('exp', () => {
  it.each([
    ['around 0', -1, 1, 0.52],
    ['in the range of rates and growth', -50, 50, 0.52],
    ['over the normal range', -708, 709.7, 0.52],
    ['where the result is subnormal', -745, -708, 1],
    ['at overflow', 708.9, 709.78, 0.52],
  ])('is within its bound %s', (_, from, to, bound) => {
    expect(worstUlp(exp, expFixed, spread(from, to, 300))).toBeLessThan(bound);
  });

  it('handles the special cases of Math.exp', () => {
    for (const x of [
      NaN,
      Infinity,
      -Infinity,
      0,
      -0,
      1e-320,
      709.782712893384,
      709.7827128933841,
      710,
      1e308,
      -1e308,
    ]) {
      expect(exp(x)).toBe(Math.exp(x));
    }
    expect(exp(-745.1332191019411)).toBe(5e-324);
    expect(exp(-745.14)).toBe(0);
  });

  it('is exact at 0 and rises with x across table cells', () => {
    expect(exp(0)).toBe(1);
    for (const step of [-300, -129, -1, 0, 1, 64, 127, 128, 5000]) {
      const edge = ((step + 0.5) * Math.LN2) / 128;
      const xs = Array.from({ length: 200 }, (_, i) => edge * (1 + (i - 100) * 2.220446049250313e-16));
      const values = xs.sort((a, b) => a - b).map(exp);
      values.forEach((value, i) => expect(value).toBeGreaterThanOrEqual(values[Math.max(i - 1, 0)]!));
    }
  });
});

describe('expm1', () => {
  it.each([
    ['where it would cancel', -0.02, 0.02, 0.75],
    ['at the end of its series', 0.015, 0.0163, 1],
    ['at the negative end of its series', -0.0163, -0.015, 1],
    ['in the middle', -1, 1, 1],
    ['at large size', -39, 700, 1],
    ['very near 0', -1e-9, 1e-9, 0.6],
  ])('is within its bound %s', (_, from, to, bound) => {
    expect(worstUlp(expm1, (x) => expFixed(x) - ONE, spread(from, to, 250))).toBeLessThan(bound);
  });

  it('handles the special cases of Math.expm1', () => {
    for (const x of [NaN, Infinity, -Infinity, 0, -0, 5e-324, -50, 709.9, 1e308]) expect(expm1(x)).toBe(Math.expm1(x));
  });
});
