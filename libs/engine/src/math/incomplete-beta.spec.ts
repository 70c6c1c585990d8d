import { betaCdf, betaSurvival } from './incomplete-beta';

/** a, b, x, lower and upper tail: 30-digit integration of the density, equal to R's pbeta to 1e-13. */
const REFERENCE: readonly (readonly [number, number, number, number, number])[] = [
  [2, 3, 0.3, 0.3483, 0.6517],
  [0.5, 0.5, 0.25, 1 / 3, 2 / 3],
  [1.01, 99.99, 0.02, 0.8651858006802711, 0.1348141993197289],
  [99.99, 1.01, 0.995, 0.6106609849144038, 0.389339015085596],
  [50.5, 50.5, 0.45, 0.15744238072540986, 0.8425576192745902],
  [5000.5, 5000.5, 0.497, 0.274246319852236, 0.7257536801477641],
  [9900.99, 100.01, 0.9887, 0.0990565024282346, 0.9009434975717654],
  [1e6, 1e6, 0.4995, 0.07864957758090163, 0.9213504224190984],
  [300, 20, 0.97, 0.9982058610935352, 0.0017941389064648255],
];

describe('incomplete beta function', () => {
  it.each(REFERENCE)('a = %p, b = %p, x = %p', (a, b, x, lower, upper) => {
    expect(Math.abs(betaCdf({ a, b }, x) / lower - 1)).toBeLessThan(1e-12);
    expect(Math.abs(betaSurvival({ a, b }, x) / upper - 1)).toBeLessThan(1e-12);
  });

  it('has its ends and its mirror image', () => {
    const shapes = { a: 3.5, b: 8 };
    expect([0, -1, 1, 2].map((x) => betaCdf(shapes, x))).toEqual([0, 0, 1, 1]);
    expect([0, -1, 1, 2].map((x) => betaSurvival(shapes, x))).toEqual([1, 1, 0, 0]);
    for (const x of [0.01, 0.2, 0.3, 0.31, 0.6, 0.99]) {
      expect(betaCdf(shapes, x)).toBeCloseTo(betaSurvival({ a: 8, b: 3.5 }, 1 - x), 14);
      expect(betaCdf(shapes, x) + betaSurvival(shapes, x)).toBeCloseTo(1, 14);
    }
  });

  it('of a = 1 is 1 − (1 − x)^b, and keeps the digits of a small tail', () => {
    expect(betaSurvival({ a: 1, b: 40 }, 0.5) / 2 ** -40).toBeCloseTo(1, 12);
    expect(betaCdf({ a: 60, b: 1 }, 0.25) / 4 ** -60).toBeCloseTo(1, 12);
  });
});
