/** For specs: random flows and terms of a waterfall. Amounts are whole, months 0..60. */
import * as fc from 'fast-check';
import type { Deal, Flows, Purchase } from './deal.fixture';

/** Last month of a random deal. */
export const LAST = 60;

const flow = fc.record({ month: fc.integer({ min: 0, max: LAST }), amount: fc.integer({ min: 1, max: 5_000 }) });
const flows = fc
  .array(flow, { maxLength: 10 })
  .map((list): Flows => Object.fromEntries(list.map(({ month, amount }) => [month, amount])));
const tiers = fc
  .array(fc.record({ step: fc.integer({ min: 1, max: 90 }), carry: fc.integer({ min: 0, max: 900 }) }), {
    maxLength: 3,
  })
  .map((list) => {
    let hurdle = 0.3;
    return list.map(({ step, carry }) => ({ hurdle: (hurdle += step / 1000), carry: carry / 1000 }));
  });

/** Purchases out of calls: each call buys a part of itself, sold later; what it does not buy is fees. */
function purchasesOf(calls: Flows, dice: readonly number[]): Purchase[] {
  return Object.entries(calls).map(([month, amount], i) => {
    const [part = 0, life = 0] = [dice[2 * i], dice[2 * i + 1]];
    const bought = Number(month);
    return {
      month: bought,
      advance: Math.round(amount * part),
      cashMonth: Math.min(bought + Math.ceil(life * 48), LAST),
    };
  });
}

/** A European deal of random flows: hurdle up to 30%, every compounding, extra tiers, escrow. */
export const europeanDeal: fc.Arbitrary<Deal> = fc.record({
  lastMonth: fc.constant(LAST),
  calls: flows,
  distributions: flows,
  hurdle: fc.integer({ min: 0, max: 300 }).map((permille) => permille / 1000),
  compounding: fc.constantFrom(
    'simple' as const,
    'annual' as const,
    'quarterly' as const,
    'monthly' as const,
    'continuous' as const,
  ),
  carry: fc.integer({ min: 0, max: 400 }).map((permille) => permille / 1000),
  catchUp: fc.constantFrom(0, 0.5, 0.8, 1),
  gpShare: fc.constantFrom(0, 0.02, 0.3),
  extraTiers: tiers,
  escrow: fc.constantFrom(0, 0.3, 1),
});

/** The same deal by deal. */
export const americanDeal: fc.Arbitrary<Deal> = fc
  .tuple(europeanDeal, fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 20, maxLength: 20 }))
  .map(([deal, dice]) => ({ ...deal, purchases: purchasesOf(deal.calls, dice) }));
