import * as fc from 'fast-check';
import { runDeal, sum, type Deal } from './deal.fixture';
import { americanDeal, LAST } from './random-deal.fixture';

const FULL = { interim: false, taxRate: 0 };

describe('what a call is attached to', () => {
  test('advances in order, the rest fees: fees count when paid, advances when realised', () => {
    const path = runDeal({
      calls: { 0: 100 },
      distributions: { 1: 1, 12: 1, 24: 1 },
      lastMonth: 24,
      hurdle: 0,
      purchases: [
        { month: 0, advance: 60, cashMonth: 12 },
        { month: 0, advance: 30, cashMonth: 24 },
      ],
    });
    expect([1, 12, 24].map((m) => path.unreturnedCapital[m])).toEqual([9, 68, 97]);
  });

  test('a call that does not reach pays the first advances; what cash of the fund bought has no contribution', () => {
    const path = runDeal({
      calls: { 0: 70 },
      distributions: { 12: 1, 24: 1 },
      lastMonth: 24,
      hurdle: 0,
      purchases: [
        { month: 0, advance: 60, cashMonth: 24 },
        { month: 0, advance: 30, cashMonth: 12 },
      ],
    });
    expect([12, 24].map((m) => path.unreturnedCapital[m])).toEqual([9, 68]);
  });

  test('a recycled position has none: the call of its month paid fees', () => {
    const purchases = [{ month: 6, advance: 40, cashMonth: 18, recycled: true as const }];
    const path = runDeal({ calls: { 6: 10 }, distributions: { 12: 1 }, lastMonth: 18, hurdle: 0, purchases });
    expect(path.unreturnedCapital[12]).toBe(9);
  });

  test('cash still unspent is attached when it is spent, oldest call first, with its preferred return since the call', () => {
    const path = runDeal({
      calls: { 0: 100, 6: 100 },
      spent: { 3: 40, 9: 80 },
      distributions: { 12: 1, 24: 1 },
      lastMonth: 24,
      purchases: [
        { month: 3, advance: 40, cashMonth: 12 },
        { month: 9, advance: 80, cashMonth: 24 },
      ],
    });
    // Realised in month 12: 40 of the first call. In month 24: 60 of the first and 20 of the second, and the 80 never spent.
    const first = 40 * 1.08 - 1;
    expect(path.unreturnedCapital[12]! + path.accruedPref[12]!).toBeCloseTo(first, 10);
    const second = first * 1.08 + 60 * 1.08 ** 2 + 100 * 1.08 ** 1.5;
    expect(path.unreturnedCapital[24]! + path.accruedPref[24]!).toBeCloseTo(second - 1, 10);
  });
});

describe('deal by deal', () => {
  /** Two deals of 100: the first doubles in a year, the second is sold in the second year. */
  const two = (second: number): Deal => ({
    calls: { 0: 200 },
    distributions: { 12: 200, 24: second },
    lastMonth: 24,
    purchases: [
      { month: 0, advance: 100, cashMonth: 12 },
      { month: 0, advance: 100, cashMonth: 24 },
    ],
  });

  test('carry comes with the first deal, where the European GP waits', () => {
    const path = runDeal(two(150));
    expect(path.carry[12]).toBeCloseTo(20, 10);
    const { purchases: _purchases, ...european } = two(150);
    expect(runDeal(european).carry[12]).toBe(0);
  });

  test('a loss on the second deal comes back when the fund as a whole does not clear', () => {
    const path = runDeal({ ...two(20), clawback: FULL });
    expect(path.totalCarry).toBeCloseTo(20, 10);
    // The LP has had 180 of 216 after a year and 20 of 38.88 after two; entitled the GP would be to 2.72.
    expect(path.totalClawback).toBeCloseTo(18.88, 10);
    expect(path.owedAtEnd).toBe(0);
  });

  test('a loss on the first deal is carried forward: the second pays for it first', () => {
    const path = runDeal({ ...two(250), distributions: { 12: 50, 24: 250 } });
    // K 50 and S 8 from the first, a year on; 100 and two years of 8% from the second.
    expect(path.totalCarry).toBeCloseTo(0.2 * (300 - 200), 9);
    const { purchases: _purchases, ...european } = { ...two(250), distributions: { 12: 50, 24: 250 } };
    expect(path.totalCarry).toBeCloseTo(runDeal(european).totalCarry, 9);
  });
});

describe('laws', () => {
  const options = { seed: 7, numRuns: 400 };
  const withoutPurchases = ({ purchases: _purchases, ...deal }: Deal): Deal => deal;

  test('after a clawback with tax 0 no more carry than European on the same calls and cash', () => {
    fc.assert(
      fc.property(americanDeal, (deal) => {
        const american = runDeal({ ...deal, clawback: FULL });
        const european = runDeal(withoutPurchases(deal));
        const scale = sum(american.distributions) + 1;
        const kept = american.totalCarry - american.totalClawback;
        expect((kept - european.totalCarry) / scale).toBeLessThan(1e-9);
      }),
      options,
    );
  });

  test('one deal: equal', () => {
    const single = fc.record({
      amount: fc.integer({ min: 1, max: 5000 }),
      month: fc.integer({ min: 0, max: 30 }),
      life: fc.integer({ min: 1, max: 30 }),
      out: fc.integer({ min: 0, max: 20_000 }),
    });
    fc.assert(
      fc.property(americanDeal, single, (terms, { amount, month, life, out }) => {
        const flows = { calls: { [month]: amount }, distributions: { [month + life]: out }, lastMonth: LAST };
        const purchases = [{ month, advance: amount, cashMonth: month + life }];
        const american = runDeal({ ...terms, ...flows, purchases });
        const european = runDeal(withoutPurchases({ ...terms, ...flows }));
        expect(american.totalCarry).toBeCloseTo(european.totalCarry, 7);
        expect(american.owedAtEnd).toBeCloseTo(european.owedAtEnd, 7);
      }),
      options,
    );
  });

  test('positions all realised at once, or bought before any cash, are the whole fund', () => {
    fc.assert(
      fc.property(americanDeal, (deal) => {
        const atOnce = { ...deal, purchases: [] };
        const european = withoutPurchases(deal);
        const [one, other] = [runDeal(atOnce), runDeal(european)];
        expect(one.totalCarry).toBeCloseTo(other.totalCarry, 6);
        expect(Array.from(one.lp)).toEqual(Array.from(other.lp, (cash) => expect.closeTo(cash, 6)));
      }),
      options,
    );
  });

  test('at the end every contribution is attached', () => {
    fc.assert(
      fc.property(americanDeal, (deal) => {
        const { attached, calls } = runDeal(deal);
        const total = attached.amount.slice(0, attached.count).reduce((a, b) => a + b, 0);
        expect(total).toBeCloseTo(sum(calls), 6);
        let listed = 0;
        for (let m = 0; m <= LAST; m++) {
          for (let i = attached.first[m]!; i >= 0; i = attached.next[i]!) {
            expect(attached.callMonth[i]).toBeLessThanOrEqual(m);
            listed++;
          }
        }
        expect(listed).toBe(attached.count);
      }),
      options,
    );
  });
});
