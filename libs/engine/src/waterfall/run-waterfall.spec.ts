import * as fc from 'fast-check';
import { internalRateOfReturn } from '../path-metrics/internal-rate-of-return';
import { byMonth, runDeal, sum, type Deal } from './deal.fixture';
import type { PrefCompounding } from './preferred-return';

const million = 1_000_000;

describe('published examples: 8% pref, 100% catch-up, 80/20, one year', () => {
  test.each([
    [1_000_000, 1_500_000, 1_400_000, 100_000],
    [1_000_000, 1_200_000, 1_160_000, 40_000],
    [1_000_000, 1_080_000, 1_080_000, 0],
    [1_000_000, 900_000, 900_000, 0],
    [50_000_000, 100_000_000, 90_000_000, 10_000_000],
  ])('%d in, %d out → LP %d, GP %d', (paidIn, out, lp, gp) => {
    const result = runDeal({ calls: { 0: paidIn }, distributions: { 12: out } });
    expect(sum(result.lp)).toBeCloseTo(lp, 6);
    expect(result.totalCarry).toBeCloseTo(gp, 6);
  });

  test('the tiers of the first example', () => {
    const result = runDeal({ calls: { 0: million }, distributions: { 12: 1_500_000 } });
    expect(result.returnOfCapital[12]).toBe(million);
    expect(result.preferredReturn[12]).toBeCloseTo(80_000, 6);
    expect(result.catchUp[12]).toBeCloseTo(20_000, 6);
    expect(result.owedAtEnd).toBe(0);
  });

  test('partial catch-up κ = 0.5: the tier is 53,333.33 long', () => {
    const result = runDeal({ calls: { 0: million }, distributions: { 12: 1_200_000 }, catchUp: 0.5 });
    expect(result.catchUp[12]).toBeCloseTo(160_000 / 3, 6);
    expect(sum(result.lp)).toBeCloseTo(1_160_000, 6);
    expect(result.totalCarry).toBeCloseTo(40_000, 6);
  });

  test('hard hurdle: carry on the excess only', () => {
    // 3m profit, 0.4m pref: 20% of 2.6m. The fund with 1.5m profit and 4m pref pays none.
    const deal = runDeal({ calls: { 0: 5 * million }, distributions: { 12: 8 * million }, catchUp: 0 });
    expect(deal.totalCarry).toBeCloseTo(0.52 * million, 6);
    const fund = runDeal({ calls: { 0: 50 * million }, distributions: { 12: 51.5 * million }, catchUp: 0 });
    expect(fund.totalCarry).toBe(0);
    expect(fund.owedAtEnd).toBeCloseTo(2.5 * million, 6);
  });
});

describe('preferred return', () => {
  const owed = (compounding: PrefCompounding, months: number): number =>
    runDeal({ calls: { 0: 100 }, distributions: {}, lastMonth: months, compounding }).owedAtEnd - 100;

  test.each<[PrefCompounding, number]>([
    ['simple', 16],
    ['annual', 100 * (1.08 ** 2 - 1)],
    ['quarterly', 100 * (1.02 ** 8 - 1)],
    ['monthly', 100 * ((1 + 0.08 / 12) ** 24 - 1)],
    ['continuous', 100 * (Math.exp(0.16) - 1)],
  ])('%s over two years', (compounding, expected) => {
    expect(owed(compounding, 24)).toBeCloseTo(expected, 10);
  });

  test('compounding runs through an intermediate call; simple interest ignores unpaid pref', () => {
    const split = runDeal({ calls: { 0: 100, 7: 50 }, distributions: {}, lastMonth: 24 });
    expect(split.owedAtEnd).toBeCloseTo(100 * 1.08 ** 2 + 50 * 1.08 ** (17 / 12), 10);
    const simple = runDeal({ calls: { 0: 100, 7: 50 }, distributions: {}, lastMonth: 24, compounding: 'simple' });
    expect(simple.owedAtEnd).toBeCloseTo(150 + 16 + 50 * 0.08 * (17 / 12), 10);
  });

  test('annual compounding clears exactly when the LP earns the hurdle', () => {
    const flows = { 0: -100, 9: -40, 20: 60, 33: 50 };
    const dueAt40 = Object.entries(flows).reduce((due, [m, c]) => due - c * 1.08 ** ((40 - Number(m)) / 12), 0);
    const deal = { calls: { 0: 100, 9: 40 }, distributions: { 20: 60, 33: 50, 40: dueAt40 }, lastMonth: 40 };
    expect(runDeal(deal).owedAtEnd).toBeCloseTo(0, 9);
    const lp = new Array<number>(41).fill(0);
    for (const [m, c] of Object.entries(flows)) lp[Number(m)] = c;
    lp[40] = dueAt40;
    const outcome = internalRateOfReturn(lp, 12);
    expect(outcome).toEqual({ status: 'defined', annualRate: expect.closeTo(0.08, 10) });
  });
});

describe('GP commitment', () => {
  test('its part of calls and distributions stays outside the tiers', () => {
    const alone = runDeal({ calls: { 0: 980_000 }, distributions: { 12: 0.98 * 1_500_000 } });
    const together = runDeal({ calls: { 0: million }, distributions: { 12: 1_500_000 }, gpShare: 0.02 });
    expect(together.gpCapital[12]).toBeCloseTo(30_000, 8);
    expect(together.lp[12]).toBeCloseTo(alone.lp[12]!, 8);
    expect(together.totalCarry).toBeCloseTo(alone.totalCarry, 8);
  });
});

const compoundings: PrefCompounding[] = ['simple', 'annual', 'quarterly', 'monthly', 'continuous'];
const flowsArbitrary = fc.array(
  fc.record({ month: fc.integer({ min: 0, max: 60 }), amount: fc.integer({ min: 0, max: 5_000 }) }),
  { maxLength: 12 },
);
const dealArbitrary = fc
  .record({
    calls: flowsArbitrary,
    distributions: flowsArbitrary,
    hurdle: fc.double({ min: 0, max: 0.3, noNaN: true }),
    compounding: fc.constantFrom(...compoundings),
    carry: fc.integer({ min: 0, max: 400 }).map((permille) => permille / 1000),
    catchUp: fc.constantFrom(0, 0.5, 0.8, 1),
    gpShare: fc.constantFrom(0, 0.02, 0.3),
  })
  .map(({ calls, distributions, ...rest }): Deal & { lastMonth: number } => ({
    ...rest,
    lastMonth: 60,
    calls: Object.fromEntries(calls.map((flow) => [flow.month, flow.amount])),
    distributions: Object.fromEntries(distributions.map((flow) => [flow.month, flow.amount])),
  }));

describe('laws over random calls and distributions', () => {
  const options = { seed: 3, numRuns: 400 };

  test('tiers sum to the LP cash, LP + GP = cash, nothing is negative', () => {
    fc.assert(
      fc.property(dealArbitrary, (deal) => {
        const out = runDeal(deal);
        const cash = byMonth(deal.distributions, 61);
        let worst = 0;
        let smallest = 0;
        for (let m = 0; m <= 60; m++) {
          const [k, s, x] = [out.returnOfCapital[m]!, out.preferredReturn[m]!, out.catchUp[m]!];
          const rest = cash[m]! * (1 - deal.gpShare!) - k - s - x;
          worst = Math.max(worst, Math.abs(out.carry[m]! - deal.catchUp! * x - deal.carry! * rest));
          worst = Math.max(worst, Math.abs(out.lp[m]! + out.carry[m]! + out.gpCapital[m]! - cash[m]!));
          smallest = Math.min(smallest, k, s, x, rest, out.lp[m]!, out.carry[m]!);
        }
        expect(worst).toBeLessThan(1e-8);
        expect(smallest).toBeGreaterThan(-1e-9);
      }),
      options,
    );
  });

  test('with full catch-up and enough profit carry is q of the profit', () => {
    fc.assert(
      fc.property(dealArbitrary, (deal) => {
        const paidIn = sum(byMonth(deal.calls, 61)) * (1 - deal.gpShare!);
        const big = { ...deal, catchUp: 1, distributions: { ...deal.distributions, 60: 1e9 } };
        const out = runDeal(big);
        const profit = sum(out.lp) + out.totalCarry - paidIn;
        expect(out.totalCarry).toBeCloseTo(deal.carry! * profit, 3);
        expect(out.owedAtEnd).toBe(0);
      }),
      options,
    );
  });

  test('more proceeds at one date lower nobody’s take', () => {
    const scenario = fc.tuple(dealArbitrary, fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 4_000 }));
    fc.assert(
      fc.property(scenario, ([deal, month, extra]) => {
        const before = runDeal(deal);
        const raised = { ...deal.distributions, [month]: (deal.distributions[month] ?? 0) + extra };
        const after = runDeal({ ...deal, distributions: raised });
        const slack = 1e-6;
        // The LP's total cannot fall; the GP's cannot fall below what it had where capital is already returned.
        expect(sum(after.lp)).toBeGreaterThanOrEqual(sum(before.lp) - slack);
        expect(after.totalCarry + sum(after.gpCapital)).toBeGreaterThanOrEqual(
          before.totalCarry + sum(before.gpCapital) - slack,
        );
      }),
      options,
    );
  });

  test('scaling flows by k scales every amount by k', () => {
    fc.assert(
      fc.property(dealArbitrary, (deal) => {
        const scale = (flows: Readonly<Record<number, number>>): Record<number, number> =>
          Object.fromEntries(Object.entries(flows).map(([month, amount]) => [month, amount * 8]));
        const before = runDeal(deal);
        const after = runDeal({ ...deal, calls: scale(deal.calls), distributions: scale(deal.distributions) });
        expect(after.totalCarry).toBe(before.totalCarry * 8);
        expect(after.owedAtEnd).toBe(before.owedAtEnd * 8);
      }),
      options,
    );
  });
});
