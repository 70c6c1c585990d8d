import * as fc from 'fast-check';
import type { SimulationConfig } from '@ihome/config';
import { randomConfiguration } from '@ihome/testing';
import { calmWith, type ConfigOverrides } from '../portfolio/portfolio.fixture';
import { resolveStrategy } from '../resolve/resolve-strategy';
import { explainPath } from '../trace/explain-path';
import type { PathTrace } from '../trace/trace-document';

type Leverage = SimulationConfig['leverage'];

/**
 * Two advances of 1m in each of months 0, 1 and 2 of a market that stands still; a position is worth 1m + 5% a year. No fund fees, calls
 * just in time, a short rate of 4%.
 */
const FUND: ConfigOverrides = {
  fund: { fund_size: 10e6, fund_term: 6, extension_years: 0, gp_commitment_percentage: 0, fund_end_discount: 0 },
  fees: {
    management_fee_rate: 0,
    origination_fee_rate: 0,
    servicing_fee_rate: 0,
    expense_rate: 0,
    fixed_annual_expenses: 0,
    formation_costs: 0,
  },
  deployment: { deployment_period: 3, target_deployment: 0.6, minimum_cash_reserve: 0, cash_yield: 0 },
  origination: {
    loan_size_distribution: 'fixed',
    avg_loan_size: 1e6,
    min_loan_size: 1e6,
    max_loan_size: 1e6,
    avg_loan_ltv: 0.25,
    ltv_std_dev: 0,
    senior_mortgage_ltv_mean: 0,
    senior_mortgage_ltv_std_dev: 0,
    ltv_zone_shift: { a: 0 },
    zone_allocations: { a: 1 },
  },
  contract: { contract_term_years: 5, sale_cost_rate: 0, maintenance_shortfall_probability: 0 },
  interest_rate: { model: 'constant', base_rate_initial: 0.04 },
  exit: {
    base_sale_rate: 0,
    base_refinance_rate: 0,
    life_event_rate: 0,
    maturity_extension_probability: 0,
    maturity_default_probability: 0,
    default_rates: { a: 0 },
    recovery_rates: { a: 0.8 },
  },
  reinvestment: { enabled: false },
  waterfall: { distribution_frequency: 'monthly' },
};

const BASE = calmWith({}).leverage;
const none: Leverage = {
  ...BASE,
  enabled: true,
  min_cash_buffer: 0,
  green_sleeve: { ...BASE.green_sleeve, enabled: false },
  ramp_line: { ...BASE.ramp_line, enabled: false },
  deal_note: { ...BASE.deal_note, enabled: false },
};
const sleeve: Leverage = {
  ...none,
  green_sleeve: { ...BASE.green_sleeve, enabled: true, min_interest_coverage: 0 },
};
const ramp: Leverage = { ...none, ramp_line: { ...BASE.ramp_line, enabled: true } };
const notes: Leverage = { ...none, deal_note: { enabled: true, note_pct: 0.3, note_rate: 0.07 } };

function explain(leverage: Partial<Leverage>, overrides: ConfigOverrides = {}): PathTrace {
  return explainPath(resolveStrategy(calmWith({ ...FUND, ...overrides, leverage })), 0);
}

type Column = Exclude<keyof PathTrace['ledger'][number], 'month'>;
const column = (trace: PathTrace, name: Column, months: readonly number[]): number[] =>
  months.map((m) => Number(trace.ledger[m]![name].toFixed(2)));

/** Value of so many positions of so many months. */
const value = (months: readonly number[]): number => months.reduce((sum, m) => sum + 2e6 * (1 + (0.05 * m) / 12), 0);

describe('the ramp line', () => {
  const trace = explain(ramp);

  test('pays for advances up to the highest leverage on the NAV of the month before and up to its limit', () => {
    // NAV(0) = 2m lends 1m; NAV(1) would lend half of 3.008m, but 0.5m reach the limit of 1.5m.
    expect(trace.ledger[1]!.nav).toBeCloseTo(value([1, 0]) - 1e6, 6);
    expect(column(trace, 'facility_draws', [0, 1, 2, 3])).toEqual([0, 1e6, 5e5, 0]);
    expect(column(trace, 'debt', [0, 1, 2, 29, 30])).toEqual([0, 1e6, 1.5e6, 1.5e6, 0]);
  });

  test('costs short rate plus spread, and the fee on what is not drawn in the draw window', () => {
    expect(column(trace, 'facility_interest', [1, 2, 3])).toEqual([0, 5208.33, 7812.5]);
    expect(column(trace, 'facility_fees', [0, 1, 2, 3])).toEqual([0, 437.5, 145.83, 0]);
    expect(column(trace, 'capital_calls', [1, 2, 3])).toEqual([1000437.5, 1505354.17, 7812.5]);
  });

  test('is cleaned up in its month, by a call', () => {
    expect(column(trace, 'facility_repayments', [29, 30, 31])).toEqual([0, 1.5e6, 0]);
    expect(column(trace, 'capital_calls', [30])).toEqual([1507812.5]);
    expect(trace.metrics.insolvent).toBe(0);
  });
});

describe('the green sleeve', () => {
  const trace = explain(sleeve);

  test('is drawn to the target leverage', () => {
    // 0.3 of 2m; then 0.3 of a NAV of 3.408333m, less 0.6m.
    expect(column(trace, 'facility_draws', [0, 1, 2])).toEqual([0, 6e5, 422500]);
    const before = trace.ledger.filter((row) => row.nav > 0).map((row) => row.debt / row.nav);
    expect(trace.metrics.peak_leverage).toBe(Math.max(...before));
    expect(before[1]).toBeCloseTo(6e5 / 3408333.3333, 9);
  });

  test('fee on the undrawn limit of half the cost, until the programme ends', () => {
    expect(column(trace, 'facility_fees', [0, 1, 2, 3, 4])).toEqual([0, 416.67, 583.33, 823.96, 0]);
    expect(column(trace, 'facility_interest', [2])).toEqual([3375]);
  });

  test('is bounded by its base', () => {
    const tight = { ...sleeve, green_sleeve: { ...sleeve.green_sleeve, advance_rate: 0.1 } };
    expect(column(explain(tight), 'debt', [1, 2])).toEqual([2e5, Number((0.1 * value([1, 0])).toFixed(2))]);
    const small = { ...sleeve, green_sleeve: { ...sleeve.green_sleeve, max_mult: 0.05 } };
    expect(column(explain(small), 'debt', [1, 2])).toEqual([1e5, 2e5]);
  });

  test('is due at its maturity, and unpaid principal is a payable of an insolvent fund', () => {
    const short = { ...sleeve, green_sleeve: { ...sleeve.green_sleeve, term_years: 1 } };
    expect(column(explain(short), 'facility_repayments', [11, 12])).toEqual([0, 1022500]);
    // 6m of advances, 0.95m of formation costs and interest leave less than the debt uncalled.
    const broke = explain(short, {
      fund: { ...FUND.fund, fund_size: 6e6 },
      deployment: { ...FUND.deployment, target_deployment: 1 },
      fees: { ...FUND.fees, formation_costs: 0.95e6 },
    });
    const called = broke.ledger.slice(0, 12).reduce((sum, row) => sum + row.capital_calls, 0);
    expect(broke.ledger[12]!.debt).toBe(0);
    expect(broke.ledger[12]!.payables).toBeCloseTo(
      broke.ledger[12]!.facility_repayments + broke.ledger[12]!.facility_interest - (6e6 - called),
      4,
    );
    expect(broke.metrics.insolvent).toBe(1);
  });

  test('a breach of debt to NAV is cured within three months, then repayment is forced', () => {
    const breach = { ...sleeve, green_sleeve: { ...sleeve.green_sleeve, max_ltv: 0.2 } };
    const trace = explain(breach);
    // 0.6m on a NAV of 3.4m is within 0.2; drawn to 0.3 in month 2, breached in months 3 to 6, repaid to 0.2 in the fourth.
    expect(trace.ledger.slice(3, 7).map((row) => row.facility_repayments > 0)).toEqual([false, false, false, true]);
    expect(trace.ledger[6]!.debt).toBeCloseTo(0.2 * trace.ledger[5]!.nav, 4);
    expect(trace.ledger.slice(6).every((row, i, rows) => i === 0 || row.debt <= rows[0]!.debt + 1e-6)).toBe(true);
  });

  test('debt above the deleveraging threshold is due at once', () => {
    const trace = explain({ ...sleeve, deleveraging_threshold: 0.2 });
    expect(trace.ledger[3]!.debt).toBeCloseTo(0.2 * trace.ledger[2]!.nav, 4);
  });

  test('early repayment at the end of the fund costs its penalty', () => {
    const costly = { ...sleeve, green_sleeve: { ...sleeve.green_sleeve, prepayment_penalty: 0.02, term_years: 10 } };
    const trace = explain(costly);
    const last = trace.ledger.findIndex((row) => row.facility_repayments > 0);
    expect(trace.ledger[last]!.facility_fees).toBeCloseTo(0.02 * trace.ledger[last]!.facility_repayments, 4);
  });
});

test('deal notes: a part of the claim, at a fixed rate, repaid when the position exits', () => {
  const trace = explain(notes, { contract: { ...FUND.contract, contract_term_years: 1 } });
  expect(column(trace, 'facility_draws', [0, 1, 2])).toEqual([0, 6e5, 6e5]);
  expect(column(trace, 'facility_interest', [2, 3])).toEqual([3500, 7000]);
  expect(column(trace, 'facility_repayments', [12, 13, 14])).toEqual([0, 6e5, 6e5]);
});

test('rules: while one holds its bound takes the place of the highest leverage', () => {
  const rule = { metric: 'fund_year', op: '<=', value: 1, set_max_leverage: 0.1 } as const;
  expect(column(explain({ ...ramp, dynamic_rules: [rule] }), 'facility_draws', [1])).toEqual([2e5]);
  expect(column(explain({ ...ramp, dynamic_rules: [{ ...rule, op: '>' }] }), 'facility_draws', [1])).toEqual([1e6]);
  const growth = { ...rule, metric: 'zone_growth_12m', op: '<', value: 0.01 } as const;
  expect(column(explain({ ...ramp, dynamic_rules: [growth] }), 'facility_draws', [1])).toEqual([2e5]);
});

test('the buffer keeps half a year of interest from distribution', () => {
  const early = { contract: { ...FUND.contract, contract_term_years: 1 } };
  const withBuffer = explain({ ...sleeve, min_cash_buffer: 0.5 }, early);
  expect(withBuffer.ledger[12]!.reserve_balance).toBeCloseTo(0.5 * 0.0675 * withBuffer.ledger[12]!.debt, 4);
});

test('bounds of nothing and no fees are the same as no leverage', () => {
  const free = {
    ...sleeve,
    ramp_line: { ...ramp.ramp_line, commitment_fee_bps: 0 },
    green_sleeve: { ...sleeve.green_sleeve, commitment_fee_bps: 0 },
    max_leverage: 0,
  };
  const [with_, without] = [explain(free), explain({ ...free, enabled: false })];
  expect(with_.ledger).toEqual(without.ledger);
  expect(with_.metrics.peak_leverage).toBe(0);
  expect(without.metrics.peak_leverage).toEqual({ status: 'not_applicable', reason: 'the fund has no debt' });
});

test('laws: debt rolls forward, stays within its bounds when drawn and above no threshold, and ends with the fund', () => {
  fc.assert(
    fc.property(fc.nat(100_000), (seed) => {
      const config = randomConfiguration(seed, 'leverage');
      const { leverage, fund, waterfall } = config;
      const trace = explainPath(resolveStrategy(config), 0);
      const slack = 1e-9 * fund.fund_size;
      const bound = Math.max(leverage.max_leverage, ...leverage.dynamic_rules.map((rule) => rule.set_max_leverage));
      const onlyRamp = !leverage.green_sleeve.enabled && !leverage.deal_note.enabled;
      trace.ledger.forEach((row, m) => {
        const before = trace.ledger[m - 1];
        const nav = Math.max(before?.nav ?? 0, 0);
        expect(row.debt).toBeGreaterThanOrEqual(0);
        const rolled = (before?.debt ?? 0) + row.facility_draws - row.facility_repayments;
        expect(Math.abs(row.debt - rolled)).toBeLessThan(slack);
        if (row.facility_draws > 0) expect(row.debt).toBeLessThanOrEqual(bound * nav + slack);
        if (!leverage.deal_note.enabled) {
          expect(row.debt).toBeLessThanOrEqual(Math.max(bound, leverage.deleveraging_threshold) * nav + slack);
        }
        if (onlyRamp && m >= leverage.ramp_line.term_months) expect(row.debt).toBe(0);
        if (!leverage.enabled) expect(row.debt + row.facility_fees + row.facility_interest).toBe(0);
        expect(row.closing_cash).toBeGreaterThanOrEqual(0);
      });
      expect(trace.ledger[trace.ledger.length - 1 - waterfall.distribution_lag_months]!.debt).toBe(0);
    }),
    { seed: 23, numRuns: 60 },
  );
});
