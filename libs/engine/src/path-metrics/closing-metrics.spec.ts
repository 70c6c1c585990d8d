import { baseWith, calmWith } from '../portfolio/portfolio.fixture';
import { resolveStrategy } from '../resolve/resolve-strategy';
import { explainPath } from '../trace/explain-path';
import type { PathTrace } from '../trace/trace-document';

const CLOSINGS = [
  { month: 0, fraction: 0.6 },
  { month: 12, fraction: 0.4 },
];

/** Four advances of 1m in month 0, repaid at 1.86051m each in month 60; a fee of 2% of closed commitments each January. */
function calmFund(equalisationRate: number): PathTrace {
  const config = calmWith({
    fund: {
      fund_size: 10e6,
      fund_term: 6,
      extension_years: 0,
      gp_commitment_percentage: 0,
      closings: CLOSINGS,
      equalisation_rate: equalisationRate,
    },
    fees: {
      management_fee_frequency: 'annual',
      management_fee_step_down: false,
      origination_fee_rate: 0,
      servicing_fee_rate: 0,
      expense_rate: 0,
      fixed_annual_expenses: 0,
      formation_costs: 0,
    },
    deployment: { deployment_period: 1, target_deployment: 0.4, minimum_cash_reserve: 0, cash_yield: 0 },
    origination: {
      loan_size_distribution: 'fixed',
      avg_loan_size: 1e6,
      min_loan_size: 1e6,
      max_loan_size: 1e6,
      avg_loan_ltv: 0.25,
      ltv_std_dev: 0,
      senior_mortgage_ltv_mean: 0,
      senior_mortgage_ltv_std_dev: 0,
    },
    contract: { contract_term_years: 5, sale_cost_rate: 0, maintenance_shortfall_probability: 0 },
    price_path: { appreciation_rates: { a: 0.1 } },
    exit: {
      base_sale_rate: 0,
      base_refinance_rate: 0,
      life_event_rate: 0,
      maturity_extension_probability: 0,
      maturity_default_probability: 0,
    },
    reinvestment: { enabled: false },
  });
  return explainPath(resolveStrategy(config), 0);
}

const presentValue = (flows: readonly (readonly [number, number])[], rate: number): number =>
  flows.reduce((sum, [month, amount]) => sum + amount * (1 + rate) ** (-month / 12), 0);

describe('60% in month 0, 40% a year later, 8% equalisation, by hand', () => {
  const trace = calmFund(0.08);
  const lp = trace.waterfall.reduce((sum, row) => sum + row.lp, 0);
  const [first, last] = trace.closings;
  const later = [24, 36, 48];

  test('fees and calls follow what has closed', () => {
    const calls = trace.ledger.filter((row) => row.capital_calls > 0).map((row) => [row.month, row.capital_calls]);
    expect(calls).toEqual([
      [0, expect.closeTo(4.12e6, 6)],
      [12, expect.closeTo(0.2e6, 6)],
      ...later.map((month) => [month, expect.closeTo(0.2e6, 6)]),
    ]);
  });

  test('the newcomers pay 40% of 4.12m and a year of interest on it', () => {
    const principal = 0.4 * 4.12e6;
    expect(first?.paid_in).toBeCloseTo(4.12e6 - principal + 0.6 * 0.8e6, 4);
    expect(first?.received).toBeCloseTo(0.6 * lp + 0.08 * principal, 4);
    expect(last?.paid_in).toBeCloseTo(1.08 * principal + 0.4 * 0.8e6, 4);
    expect(last?.received).toBeCloseTo(0.4 * lp, 4);
    expect(first?.tvpi).toBeCloseTo((0.6 * lp + 0.08 * principal) / (2.472e6 + 0.48e6), 10);
    expect(trace.metrics.tvpi_last_closing).toBeCloseTo((0.4 * lp) / (1.08 * principal + 0.32e6), 10);
  });

  test('each rate is the root of its own flows', () => {
    const paid = 1.08 * 0.4 * 4.12e6;
    const ofFirst: [number, number][] = [
      [0, -4.12e6],
      [12, paid - 0.12e6],
      ...later.map((m): [number, number] => [m, -0.12e6]),
      [60, 0.6 * lp],
    ];
    const ofLast: [number, number][] = [
      [12, -paid - 0.08e6],
      ...later.map((m): [number, number] => [m, -0.08e6]),
      [60, 0.4 * lp],
    ];
    expect(presentValue(ofFirst, Number(first?.net_irr)) / 1e6).toBeCloseTo(0, 8);
    expect(presentValue(ofLast, Number(last?.net_irr)) / 1e6).toBeCloseTo(0, 8);
    expect(trace.metrics.net_irr_first_closing).toBe(first?.net_irr);
    expect(trace.metrics.net_irr_last_closing).toBe(last?.net_irr);
  });

  test('the rate of equalisation moves money between closings and nothing else', () => {
    const { closings, ...dear } = calmFund(0.3);
    const { closings: _closings, ...plain } = trace;
    expect(dear.ledger).toEqual(plain.ledger);
    expect(dear.waterfall).toEqual(plain.waterfall);
    expect(dear.metrics.net_irr).toBe(plain.metrics.net_irr);
    expect(Number(closings[0]?.net_irr)).toBeGreaterThan(Number(first?.net_irr));
    expect(Number(closings[1]?.net_irr)).toBeLessThan(Number(last?.net_irr));
  });
});

test('closings together bear all calls and receive all distributions; interest cancels', () => {
  const closings = [0, 5, 17, 30].map((month, i) => ({ month, fraction: [0.4, 0.3, 0.2, 0.1][i]! }));
  const trace = explainPath(resolveStrategy(baseWith({ fund: { closings } })), 2);
  const calls = trace.ledger.reduce((sum, row) => sum + row.capital_calls, 0) * 0.98;
  const lp = trace.waterfall.reduce((sum, row) => sum + row.lp, trace.clawback);
  const paidIn = trace.closings.reduce((sum, closing) => sum + closing.paid_in, 0);
  const received = trace.closings.reduce((sum, closing) => sum + closing.received, 0);
  expect(received - paidIn).toBeCloseTo(lp - calls, 2);
  expect(received).toBeGreaterThan(lp);
});

test('one closing: the fund’s own figures, and no metric by closing', () => {
  const trace = explainPath(resolveStrategy(baseWith({})), 2);
  expect(trace.closings).toHaveLength(1);
  expect(trace.closings[0]?.net_irr).toBeCloseTo(Number(trace.metrics.net_irr), 10);
  expect(trace.closings[0]?.tvpi).toBeCloseTo(Number(trace.metrics.tvpi), 12);
  expect(trace.metrics.net_irr_first_closing).toMatchObject({ status: 'not_applicable' });
});

test('upfront calls beyond the first closing come with the second', () => {
  const deployment = { capital_call_schedule: 'upfront' } as const;
  const { ledger } = explainPath(resolveStrategy(baseWith({ fund: { closings: CLOSINGS }, deployment })), 0);
  expect(ledger[0]?.capital_calls).toBe(60e6);
  expect(ledger[12]?.capital_calls).toBeCloseTo(40e6, 6);
});
