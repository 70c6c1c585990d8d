import { explainDeterministic as explain } from './deterministic-fund.fixture';

/** The fund of `deterministic-fund.fixture.ts`, derived by hand. */

/** Rate at which the flows' present value is nil, by bisection. */
function rateOf(flows: readonly (readonly [number, number])[]): number {
  let low = -0.9;
  let high = 2;
  for (let i = 0; i < 200; i++) {
    const mid = (low + high) / 2;
    const value = flows.reduce((sum, [month, amount]) => sum + amount * (1 + mid) ** (-month / 12), 0);
    if (value > 0) low = mid;
    else high = mid;
  }
  return low;
}

const PROCEEDS = 8 * (1e6 + 0.25e6 + 0.25 * 4e6 * (1.1 ** 5 - 1));

describe('the base case by hand', () => {
  const trace = explain();
  const calls: [number, number][] = [
    [0, 8.2e6],
    [12, 0.2e6],
    [24, 0.2e6],
    [36, 0.2e6],
    [48, 0.2e6],
  ];

  test('eight positions, each worth 1.86051m at maturity', () => {
    expect(trace.positions).toHaveLength(8);
    for (const position of trace.positions) {
      expect(position.cause).toBe('maturity_repaid');
      expect(position.exit_month).toBe(60);
      expect(position.paid).toBeCloseTo(1860510, 5);
    }
  });

  test('calls in month 0 and with each fee; everything is paid out in the final month, without a fee', () => {
    expect(trace.ledger).toHaveLength(61);
    const called = trace.ledger.filter((row) => row.capital_calls > 0).map((row) => [row.month, row.capital_calls]);
    expect(called).toEqual(calls);
    expect(trace.ledger[60]!.management_fee).toBe(0);
    expect(trace.ledger[60]!.distributions).toBeCloseTo(PROCEEDS, 5);
    expect(trace.ledger[60]!.closing_cash).toBe(0);
  });

  test('the tiers: 9m of capital, pref from each call date, catch-up, 80/20', () => {
    const pref = 8.2e6 * (1.08 ** 5 - 1) + 0.2e6 * (1.08 ** 4 + 1.08 ** 3 + 1.08 ** 2 + 1.08 - 4);
    const row = trace.waterfall[0]!;
    expect(trace.waterfall).toHaveLength(1);
    expect(row.month).toBe(60);
    expect(row.return_of_capital).toBeCloseTo(9e6, 5);
    expect(row.preferred_return).toBeCloseTo(pref, 5);
    expect(row.catch_up).toBeCloseTo(pref / 4, 5);
    expect(row.carry).toBeCloseTo(0.2 * (PROCEEDS - 9e6), 5);
    expect(row.lp).toBeCloseTo(9e6 + 0.8 * (PROCEEDS - 9e6), 5);
    expect(trace.metrics.hurdle_cleared).toBe(1);
  });

  test('rates of return', () => {
    const lp = 9e6 + 0.8 * (PROCEEDS - 9e6);
    const out = calls.map(([month, call]): [number, number] => [month, -call]);
    expect(trace.metrics.gross_irr).toBeCloseTo(1.86051 ** (1 / 5) - 1, 12);
    expect(trace.metrics.net_irr).toBeCloseTo(rateOf([...out, [60, lp]]), 11);
    expect(trace.metrics.fund_irr).toBeCloseTo(rateOf([...out, [60, PROCEEDS]]), 11);
    expect(trace.metrics.gp_irr).toEqual({ status: 'not_applicable', reason: 'nothing was paid in' });
    expect(trace.metrics.excess_return).toBeCloseTo(rateOf([...out, [60, lp]]) - 0.07, 11);
  });

  test('multiples, present values, J-curve', () => {
    const lp = 9e6 + 0.8 * (PROCEEDS - 9e6);
    const present = (rate: number, flows: readonly (readonly [number, number])[]): number =>
      flows.reduce((sum, [month, amount]) => sum + amount * (1 + rate) ** (-month / 12), 0);
    expect(trace.metrics.tvpi).toBeCloseTo(lp / 9e6, 12);
    expect(trace.metrics.dpi).toBeCloseTo(lp / 9e6, 12);
    expect(trace.metrics.rvpi).toBe(0);
    expect(trace.metrics.gross_moic).toBeCloseTo(1.86051, 10);
    expect(trace.metrics.npv).toBeCloseTo(present(0.08, [[60, lp]]) - present(0.08, calls), 4);
    expect(trace.metrics.ks_pme).toBeCloseTo(present(0.07, [[60, lp]]) / present(0.07, calls), 10);
    expect(trace.metrics.j_curve_low).toBeCloseTo(-9e6, 5);
    expect(trace.metrics.j_curve_month).toBe(48);
    expect(trace.metrics.payback_month).toBe(60);
    expect(trace.metrics.wal).toBe(5);
  });

  test('the bridge: 2m of interest, the rest appreciation, 1m of fees, carry', () => {
    const { bridge } = trace.metrics;
    expect(bridge.interest).toBeCloseTo(2e6, 5);
    expect(bridge.appreciation).toBeCloseTo(PROCEEDS - 10e6, 5);
    expect(bridge.losses).toBe(0);
    expect(bridge.fees).toBe(-1e6);
    expect(bridge.carry).toBeCloseTo(-0.2 * (PROCEEDS - 9e6), 5);
    expect(bridge.net).toBeCloseTo(0.8 * (PROCEEDS - 9e6), 5);
  });

  test('nav: eight claims at the zone index', () => {
    const claim = (years: number): number => 1e6 + 5e4 * years + 1e6 * (1.1 ** years - 1);
    expect(trace.ledger[0]!.nav).toBeCloseTo(8e6, 5);
    expect(trace.ledger[24]!.nav).toBeCloseTo(8 * claim(2), 4);
    expect(trace.ledger[60]!.nav).toBe(0);
  });
});

test('GP commitment: its part of the distribution is its own, carry comes on top', () => {
  const trace = explain({ fund: { gp_commitment_percentage: 0.1 } });
  const row = trace.waterfall[0]!;
  expect(row.gp_capital).toBeCloseTo(0.1 * PROCEEDS, 5);
  expect(row.carry).toBeCloseTo(0.2 * 0.9 * (PROCEEDS - 9e6), 5);
  expect(row.lp + row.gp).toBeCloseTo(PROCEEDS, 5);
  expect(trace.metrics.bridge.net).toBeCloseTo(0.8 * 0.9 * (PROCEEDS - 9e6), 5);
});

test('upfront calls: idle cash earns its yield, unspent calls stay in the fund until deployment ends', () => {
  const trace = explain({
    deployment: {
      capital_call_schedule: 'upfront',
      deployment_period: 5,
      deployment_start: 0,
      cash_yield: 0.06,
      minimum_cash_reserve: 0.03,
    },
    fees: { management_fee_rate: 0 },
    waterfall: { distribution_frequency: 'monthly' },
  });
  const cash = trace.ledger.map((row) => row.closing_cash);
  // Targets 1.6m, 3.2m, 4.8m, 6.4m, 8m: 2, 2, 1, 2, 1 advances of 1m.
  expect(trace.ledger.slice(0, 5).map((row) => row.advances / 1e6)).toEqual([2, 2, 1, 2, 1]);
  expect(cash[0]).toBeCloseTo(8e6, 6);
  // Only the interest is not called capital: 8m at 0.5% a month, and so on.
  expect(trace.ledger[1]!.cash_yield).toBeCloseTo(4e4, 6);
  expect(trace.ledger[1]!.distributions).toBeCloseTo(4e4, 6);
  expect(trace.ledger[2]!.distributions).toBeCloseTo(3e4, 6);
  // Month 5 is the first after the window: all but the reserve of 0.3m goes.
  expect(trace.ledger[5]!.distributions).toBeCloseTo(2e6 * 1.005 - 0.3e6, 6);
  expect(trace.ledger[5]!.reserve_balance).toBeCloseTo(0.3e6, 6);
  expect(trace.metrics.bridge.idle_cash).toBeGreaterThan(0);
});

test('a lag of two months dates the distribution and its tiers at month 62', () => {
  const trace = explain({ waterfall: { distribution_lag_months: 2 } });
  expect(trace.ledger).toHaveLength(63);
  expect(trace.ledger[60]!.distributions).toBe(0);
  expect(trace.ledger[60]!.set_aside).toBeCloseTo(PROCEEDS, 5);
  expect(trace.ledger[62]!.distributions).toBeCloseTo(PROCEEDS, 5);
  expect(trace.waterfall.map((row) => row.month)).toEqual([62]);
  const pref = 8.2e6 * (1.08 ** (62 / 12) - 1) + 0.2e6 * [50, 38, 26, 14].reduce((s, d) => s + 1.08 ** (d / 12) - 1, 0);
  expect(trace.waterfall[0]!.preferred_return).toBeCloseTo(pref, 4);
});

test('fees on the way in and out, paid by the fund, and the offset', () => {
  const trace = explain({
    fees: {
      origination_fee_rate: 0.01,
      origination_fee_payer: 'fund',
      acquisition_fee_rate: 0.02,
      per_position_cost: 3000,
      disposition_fee_rate: 0.01,
      management_fee_offset_percentage: 0.5,
    },
  });
  const first = trace.ledger[0]!;
  expect(first.origination_fees_paid).toBeCloseTo(8e4, 6);
  expect(first.acquisition_fees).toBeCloseTo(16e4, 6);
  expect(first.per_position_costs).toBe(24000);
  expect(first.capital_calls).toBeCloseTo(8e6 + 2e5 + 8e4 + 16e4 + 24000, 6);
  // Half of the GP's 80,000 lowers the next fee.
  expect(first.management_fee).toBe(2e5);
  expect(trace.ledger[12]!.management_fee).toBeCloseTo(16e4, 6);
  expect(trace.ledger[24]!.management_fee).toBe(2e5);
  expect(trace.ledger[60]!.disposition_fees).toBeCloseTo(0.01 * PROCEEDS, 5);
  expect(trace.ledger[60]!.distributions).toBeCloseTo(0.99 * PROCEEDS, 5);
});

test('an origination fee that the fund earns comes back as income of the month', () => {
  const trace = explain({ fees: { origination_fee_rate: 0.03, origination_fee_recipient: 'fund' } });
  expect(trace.ledger[0]!.origination_fee_income).toBeCloseTo(24e4, 6);
  expect(trace.ledger[0]!.closing_cash).toBeCloseTo(24e4, 6);
  expect(trace.ledger[3]!.distributions).toBeCloseTo(24e4, 6);
  expect(trace.metrics.gross_moic).toBeCloseTo(1.89051, 10);
});

describe('a fund that cannot pay', () => {
  // 10m of commitments: 8m of advances, 1.9m of formation costs and 0.1m a month of expenses from month 1.
  const trace = explain({
    fees: { management_fee_rate: 0, formation_costs: 1.9e6, fixed_annual_expenses: 1.2e6, expense_growth_rate: 0 },
  });

  test('is flagged, carries what it owes, and pays it first of all', () => {
    expect(trace.ledger[1]!.payables).toBe(0);
    expect(trace.ledger[2]!.payables).toBeCloseTo(0.1e6, 6);
    expect(trace.ledger[59]!.payables).toBeCloseTo(5.8e6, 5);
    expect(trace.ledger[60]!.payables).toBe(0);
    expect(trace.ledger[60]!.distributions).toBeCloseTo(PROCEEDS - 5.8e6, 5);
    expect(Math.min(...trace.ledger.map((row) => row.closing_cash))).toBe(0);
    expect(trace.metrics.insolvent).toBe(1);
  });

  test('nothing received is a total loss of −1, not a missing figure', () => {
    const lost = explain({
      fees: { management_fee_rate: 0, formation_costs: 1.9e6, fixed_annual_expenses: 4.8e6, expense_growth_rate: 0 },
    });
    expect(lost.metrics.net_irr).toBe(-1);
    expect(lost.metrics.tvpi).toBe(0);
    expect(lost.metrics.payback_month).toMatchObject({ status: 'not_applicable' });
    expect(lost.metrics.bridge.unpaid).toBeCloseTo(59 * 0.4e6 - 0.1e6 - PROCEEDS, 4);
  });
});

test('advances that cannot be paid are deferred and lapse with the window', () => {
  const trace = explain({
    deployment: { target_deployment: 1, deployment_period: 3 },
    fees: { management_fee_rate: 0, formation_costs: 2.5e6 },
  });
  // Targets 3.33m, 6.67m and 10m: 4, 3 and 3 advances, but only 7.5m is left.
  expect(trace.ledger.slice(0, 4).map((row) => row.advances / 1e6)).toEqual([4, 3, 0, 0]);
  expect(trace.metrics.insolvent).toBe(0);
});

test('a fund that buys nothing ends with its window and has no portfolio figures', () => {
  const trace = explain({ deployment: { target_deployment: 0, deployment_period: 6 } });
  expect(trace.ledger).toHaveLength(7);
  expect(trace.metrics.gross_irr).toEqual({ status: 'not_applicable', reason: 'no position was bought' });
  expect(trace.metrics.default_rate).toMatchObject({ status: 'not_applicable' });
  expect(trace.metrics.net_irr).toBe(-1);
});
