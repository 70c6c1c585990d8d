import type { SimulationConfig } from '@ihome/config';
import { baseWith, calmWith } from '../portfolio/portfolio.fixture';
import { resolveStrategy } from '../resolve/resolve-strategy';
import { explainPath } from '../trace/explain-path';
import type { PathTrace, TraceLedgerRow } from '../trace/trace-document';

type Policy = SimulationConfig['waterfall']['distribution_policy'];

const under = (policy: Policy, path = 3): PathTrace =>
  explainPath(resolveStrategy(baseWith({ waterfall: { distribution_policy: policy } })), path);

const costsOf = (row: TraceLedgerRow): number =>
  row.management_fee +
  row.servicing_fee +
  row.expenses +
  row.formation_costs +
  row.acquisition_fees +
  row.disposition_fees +
  row.per_position_costs +
  row.origination_fees_paid;

test('income only: two batches of four advances of 1m, sold for 1.86051m each in months 60 and 61', () => {
  const config = calmWith({
    fund: { fund_size: 10e6, fund_term: 6, extension_years: 0, gp_commitment_percentage: 0 },
    fees: {
      management_fee_frequency: 'annual',
      management_fee_step_down: false,
      origination_fee_rate: 0,
      servicing_fee_rate: 0,
      expense_rate: 0,
      fixed_annual_expenses: 0,
      formation_costs: 0,
    },
    deployment: { deployment_period: 2, target_deployment: 0.8, minimum_cash_reserve: 0, cash_yield: 0 },
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
    waterfall: { distribution_policy: 'income_only' },
  });
  const { ledger } = explainPath(resolveStrategy(config), 0);
  // Six fees of 0.2m in months 0 to 60; the principal of 4m waits for the final month.
  const income = 4 * 0.25e6 + 1e6 * 4 * (1.1 ** 5 - 1) - 1.2e6;
  expect(ledger[60]!.distributions).toBeCloseTo(income, 4);
  expect(ledger[60]!.closing_cash).toBeCloseTo(4e6 + 1e6, 4);
  expect(ledger[61]!.closing_cash).toBe(0);
});

test('income only never lets go of more than the income of the path so far', () => {
  const { ledger, positions } = under('income_only');
  let income = 0;
  let paid = 0;
  ledger.slice(0, -1).forEach((row, m) => {
    const received = positions.filter((p) => p.cash_month === m).map((p) => Math.max(p.paid - p.advance, 0));
    income += received.reduce((a, b) => a + b, 0) - costsOf(row);
    if (row.distributions > 0) expect(row.distributions).toBeLessThanOrEqual(income - paid + 1e-4);
    paid += row.distributions;
  });
  expect(paid).toBeGreaterThan(0);
  expect(ledger.at(-1)!.closing_cash).toBe(0);
});

test('return of capital: as available cash until contributions are back, then in the Januaries only', () => {
  const plain = under('available_cash');
  const strict = under('return_of_capital');
  let called = 0;
  let paid = 0;
  let annual = 0;
  for (const row of strict.ledger.slice(0, -1)) {
    called += row.capital_calls;
    const isReturned = paid >= called - 1;
    if (!isReturned) expect(row.distributions).toBeCloseTo(plain.ledger[row.month]!.distributions, 4);
    else if (row.distributions > 0) {
      expect(row.month % 12).toBe(0);
      annual++;
    }
    paid += row.distributions;
  }
  expect(annual).toBeGreaterThan(0);
});

test.each(['income_only', 'return_of_capital'] as const)('%s delays money and lowers the return', (policy) => {
  const [plain, strict] = [under('available_cash'), under(policy)];
  expect(Number(strict.metrics.cash_drag)).toBeGreaterThan(Number(plain.metrics.cash_drag));
  expect(Number(strict.metrics.net_irr)).toBeLessThan(Number(plain.metrics.net_irr));
});
