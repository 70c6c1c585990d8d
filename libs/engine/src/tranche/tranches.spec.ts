import * as fc from 'fast-check';
import type { SimulationConfig } from '@ihome/config';
import { randomConfiguration } from '@ihome/testing';
import { calmWith, type ConfigOverrides } from '../portfolio/portfolio.fixture';
import { resolveStrategy } from '../resolve/resolve-strategy';
import { explainPath } from '../trace/explain-path';
import type { PathTrace } from '../trace/trace-document';

type Tranches = SimulationConfig['tranches'];
type Tranche = Tranches['list'][number];

/**
 * Two advances of 1m in each of months 0, 1 and 2 of a market that stands still, without fund fees; contracts of a year pay 1.05m
 * each in months 12, 13 and 14.
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
  contract: { contract_term_years: 1, sale_cost_rate: 0, maintenance_shortfall_probability: 0 },
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
  leverage: { enabled: false },
  waterfall: { distribution_frequency: 'monthly' },
};

const SENIOR: Tranche = {
  name: 'A',
  type: 'senior_debt',
  size: 3e6,
  interest_rate: 0.06,
  payment_frequency: 'quarterly',
  amortization_schedule: 'interest_only',
  term_years: 5,
  payment_in_kind: false,
};

const NO_TESTS: Partial<Tranches> = {
  overcollateralization_test: { threshold: null },
  interest_coverage_test: { threshold: null },
  reserve_account: { target_percentage: 0, replenishment_rate: 0 },
};

function explain(list: readonly Partial<Tranche>[], tranches: Partial<Tranches> = {}): PathTrace {
  const all = list.map((tranche, i) => ({ ...SENIOR, name: `tranche ${i}`, ...tranche }));
  const section = { ...NO_TESTS, ...tranches, enabled: true, list: all };
  return explainPath(resolveStrategy(calmWith({ ...FUND, tranches: section })), 0);
}

type Column = Exclude<keyof PathTrace['ledger'][number], 'month'>;
const column = (trace: PathTrace, name: Column, months: readonly number[]): number[] =>
  months.map((m) => Number(trace.ledger[m]![name].toFixed(2)));

test('a tranche pays for the programme before calls do, and its coupon accrues from the month after', () => {
  const trace = explain([{}]);
  expect(column(trace, 'tranche_proceeds', [0, 1, 2])).toEqual([2e6, 1e6, 0]);
  expect(column(trace, 'capital_calls', [0, 1, 2, 3])).toEqual([0, 1e6, 2e6, 4e4]);
  expect(column(trace, 'tranche_interest', [1, 2, 3, 6])).toEqual([0, 0, 4e4, 4.5e4]);
  expect(trace.ledger[2]!.nav).toBeCloseTo(6e6 + 2e6 * (0.05 / 12) * 3 - 3e6, 4);
});

test('once nothing is left everything is due, by a call if need be; the fund ends when it is paid', () => {
  const trace = explain([{}]);
  // Equity got 4.2m in months 12 and 13; 2.1m arrive in month 14 with the last exits.
  expect(column(trace, 'tranche_payments', [13, 14, 15])).toEqual([0, 3e6, 0]);
  expect(column(trace, 'tranche_interest', [14])).toEqual([3e4]);
  expect(column(trace, 'capital_calls', [14])).toEqual([3e6 + 3e4 - 2.1e6]);
  expect(trace.ledger).toHaveLength(16);
  const coupons = trace.ledger.reduce((sum, row) => sum + row.tranche_interest, 0);
  expect(trace.metrics.bridge.leverage).toBeCloseTo(-coupons, 4);
});

test('the final month pays everything that its cash clears', () => {
  const last = explain([{ size: 1e6 }]).ledger[14]!;
  expect(last.month).toBe(14);
  expect(last.tranche_payments).toBeCloseTo(1e6, 4);
  expect(last.distributions).toBeCloseTo(2.1e6 - 1e6 - 1e4, 4);
  expect(last.tranche_balance).toBe(0);
});

test('the first tranche is drawn first; preferred equity comes after', () => {
  const trace = explain([{ size: 1e6 }, { type: 'preferred_equity', size: 0.5e6, interest_rate: 0.12 }]);
  expect(column(trace, 'tranche_proceeds', [0, 1])).toEqual([1.5e6, 0]);
  expect(column(trace, 'tranche_interest', [3])).toEqual([3 * (5e3 + 5e3)]);
});

test('straight line: equal parts up to maturity', () => {
  const trace = explain([{ amortization_schedule: 'straight_line', term_years: 1, size: 2e6 }]);
  expect(column(trace, 'tranche_payments', [2, 3, 6, 9, 12])).toEqual([0, 5e5, 5e5, 5e5, 5e5]);
  expect(column(trace, 'tranche_balance', [12])).toEqual([0]);
});

test('cash sweep: all free cash in payment months, never a call', () => {
  const trace = explain([{ amortization_schedule: 'cash_sweep', payment_frequency: 'monthly' }]);
  // 2.1m less the coupon of 15,000 in month 12; the rest in month 13.
  expect(column(trace, 'tranche_payments', [11, 12, 13])).toEqual([0, 2.085e6, 9.15e5]);
  expect(column(trace, 'distributions', [12, 13])).toEqual([0, 2.1e6 - 9.15e5 - 4575]);
});

test('payment in kind: an unpaid coupon becomes principal and bears interest', () => {
  const trace = explain([{ payment_in_kind: true }]);
  expect(column(trace, 'tranche_interest', [3, 6])).toEqual([0, 0]);
  expect(column(trace, 'tranche_balance', [3, 6])).toEqual([3.04e6, 3.04e6 + 3 * 15200]);
  expect(column(trace, 'capital_calls', [3, 6])).toEqual([0, 0]);
});

test('the reserve account fills by a part of the gap and is kept from distribution', () => {
  const trace = explain([{}], { reserve_account: { target_percentage: 0.1, replenishment_rate: 0.5 } });
  expect(column(trace, 'reserve_balance', [11, 12, 13])).toEqual([0, 1.5e5, 2.25e5]);
});

describe('a failed test diverts cash for equity to senior principal', () => {
  const tests = { overcollateralization_test: { threshold: 10 }, test_frequency: 'quarterly' } as const;

  test('once the cure is over', () => {
    const trace = explain([{}], { ...tests, cure_period_months: 3 });
    expect(column(trace, 'tranche_payments', [12, 13])).toEqual([2.1e6 - 4.5e4, 9e5 + 4.5e4]);
    expect(column(trace, 'distributions', [12, 13])).toEqual([0, 1155000]);
  });

  test('not before, and not without a senior tranche', () => {
    expect(column(explain([{}], { ...tests, cure_period_months: 24 }), 'tranche_payments', [12, 13])).toEqual([0, 0]);
    const mezzanine = explain([{ type: 'mezzanine' }], { ...tests, cure_period_months: 0 });
    expect(column(mezzanine, 'tranche_payments', [12, 13])).toEqual([0, 0]);
  });

  test('coverage counts from the end of deployment', () => {
    const coverage = {
      interest_coverage_test: { threshold: 0.5 },
      test_frequency: 'monthly',
      cure_period_months: 0,
    } as const;
    const trace = explain([{}], coverage);
    // No proceeds until month 12, when the figures of month 11 are tested; 2.1m of them pass the test of month 13.
    expect(column(trace, 'tranche_payments', [12, 13])).toEqual([2.1e6 - 4.5e4, 0]);
  });
});

test('switched off or empty, tranches change nothing', () => {
  const off = explainPath(resolveStrategy(calmWith({ ...FUND, tranches: { enabled: false, list: [SENIOR] } })), 0);
  expect(explain([])).toEqual(off);
  expect(off.metrics.peak_leverage).toMatchObject({ status: 'not_applicable' });
});

test('laws: principal rolls forward, draws stay within sizes, nothing is owed at the end, cash is never negative', () => {
  fc.assert(
    fc.property(fc.nat(100_000), (seed) => {
      const config = randomConfiguration(seed, 'tranches');
      const { tranches, fund, waterfall } = config;
      const trace = explainPath(resolveStrategy(config), 0);
      const slack = 1e-9 * fund.fund_size;
      const sizes = tranches.enabled ? tranches.list.reduce((sum, { size }) => sum + size, 0) : 0;
      const inKind = tranches.list.some((tranche) => tranche.payment_in_kind);
      let drawn = 0;
      trace.ledger.forEach((row, m) => {
        drawn += row.tranche_proceeds;
        const rolled = (trace.ledger[m - 1]?.tranche_balance ?? 0) + row.tranche_proceeds - row.tranche_payments;
        expect(row.tranche_balance).toBeGreaterThanOrEqual(rolled - slack);
        if (!inKind) expect(row.tranche_balance).toBeLessThanOrEqual(rolled + slack);
        expect(row.closing_cash).toBeGreaterThanOrEqual(0);
      });
      expect(drawn).toBeLessThanOrEqual(sizes + slack);
      expect(trace.ledger[trace.ledger.length - 1 - waterfall.distribution_lag_months]!.tranche_balance).toBe(0);
    }),
    { seed: 29, numRuns: 60 },
  );
});
