import fc from 'fast-check';

import { standardErrorsFrom } from '../math/sample-mean.fixture';
import type { PathState } from '../path-state';
import { createMarketPath } from '../price-path/market-path';
import { resolvePortfolio } from '../resolve/resolve-portfolio';
import { acceptCandidate } from './accept-candidate';
import { beginPath } from './begin-path';
import { createPathState } from './create-path-state';
import { paidIfExitedNow } from './paid-if-exited-now';
import { baseWith, buyPortfolio, calmWith, type ConfigOverrides } from './portfolio.fixture';
import { CAUSE_DEFAULT, CAUSE_FUND_END } from '../exit/exit-cause';
import { drawCandidate } from '../origination/draw-candidate';

function bought(overrides: ConfigOverrides = {}, path = 3): PathState {
  const state = createPathState(resolvePortfolio(baseWith(overrides)));
  buyPortfolio(state, { path, loansPerMonth: 8, months: 24 });
  return state;
}

const contracts = fc.record({
  appreciation_share_method: fc.constantFrom(
    'pro_rata_ltv' as const,
    'fixed_rate' as const,
    'tiered' as const,
    'share_of_value' as const,
  ),
  interest_compounding: fc.constantFrom('simple' as const, 'annual' as const, 'monthly' as const),
  depreciation_share: fc.double({ min: 0, max: 1, noNaN: true }),
  property_value_discount_rate: fc.double({ min: 0, max: 0.3, noNaN: true }),
  return_cap_annual: fc.oneof(fc.constant(null), fc.double({ min: 0, max: 0.2, noNaN: true })),
  minimum_multiple: fc.oneof(fc.constant(null), fc.double({ min: 0, max: 1.5, noNaN: true })),
  risk_pricing_ltv_slope: fc.constantFrom(0, 0.1),
  non_recourse: fc.boolean(),
  maintenance_shortfall_probability: fc.constantFrom(0, 0.5, 1),
});

describe('cash of a position', () => {
  it('is at least 0, at most its claim, and arrives between exit and horizon', () => {
    fc.assert(
      fc.property(contracts, fc.nat(1000), (contract, path) => {
        const { positions, market } = bought({ contract }, path);
        for (let i = 0; i < positions.count; i++) {
          expect(positions.claim[i]).toBeGreaterThanOrEqual(0);
          expect(positions.paid[i]).toBeGreaterThanOrEqual(0);
          expect(positions.paid[i]).toBeLessThanOrEqual(positions.claim[i]!);
          const lag = positions.cause[i] === CAUSE_DEFAULT ? 12 : 0;
          expect(positions.cashMonth[i]).toBe(Math.min(positions.exitMonth[i]! + lag, market.horizonMonths));
        }
      }),
      { seed: 7, numRuns: 12 },
    );
  });

  it('never falls when the home is worth more', () => {
    const exit = {
      appreciation_sale_multiplier: 0,
      ltv_default_multiplier: 0,
      recession_default_multiplier: 1,
      cap_proximity_multiplier: 0,
    };
    fc.assert(
      fc.property(contracts, (contract) => {
        const growth = (rate: number): PathState =>
          bought({
            contract: { ...contract, maintenance_shortfall_probability: 0.3 },
            exit,
            price_path: { appreciation_rates: { green: rate, orange: rate, red: rate } },
          });
        const poor = growth(0.01).positions;
        const rich = growth(0.06).positions;
        expect(rich.exitMonth.subarray(0, rich.count)).toEqual(poor.exitMonth.subarray(0, poor.count));
        for (let i = 0; i < poor.count; i++) expect(rich.paid[i]).toBeGreaterThanOrEqual(poor.paid[i]! * (1 - 1e-12));
      }),
      { seed: 7, numRuns: 30 },
    );
  });

  it('of positions sold at the end of the fund takes the discount, after non-recourse', () => {
    const end = (fund_end_discount: number): PathState =>
      bought({ fund: { fund_end_discount }, contract: { contract_term_years: 30 } });
    const full = end(0).positions;
    const cut = end(0.1).positions;
    let sold = 0;
    for (let i = 0; i < full.count; i++) {
      if (full.cause[i] !== CAUSE_FUND_END) continue;
      sold++;
      expect(cut.paid[i]).toBeCloseTo(0.9 * full.paid[i]!, 6);
    }
    expect(sold).toBeGreaterThan(5);
  });

  it('falls with a maintenance shortfall, and the claim counts the part recovered', () => {
    const all = bought({ contract: { maintenance_shortfall_probability: 1, maintenance_recovered: 1 } }).positions;
    const none = bought({ contract: { maintenance_shortfall_probability: 0 } }).positions;
    expect(all.claim.subarray(0, all.count)).toEqual(none.claim.subarray(0, none.count));
    expect(all.maintenanceShortfall[0]).toBe(0.05);
    for (let i = 0; i < all.count; i++) expect(all.paid[i]).toBeLessThanOrEqual(none.paid[i]!);
  });
});

describe('paid if exited now', () => {
  it('is the sum over live positions of what a sale at the zone index pays, whatever the contract', () => {
    /** Eight loans whose only exit is repayment at maturity, in homes that follow their zone index. */
    const held = (contract: ConfigOverrides['contract']): PathState => {
      const state = createPathState(
        resolvePortfolio(
          baseWith({
            contract: { ...contract, maintenance_shortfall_probability: 0 },
            price_path: { house_variance_linear: 0, house_variance_quadratic: 0, appraisal_noise_std: 0 },
            exit: {
              base_sale_rate: 0,
              base_refinance_rate: 0,
              life_event_rate: 0,
              default_rates: { green: 0, orange: 0, red: 0 },
              maturity_extension_probability: 0,
              maturity_default_probability: 0,
            },
          }),
        ),
      );
      buyPortfolio(state, { path: 3, loansPerMonth: 8, months: 1 });
      return state;
    };
    fc.assert(
      fc.property(contracts, (contract) => {
        const { exitMonth, paid } = held({ ...contract, contract_term_years: 3 }).positions;
        let expected = 0;
        for (let i = 0; i < 8; i++) {
          expect(exitMonth[i]).toBe(36);
          expected += paid[i]!;
        }
        expect(paidIfExitedNow(held({ ...contract, contract_term_years: 10 }), 36) / expected).toBeCloseTo(1, 12);
      }),
      { seed: 7, numRuns: 50 },
    );
  });

  it('counts a position from its month of origination to the month before its exit', () => {
    const state = createPathState(resolvePortfolio(baseWith({})));
    beginPath(state, 1);
    drawCandidate(state, 0, 5);
    const row = acceptCandidate(state);
    const exit = state.positions.exitMonth[row]!;
    expect([4, exit].map((m) => paidIfExitedNow(state, m))).toEqual([0, 0]);
    for (const m of [5, exit - 1]) expect(paidIfExitedNow(state, m)).toBeGreaterThan(0);
  });
});

describe('live portfolio', () => {
  it('always equals what is left of the purchases', () => {
    const state = createPathState(resolvePortfolio(baseWith({})));
    const { positions } = state;
    buyPortfolio(state, { path: 9, loansPerMonth: 10, months: 24 }, (month) => {
      let cost = 0;
      let count = 0;
      for (let i = 0; i < positions.count; i++) {
        if (positions.exitMonth[i]! <= month) continue;
        cost += positions.advance[i]!;
        count++;
      }
      expect(state.liveCount).toBe(count);
      expect(state.liveCost).toBeCloseTo(cost, 3);
      expect(state.liveCostByZone[0]! + state.liveCostByZone[1]! + state.liveCostByZone[2]!).toBeCloseTo(cost, 3);
    });
    expect(state.liveCount).toBe(0);
    expect([...state.liveCostByZone, state.liveCost]).toEqual([0, 0, 0, 0]);
  });

  it('lists every position once under its exit month and its cash month, in order of acceptance', () => {
    const state = bought();
    const { positions } = state;
    const listed = (first: Int32Array, next: Int32Array, months: Int32Array): number[] => {
      const rows: number[] = [];
      for (let m = 0; m < state.market.stride; m++) {
        let before = -1;
        for (let row = first[m]!; row !== -1; row = next[row]!) {
          expect(months[row]).toBe(m);
          expect(row).toBeGreaterThan(before);
          before = row;
          rows.push(row);
        }
      }
      return rows.sort((a, b) => a - b);
    };
    const all = Array.from({ length: positions.count }, (_, i) => i);
    expect(listed(state.firstExit, positions.nextExit, positions.exitMonth)).toEqual(all);
    expect(listed(state.firstCash, positions.nextCash, positions.cashMonth)).toEqual(all);
  });

  it('grows beyond its first room without losing a row', () => {
    const state = createPathState(resolvePortfolio(baseWith({})));
    buyPortfolio(state, { path: 3, loansPerMonth: 60, months: 24 });
    const { positions } = state;
    expect([positions.count, positions.capacity]).toEqual([1440, 2048]);
    expect(positions.loanNumber[700]).toBe(700);
    const paid = positions.paid.slice(0, 1440);
    buyPortfolio(state, { path: 3, loansPerMonth: 60, months: 24 });
    expect(positions.paid.subarray(0, 1440)).toEqual(paid);
  });
});

describe('independence', () => {
  /** All columns of the first positions, as plain lists. */
  const rows = ({ positions }: PathState, count: number): unknown =>
    Object.values(positions)
      .filter((column) => typeof column !== 'number')
      .filter((column) => column !== positions.nextExit && column !== positions.nextCash)
      .map((column) => [...(column as Float64Array).subarray(0, count)]);

  it('a loan more moves no other loan, bit for bit', () => {
    const state = createPathState(resolvePortfolio(baseWith({})));
    buyPortfolio(state, { path: 3, loansPerMonth: 20, months: 1 });
    const few = rows(state, 20);
    buyPortfolio(state, { path: 3, loansPerMonth: 21, months: 1 });
    expect(rows(state, 20)).toEqual(few);
  });

  it('a path is the same whatever was simulated before it', () => {
    const state = createPathState(resolvePortfolio(baseWith({})));
    for (const path of [100, 7, 3]) buyPortfolio(state, { path, loansPerMonth: 8, months: 24 });
    expect(rows(state, 192)).toEqual(rows(bought(), 192));
  });

  it('two strategies that share the market buffers have the portfolios they have alone', () => {
    const cheap = resolvePortfolio(baseWith({ contract: { share_multiplier: 2 } }));
    const plain = resolvePortfolio(baseWith({}));
    const market = createMarketPath(plain.market);
    const states = [createPathState(plain, market), createPathState(cheap, market)];
    for (const state of states) buyPortfolio(state, { path: 3, loansPerMonth: 8, months: 24 });
    expect(rows(states[0]!, 192)).toEqual(rows(bought(), 192));
    expect(rows(states[1]!, 192)).toEqual(rows(bought({ contract: { share_multiplier: 2 } }), 192));
  });
});

describe('a claim under gbm, by the engine from draw to claim', () => {
  const strategy = resolvePortfolio(
    calmWith({
      fund: { fund_term: 10, extension_years: 0 },
      origination: { loan_size_distribution: 'fixed', avg_loan_size: 100_000, avg_loan_ltv: 0.1, ltv_std_dev: 0 },
      contract: {
        simple_interest_rate: 0,
        appreciation_share_method: 'fixed_rate',
        appreciation_share: 0.25,
        property_value_discount_rate: 0.1,
        depreciation_share: 1,
        return_cap_annual: 0.18,
        return_cap_compounding: 'annual',
        non_recourse: false,
        maintenance_shortfall_probability: 0,
      },
      price_path: { appreciation_rates: { a: Math.exp(0.03) - 1 }, volatility: { a: 0.12 } },
      exit: {
        base_sale_rate: 0,
        base_refinance_rate: 0,
        life_event_rate: 0,
        maturity_default_probability: 0,
        maturity_extension_probability: 0,
      },
    }),
  );
  const state = createPathState(strategy);
  const paths = 8_000;
  const paid = new Float64Array(paths);
  const uncapped = new Float64Array(paths);
  const capped = new Float64Array(paths);
  for (let path = 0; path < paths; path++) {
    beginPath(state, path);
    drawCandidate(state, 0, 0);
    const row = acceptCandidate(state);
    paid[path] = state.positions.paid[row]!;
    uncapped[path] = state.positions.uncappedClaim[row]!;
    capped[path] = state.positions.binding[row]!;
  }

  it.each([
    ['capped claim', paid, 209_527.9],
    ['uncapped claim', uncapped, 212_571.09],
    ['probability of the cap', capped, 0.028028],
  ] as const)('%s has the expectation of the closed form', (_, values, expected) => {
    expect(Math.abs(standardErrorsFrom(values, expected))).toBeLessThan(4);
  });
});
