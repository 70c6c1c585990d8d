import * as fc from 'fast-check';
import { runDeal, sum, type Deal } from './deal.fixture';
import { europeanDeal } from './random-deal.fixture';

const OUT: Deal = { calls: { 0: 1_000_000 }, distributions: { 12: 1_500_000 } };

describe('a second hurdle of 15% with 30% above it, on 1,000,000 for a year', () => {
  test('1,500,000 out: the split before the hurdle runs until the LP has 1,150,000', () => {
    const result = runDeal({ ...OUT, extraTiers: [{ hurdle: 0.15, carry: 0.3 }] });
    // 1,080,000 and the catch-up of 20,000; then 87,500 at 80/20 give the LP the missing 70,000; 312,500 at 70/30.
    expect(result.totalCarry).toBeCloseTo(20_000 + 17_500 + 93_750, 6);
    expect(sum(result.lp)).toBeCloseTo(1_150_000 + 0.7 * 312_500, 6);
  });

  test('one currency unit below and above the hurdle', () => {
    const gp = (out: number): number =>
      runDeal({ ...OUT, distributions: { 12: out }, extraTiers: [{ hurdle: 0.15, carry: 0.3 }] }).totalCarry;
    const opens = 1_100_000 + 87_500;
    expect(gp(opens) - gp(opens - 1)).toBeCloseTo(0.2, 8);
    expect(gp(opens + 1) - gp(opens)).toBeCloseTo(0.3, 8);
  });

  test('three hurdles, two distributions: each balance grows at its own rate on what the LP received', () => {
    const extraTiers = [
      { hurdle: 0.1, carry: 0.3 },
      { hurdle: 0.2, carry: 0.4 },
    ];
    const calls = { 0: 100 };
    const result = runDeal({ calls, distributions: { 12: 60, 24: 200 }, lastMonth: 24, catchUp: 0, extraTiers });
    const owed = (rate: number): number => (100 * (1 + rate) - 60) * (1 + rate);
    const toFirst = 200 - owed(0.08);
    const secondOpens = (owed(0.1) - owed(0.08)) / 0.8;
    const thirdOpens = (owed(0.2) - owed(0.1)) / 0.7;
    const carry = 0.2 * secondOpens + 0.3 * thirdOpens + 0.4 * (toFirst - secondOpens - thirdOpens);
    expect(result.totalCarry).toBeCloseTo(carry, 9);
  });
});

describe('laws', () => {
  const options = { seed: 11, numRuns: 300 };

  test('tiers at the carry itself, or at a hurdle never reached, change nothing', () => {
    fc.assert(
      fc.property(europeanDeal, ({ distributions: { 0: _first, ...distributions }, ...rest }) => {
        const deal = { ...rest, calls: { ...rest.calls, 0: 1000 }, distributions };
        const plain = runDeal({ ...deal, extraTiers: [] });
        const same = runDeal({ ...deal, extraTiers: [{ hurdle: 0.31, carry: deal.carry! }] });
        const far = runDeal({ ...deal, extraTiers: [{ hurdle: 1e9, carry: 0.9 }] });
        const big = sum(plain.distributions) + 1;
        for (const other of [same, far]) {
          expect(Math.abs(other.totalCarry - plain.totalCarry) / big).toBeLessThan(1e-12);
          expect(other.owedAtEnd).toBe(plain.owedAtEnd);
        }
      }),
      options,
    );
  });

  test('a higher rate above a hurdle never lowers the carry, and takes nothing of capital and preferred return', () => {
    fc.assert(
      fc.property(europeanDeal, (deal) => {
        const plain = runDeal({ ...deal, extraTiers: [] });
        const dearer = runDeal({ ...deal, extraTiers: [{ hurdle: 0.35, carry: 0.9 }] });
        expect(dearer.totalCarry).toBeGreaterThanOrEqual(plain.totalCarry - 1e-9 * sum(plain.distributions));
        expect(dearer.owedAtEnd).toBe(plain.owedAtEnd);
      }),
      options,
    );
  });
});
