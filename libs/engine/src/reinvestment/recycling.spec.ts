import type { SimulationConfig } from '@ihome/config';
import { calmWith, type ConfigOverrides } from '../portfolio/portfolio.fixture';
import { resolveStrategy } from '../resolve/resolve-strategy';
import { explainPath } from '../trace/explain-path';
import type { PathTrace } from '../trace/trace-document';
import { createMarketPath } from '../price-path/market-path';
import { pastGain } from './past-gain';

type Reinvestment = Partial<SimulationConfig['reinvestment']>;

/**
 * Two advances of 1m in month 0 and two in month 1 of a market that stands still, without fees. Contracts of a year pay 1.05m
 * each: 2.1m in month 12 and in month 13.
 */
function explain(reinvestment: Reinvestment, overrides: ConfigOverrides = {}): PathTrace {
  return explainPath(
    resolveStrategy(calmWith({ ...FUND, reinvestment: { ...MONTHLY, ...reinvestment }, ...overrides })),
    0,
  );
}

const MONTHLY: Reinvestment = {
  enabled: true,
  reinvestment_period: 3,
  reinvestment_rate: 1,
  recycle_cap: 5,
  reinvestment_frequency: 'monthly',
  reinvestment_delay: 0,
  min_reinvestment_amount: 0,
  zone_preference_multipliers: { a: 1 },
};

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
  deployment: { deployment_period: 2, target_deployment: 0.4, minimum_cash_reserve: 0, cash_yield: 0 },
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
    min_holding_period: 0,
    maturity_extension_probability: 0,
    maturity_default_probability: 0,
    default_rates: { a: 0 },
    recovery_rates: { a: 0.8 },
  },
  waterfall: { distribution_frequency: 'monthly' },
};

const bought = (trace: PathTrace): (readonly [number, number])[] =>
  trace.positions.filter((p) => p.recycled).map((p) => [p.origination_month, p.advance]);
const column = (
  trace: PathTrace,
  name: 'distributions' | 'set_aside' | 'advances',
  months: readonly number[],
): number[] => months.map((m) => Math.round(trace.ledger[m]![name]));

test('proceeds buy in their month; what cannot buy a whole loan waits; the pot is released after the period', () => {
  const trace = explain({});
  // 2.1m buy two and leave 0.1m, each time; what has added up is released in month 37, when 2.1m more arrive.
  expect(bought(trace)).toEqual([12, 12, 13, 13, 24, 24, 25, 25, 36, 36].map((m) => [m, 1e6]));
  expect(column(trace, 'set_aside', [11, 12, 13, 24, 25, 36, 37])).toEqual([0, 1e5, 2e5, 3e5, 4e5, 5e5, 0]);
  expect(column(trace, 'distributions', [12, 24, 36, 37, 48])).toEqual([0, 0, 0, 2.6e6, 2.1e6]);
  expect(trace.metrics.reinvested_amount).toBe(10e6);
  expect(trace.ledger.reduce((sum, row) => sum + row.capital_calls, 0)).toBe(4e6);
});

test('the rate splits proceeds between pot and distribution', () => {
  const trace = explain({ reinvestment_rate: 0.5, reinvestment_period: 1 });
  expect(bought(trace)).toEqual([[12, 1e6]]);
  expect(column(trace, 'distributions', [12, 13, 24])).toEqual([1.05e6, 2.15e6, 1.05e6]);
});

test('the cap counts what is set aside and cuts the last amount to fit; the pot keeps the fund alive', () => {
  const trace = explain({ recycle_cap: 0.25 });
  expect(bought(trace)).toEqual([12, 12].map((m) => [m, 1e6]));
  expect(column(trace, 'set_aside', [12, 13, 36])).toEqual([1e5, 5e5, 5e5]);
  expect(column(trace, 'distributions', [12, 13, 24, 37])).toEqual([0, 1.7e6, 2.1e6, 5e5]);
  expect(trace.ledger).toHaveLength(38);
});

test('the delay and the rhythm: set aside in months 12 and 13, usable two months later, bought in month 18', () => {
  const trace = explain({ reinvestment_delay: 2, reinvestment_frequency: 'semi_annual' });
  expect(bought(trace).map(([m]) => m)).toEqual([18, 18, 18, 18, 36, 36, 36, 36]);
});

test('a batch below the smallest amount waits', () => {
  expect(bought(explain({ min_reinvestment_amount: 4.2e6 })).slice(0, 4)).toEqual(
    [13, 13, 13, 13].map((m) => [m, 1e6]),
  );
  const trace = explain({ min_reinvestment_amount: 4.3e6 });
  expect(bought(trace)).toEqual([]);
  expect(column(trace, 'distributions', [12, 36, 37])).toEqual([0, 0, 4.2e6]);
});

test('recycled cash pays the fees and costs of its positions', () => {
  const fees = { ...FUND.fees, acquisition_fee_rate: 0.02, per_position_cost: 40_000 };
  const trace = explain({ reinvestment_period: 1 }, { fees });
  // 1.06m each: one of them from 2.1m.
  expect(bought(trace)).toEqual([[12, 1e6]]);
  expect(column(trace, 'set_aside', [12])).toEqual([1.04e6]);
  expect(trace.ledger[12]!.acquisition_fees).toBeCloseTo(2e4, 6);
});

test('the reserve is built first and kept from distribution within the period', () => {
  const trace = explain({ cash_reserve_target: 0.1, reinvestment_period: 1 });
  expect(bought(trace)).toEqual([[12, 1e6]]);
  expect(column(trace, 'distributions', [12, 13])).toEqual([0, 3.2e6]);
  expect(trace.ledger[12]!.reserve_balance).toBeCloseTo(1e6, 6);
});

test('size and LTV of recycled positions', () => {
  const trace = explain({ size_adjustment: 0.5, ltv_adjustment: 0.05, reinvestment_period: 1 });
  const recycled = trace.positions.filter((p) => p.recycled);
  expect(recycled.map((p) => [p.advance, p.ltv])).toEqual([[1.5e6, 0.3]]);
  expect(recycled[0]!.value_at_origination).toBeCloseTo(5e6, 6);
});

test('the fund ends with its last position when nothing is set aside: the last proceeds buy nothing', () => {
  const trace = explain({}, { deployment: { ...FUND.deployment, deployment_period: 1 } });
  expect(trace.ledger).toHaveLength(13);
  expect(bought(trace)).toEqual([]);
});

test('switched off, nothing waits and nothing is recycled, whatever the other parameters say', () => {
  const off = explain({ enabled: false });
  expect(bought(off)).toEqual([]);
  expect(off.metrics.reinvested_amount).toBe(0);
  expect(Math.max(...off.ledger.map((row) => row.set_aside))).toBe(0);
  expect(explain({ enabled: false, reinvestment_rate: 0.1 })).toEqual(off);
});

test('a rate of 0 is the same as switched off, but that the programme may catch up', () => {
  expect(explain({ reinvestment_rate: 0 })).toEqual(explain({ enabled: false }));
});

describe('zones', () => {
  const zones = ['a', 'b'];
  const both = (a: number, b: number): Record<string, number> => ({ a, b });
  const twoZones = (appreciation: Record<string, number>): ConfigOverrides => ({
    zones,
    origination: {
      ...FUND.origination,
      ltv_zone_shift: both(0, 0),
      zone_allocations: both(0.5, 0.5),
      zone_allocation_precision: 1,
    },
    price_path: {
      model_type: 'gbm',
      appreciation_rates: appreciation,
      volatility: both(0, 0),
      momentum: both(0, 0),
      error_correction: both(0, 0),
      initial_momentum: both(0, 0),
      correlation_matrix: [
        [1, 0],
        [0, 1],
      ],
    },
    exit: { ...FUND.exit, default_rates: both(0, 0), recovery_rates: both(0.8, 0.8) },
  });
  const zonesOf = (reinvestment: Reinvestment, appreciation = both(0.1, 0)): string =>
    explain(
      { reinvestment_period: 1, zone_preference_multipliers: both(1, 1), ...reinvestment },
      twoZones(appreciation),
    )
      .positions.filter((p) => p.recycled)
      .map((p) => p.zone)
      .join('');

  test('as the programme; only zones that gained; by preference; tilted', () => {
    expect(zonesOf({})).toBe('ab');
    expect(zonesOf({ reinvestment_strategy: 'opportunistic' })).toBe('aa');
    expect(zonesOf({ reinvestment_strategy: 'opportunistic', opportunistic_threshold: 0.2 })).toBe('');
    const preferences = both(0, 1);
    expect(zonesOf({ reinvestment_strategy: 'custom', zone_preference_multipliers: preferences })).toBe('bb');
    // Gains of 89% and 0%: targets 0.5 ± 0.2.
    const tilt = { enabled: true, lookback_months: 12, weight: 1, max_adjustment: 0.2 };
    expect(zonesOf({}, both(1, 0)).slice(0, 2)).toBe('ab');
    expect(zonesOf({ dynamic_allocation: tilt }, both(1, 0)).slice(0, 2)).toBe('aa');
  });

  test('the gain known in month m is that of month m − 1, since month 0 at first', () => {
    const market = createMarketPath({ zoneCount: 1, horizonMonths: 20 });
    for (let m = 0; m <= 20; m++) market.level[m] = 1 + m / 10;
    expect(pastGain(market, 0, { month: 0, months: 12 })).toBe(0);
    expect(pastGain(market, 0, { month: 1, months: 12 })).toBe(0);
    expect(pastGain(market, 0, { month: 5, months: 12 })).toBeCloseTo(0.4, 12);
    expect(pastGain(market, 0, { month: 15, months: 12 })).toBeCloseTo(2.4 / 1.2 - 1, 12);
  });
});
