import fc from 'fast-check';

import { houseVariance } from './house-variance';

describe('house-level variance', () => {
  const base = { linear: 0.0065, quadratic: -0.0001 };

  it('gives the worked example and stays at its peak', () => {
    expect(houseVariance(base, 10)).toBeCloseTo(0.055, 12);
    expect(houseVariance(base, 32.5)).toBeCloseTo(0.105625, 12);
    expect(houseVariance(base, 40)).toBeCloseTo(0.105625, 12);
  });

  it('is the running maximum of A·s + B·s², and not negative', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 0.2, noNaN: true }),
        fc.double({ min: -0.01, max: 0.01, noNaN: true }),
        fc.double({ min: 0, max: 15, noNaN: true }),
        (linear, quadratic, years) => {
          let largest = 0;
          for (let i = 0; i <= 3000; i++) {
            const s = (years * i) / 3000;
            largest = Math.max(largest, linear * s + quadratic * s * s);
          }
          const v = houseVariance({ linear, quadratic }, years);
          expect(v).toBeGreaterThanOrEqual(largest - 1e-12);
          expect(v).toBeLessThanOrEqual(largest + 1e-6);
        },
      ),
      { seed: 7, numRuns: 100 },
    );
  });
});
