import * as fc from 'fast-check';
import { runDeal, sum, type Deal } from './deal.fixture';
import { americanDeal, europeanDeal, LAST } from './random-deal.fixture';
import type { WaterfallPath } from './waterfall-path';

const FINAL = { interim: false, taxRate: 0 };
const INTERIM = { interim: true, taxRate: 0 };

/** 100 doubles in a year and pays 20 of carry; then 100 more are called, of which half comes back. */
const OVERPAID: Deal = { calls: { 0: 100, 24: 100 }, distributions: { 12: 200, 36: 50 }, lastMonth: 36 };

describe('European', () => {
  test('carry, then a loss: the LP is owed 58 on the whole fund, and the GP gives back all of its 20', () => {
    const result = runDeal({ ...OVERPAID, clawback: FINAL });
    expect(result.totalCarry).toBeCloseTo(20, 10);
    expect(result.unreturnedCapital[36]).toBeCloseTo(50, 10);
    expect(result.accruedPref[36]).toBeCloseTo(8, 10);
    expect(result.clawback[36]).toBeCloseTo(20, 10);
    expect(result.owedAtEnd).toBeCloseTo(38, 10);
    expect(sum(result.lpCash)).toBeCloseTo(250, 10);
    expect(sum(result.carryCash)).toBeCloseTo(0, 10);
  });

  test.each([
    [0.35, 0, 13],
    [0.35, 1, 20],
    [0.35, 0.5, 10 + 0.65 * 10],
    [0.6, 0, 8],
  ])('tax %d and escrow %d: %d is within reach', (taxRate, escrow, amount) => {
    const result = runDeal({ ...OVERPAID, escrow, clawback: { interim: false, taxRate } });
    expect(result.totalClawback).toBeCloseTo(amount, 10);
    expect(sum(result.carryCash)).toBeCloseTo(20 - amount, 10);
  });

  test('what the LP is owed is the most it takes', () => {
    const result = runDeal({ ...OVERPAID, distributions: { 12: 200, 36: 98 }, clawback: FINAL });
    expect(result.totalClawback).toBeCloseTo(10, 10);
    expect(result.owedAtEnd).toBe(0);
  });

  test('without the provision nothing comes back', () => {
    const result = runDeal({ ...OVERPAID, clawback: null });
    expect(result.totalClawback).toBe(0);
    expect(result.owedAtEnd).toBeCloseTo(58, 10);
  });
});

describe('interim', () => {
  test('tested each December, and earned again: net carry is q of the profit in the end', () => {
    const deal = { ...OVERPAID, distributions: { 12: 200, 36: 300 }, lastMonth: 36 };
    const result = runDeal({ ...deal, clawback: INTERIM });
    // December after the call of month 24 is month 35.
    expect(result.clawback[35]).toBeCloseTo(20, 10);
    expect(result.totalClawback).toBeCloseTo(20, 10);
    expect(result.totalCarry - result.totalClawback).toBeCloseTo(0.2 * 300, 9);
  });

  test('taxes once paid stay out of reach of the next test', () => {
    const deal = { ...OVERPAID, distributions: { 12: 200 }, lastMonth: 60 };
    const result = runDeal({ ...deal, clawback: { interim: true, taxRate: 0.35 } });
    expect(Array.from(result.clawback).filter((amount) => amount > 0)).toEqual([expect.closeTo(13, 10)]);
  });
});

describe('published: deal by deal with a hard hurdle', () => {
  // 5m earn 3m in a year: 0.4m pref, 0.52m carry. The other 45m come back as 43.5m a year later.
  const fund: Deal = {
    calls: { 0: 50e6 },
    distributions: { 12: 8e6, 24: 43.5e6 },
    lastMonth: 24,
    catchUp: 0,
    compounding: 'simple',
    purchases: [
      { month: 0, advance: 5e6, cashMonth: 12 },
      { month: 0, advance: 45e6, cashMonth: 24 },
    ],
  };

  test('the first deal pays 0.52m, the fund as a whole none: exposure 0.52m', () => {
    const result = runDeal({ ...fund, clawback: FINAL });
    expect(result.carry[12]).toBeCloseTo(0.52e6, 4);
    expect(result.totalCarry).toBeCloseTo(0.52e6, 4);
    expect(result.totalClawback).toBeCloseTo(0.52e6, 4);
  });

  test('the losses of the second stay in the balance: 1.5m of capital and 7.2m of preferred return', () => {
    const result = runDeal(fund);
    expect(result.unreturnedCapital[24]).toBeCloseTo(1.5e6, 4);
    expect(result.accruedPref[24]).toBeCloseTo(7.2e6, 4);
    // On the whole fund the LP has had 7.48m and 43.5m: 42.52m run for the second year.
    expect(result.owedAtEnd).toBeCloseTo(50e6 + 4e6 + 0.08 * 42.52e6 - 7.48e6 - 43.5e6, 4);
  });
});

const net = (path: WaterfallPath): number => path.totalCarry - path.totalClawback;
const clawback = fc.record({ interim: fc.boolean(), taxRate: fc.constantFrom(0, 0.35, 0.6) });

describe('laws over random deals, European and American', () => {
  const options = { seed: 5, numRuns: 300 };
  const deals = fc.oneof(europeanDeal, americanDeal);

  test('LP and GP receive the cash distributed, the escrow empties, no more comes back than was paid', () => {
    fc.assert(
      fc.property(deals, clawback, (deal, terms) => {
        const path = runDeal({ ...deal, clawback: terms });
        const cash = sum(path.distributions);
        expect(sum(path.lpCash) + sum(path.carryCash) + sum(path.gpCapital)).toBeCloseTo(cash, 6);
        expect(path.totalClawback).toBeGreaterThanOrEqual(0);
        expect(path.totalClawback).toBeLessThanOrEqual(path.totalCarry * (1 + 1e-12));
        expect(path.account.escrow).toBeGreaterThanOrEqual(0);
        expect(sum(path.carryCash)).toBeCloseTo(net(path), 6);
      }),
      options,
    );
  });

  test('no European carry is ever taken where no capital is called after it', () => {
    fc.assert(
      fc.property(europeanDeal, clawback, (deal, terms) => {
        const calls = { 0: sum(runDeal(deal).calls) };
        expect(runDeal({ ...deal, calls, clawback: terms }).totalClawback).toBe(0);
      }),
      options,
    );
  });

  test('with full catch-up and enough profit carry less clawback is q of the profit, interim tests or not', () => {
    fc.assert(
      fc.property(deals, clawback, (deal, terms) => {
        const distributions = { ...deal.distributions, [LAST]: 1e9 };
        const path = runDeal({ ...deal, distributions, catchUp: 1, extraTiers: [], clawback: terms });
        const profit = sum(path.lpCash) + net(path) - sum(path.calls) * (1 - deal.gpShare!);
        expect(net(path) / (deal.carry! * profit + 1)).toBeCloseTo(
          (deal.carry! * profit) / (deal.carry! * profit + 1),
          9,
        );
        expect(path.owedAtEnd).toBe(0);
      }),
      options,
    );
  });

  test('a tax never raises what comes back, and a later test never finds less than the final one alone', () => {
    fc.assert(
      fc.property(deals, (deal) => {
        const at = (taxRate: number): number =>
          runDeal({ ...deal, clawback: { interim: false, taxRate } }).totalClawback;
        expect(at(0.35)).toBeLessThanOrEqual(at(0) + 1e-9);
        expect(at(0.6)).toBeLessThanOrEqual(at(0.35) + 1e-9);
      }),
      options,
    );
  });

  test('more proceeds in the final month lower nobody’s take', () => {
    fc.assert(
      fc.property(deals, clawback, fc.integer({ min: 1, max: 5_000 }), (deal, terms, extra) => {
        const last = deal.distributions[LAST] ?? 0;
        const before = runDeal({ ...deal, clawback: terms });
        const after = runDeal({
          ...deal,
          clawback: terms,
          distributions: { ...deal.distributions, [LAST]: last + extra },
        });
        expect(sum(after.lpCash)).toBeGreaterThanOrEqual(sum(before.lpCash) - 1e-6);
        expect(net(after)).toBeGreaterThanOrEqual(net(before) - 1e-6);
      }),
      options,
    );
  });
});
