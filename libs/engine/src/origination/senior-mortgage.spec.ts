import fc from 'fast-check';

import { seniorBalanceFactor } from './senior-mortgage';

describe('senior mortgage', () => {
  it('gives the worked example: 6%, 25 years, after ten', () => {
    expect(seniorBalanceFactor({ annualRate: 0.06, termMonths: 300 }, 120)).toBeCloseTo(0.76352, 6);
  });

  it('follows the recursion B(a) = B(a−1)(1 + k) − payment, and ends at 0', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.0001, max: 0.2, noNaN: true }),
        fc.integer({ min: 1, max: 480 }),
        (annualRate, termMonths) => {
          const k = annualRate / 12;
          const payment = k / (1 - Math.pow(1 + k, -termMonths));
          let balance = 1;
          for (let a = 1; a <= termMonths; a++) {
            balance = balance * (1 + k) - payment;
            expect(Math.abs(seniorBalanceFactor({ annualRate, termMonths }, a) - balance)).toBeLessThan(1e-8);
          }
          expect(seniorBalanceFactor({ annualRate, termMonths }, termMonths)).toBe(0);
        },
      ),
      { seed: 7, numRuns: 20 },
    );
  });

  it('without interest falls in a straight line', () => {
    expect(seniorBalanceFactor({ annualRate: 0, termMonths: 200 }, 50)).toBe(0.75);
    expect(seniorBalanceFactor({ annualRate: 0, termMonths: 200 }, 201)).toBe(0);
  });
});
