import { normalCdf, normalPdf } from './normal-cdf';
import { normalQuantile } from './normal-quantile';
import { spread } from './reference/accuracy';
import { fixed, normalCdfFixed, toNumber } from './reference/fixed-point';
import { wichuraQuantile } from './wichura-quantile';

/** Relative error of a quantile (absolute at 1/2), from the exact distribution function at it. */
function relativeError(x: number, u: number): number {
  const error = toNumber(normalCdfFixed(fixed(x)) - fixed(u)) / normalPdf(x);
  return Math.abs(u === 0.5 ? error : error / x);
}

describe.each([
  ['normalQuantile', normalQuantile],
  ['wichuraQuantile', wichuraQuantile],
])('%s', (_, quantile) => {
  it.each([
    ['the centre', 0.3, 0.7],
    ['beside one half', 0.4999, 0.5001],
    ['the lower half', 0.002, 0.5],
    ['where the table ends', 0.0009, 0.0011],
    ['the upper half', 0.5, 0.999],
    ['the far tail', 1e-12, 1e-9],
  ])('has a relative error below 5e-15 in %s', (__, from, to) => {
    const us = spread(from, to, 150);
    expect(Math.max(...us.map((u) => relativeError(quantile(u), u)))).toBeLessThan(5e-15);
  });

  it('reaches the smallest probabilities', () => {
    for (const u of [2 ** -33, 1e-20, 1e-100, 1e-300]) expect(relativeError(quantile(u), u)).toBeLessThan(5e-15);
  });

  it('knows published values and its ends', () => {
    expect(quantile(0.975)).toBeCloseTo(1.959963984540054, 14);
    expect(quantile(0.95)).toBeCloseTo(1.6448536269514722, 14);
    expect(quantile(0.99)).toBeCloseTo(2.3263478740408408, 14);
    expect([quantile(0), quantile(0.5), quantile(1)]).toEqual([-Infinity, 0, Infinity]);
    expect([quantile(-0.1), quantile(1.1), quantile(NaN)]).toEqual([NaN, NaN, NaN]);
  });
});

describe('normalQuantile on the grid of 32-bit words', () => {
  const at = (word: number): number => normalQuantile((word + 0.5) * 2 ** -32);

  it('rises strictly, across every cell edge too', () => {
    for (let binade = 0; binade < 10; binade++) {
      for (let cell = 0; cell < 32; cell++) {
        const edge = 2 ** (22 + binade - 1) * (1 + cell / 32);
        for (const middle of [edge, 2 ** 32 - edge]) {
          for (let i = -4; i < 4; i++) expect(at(middle + i + 1)).toBeGreaterThan(at(middle + i));
        }
      }
    }
    for (const word of [0, 1, 2, 1000, 2 ** 31 - 1]) expect(at(word + 1)).toBeGreaterThan(at(word));
  });

  it('is antisymmetric', () => {
    for (const u of spread(0, 2 ** 32, 5000)) {
      const word = Math.floor(u);
      expect(at(word)).toBe(-at(2 ** 32 - 1 - word));
    }
  });

  it('comes back from normalCdf', () => {
    for (const x of spread(-6, 6, 2000)) {
      const slack = 4e-16 / normalPdf(x) + 1e-14 * Math.abs(x);
      expect(Math.abs(normalQuantile(normalCdf(x)) - x)).toBeLessThan(slack);
    }
  });
});
