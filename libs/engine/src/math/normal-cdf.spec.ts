import { normalCdf, normalPdf } from './normal-cdf';
import { spread } from './reference/accuracy';
import { PI, divide, expFixed, fixed, multiply, normalCdfFixed, sqrtFixed, toNumber } from './reference/fixed-point';

function relativeError(calculated: number, exact: bigint): number {
  return Math.abs(toNumber(divide(fixed(calculated) - exact, exact)));
}

describe('normalCdf', () => {
  it.each([
    ['the centre', -0.7, 0.7],
    ['the middle', -5.7, 5.7],
    ['the lower tail', -37, -5.6],
    ['the upper tail', 5.6, 10],
  ])('has a relative error below 1e-14 in %s', (_, from, to) => {
    const worst = spread(from, to, 150).map((x) => relativeError(normalCdf(x), normalCdfFixed(fixed(x))));
    expect(Math.max(...worst)).toBeLessThan(1e-14);
  });

  it('knows published values and its ends', () => {
    expect(normalCdf(0)).toBe(0.5);
    expect(normalCdf(-1.959963984540054)).toBeCloseTo(0.025, 15);
    expect(normalCdf(1)).toBeCloseTo(0.8413447460685429, 15);
    expect([normalCdf(-Infinity), normalCdf(Infinity), normalCdf(NaN)]).toEqual([0, 1, NaN]);
  });

  it('is complementary and never falls', () => {
    const values = Array.from({ length: 20481 }, (_, i) => normalCdf(i / 1024 - 10));
    const sums = values.map((value, i) => Math.abs(value + values[20480 - i]! - 1));
    expect(Math.max(...sums)).toBeLessThan(3e-16);
    expect(values.findIndex((value, i) => i > 0 && value < values[i - 1]!)).toBe(-1);
  });
});

describe('normalPdf', () => {
  it('has a relative error below 1e-14', () => {
    const density = (x: bigint): bigint => divide(expFixed(-multiply(x, x) / 2n), sqrtFixed(2n * PI));
    const worst = spread(-37, 37, 200).map((x) => relativeError(normalPdf(x), density(fixed(x))));
    expect(Math.max(...worst)).toBeLessThan(1e-14);
    expect([normalPdf(NaN), normalPdf(Infinity)]).toEqual([NaN, 0]);
  });
});
