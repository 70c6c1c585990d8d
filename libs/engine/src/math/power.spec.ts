import fc from 'fast-check';
import { pow, powInt } from './power';
import { spread, worstUlp } from './reference/accuracy';
import { expFixed, fixed, lnFixed, multiply } from './reference/fixed-point';

describe('pow', () => {
  it.each([
    ['annual growth', 1.08, -20, 40, 1],
    ['a month', 1.005, 0, 360, 1],
    ['decay', 0.3, -10, 10, 1],
    ['a base next to 1', 1.0000001, -1e6, 1e6, 1],
    ['the whole range', 3, -640, 640, 3],
  ])('is within its bound: %s', (_, base, from, to, bound) => {
    const exact = (y: bigint): bigint => expFixed(multiply(y, lnFixed(fixed(base))));
    expect(worstUlp((y) => pow(base, y), exact, spread(from, to, 200))).toBeLessThan(bound);
  });

  it('is within 1 ulp over bases', () => {
    const exact = (x: bigint): bigint => expFixed(multiply(fixed(1 / 12), lnFixed(x)));
    expect(worstUlp((x) => pow(x, 1 / 12), exact, spread(0.01, 4, 300))).toBeLessThan(1);
  });

  it('handles the special cases of Math.pow', () => {
    const values = [0, -0, 1, -1, 2, -2, 3, -3, 0.5, -0.5, 1e300, -1e300, 5e-324, Infinity, -Infinity, NaN];
    for (const x of values) {
      for (const y of values) {
        const [calculated, expected] = [pow(x, y), Math.pow(x, y)];
        if (!Object.is(calculated, expected)) expect(calculated / expected).toBeCloseTo(1, 14);
      }
    }
  });
});

describe('powInt', () => {
  it('multiplies', () => {
    expect(powInt(1.5, 4)).toBe(5.0625);
    expect(powInt(1.08, 10)).toBeCloseTo(2.1589249972727867, 14);
    expect(powInt(2, 30)).toBe(2 ** 30);
    expect(powInt(2, -3)).toBe(0.125);
    expect(powInt(0, 0)).toBe(1);
    expect(powInt(-3, 3)).toBe(-27);
  });

  it('agrees with pow to |n|·2^−53', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.5, max: 1.5, noNaN: true }),
        fc.integer({ min: -360, max: 360 }),
        (x, n) => Math.abs(powInt(x, n) / pow(x, n) - 1) <= (Math.abs(n) + 4) * 2 ** -53,
      ),
      { seed: 3, numRuns: 2000 },
    );
  });
});
