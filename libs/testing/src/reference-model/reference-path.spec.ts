import type { SimulationConfig } from '@ihome/config';
import { CONFIGURATION_FOCUSES, randomConfiguration } from '../random-configuration';
import { referencePath } from './reference-path';
import type { LedgerRow } from './ledger';

const SOURCES = [
  'capital_calls',
  'exit_proceeds',
  'recoveries',
  'cash_yield',
  'origination_fee_income',
  'facility_draws',
  'tranche_proceeds',
] as const;
const USES = [
  'management_fee',
  'servicing_fee',
  'expenses',
  'formation_costs',
  'acquisition_fees',
  'disposition_fees',
  'per_position_costs',
  'origination_fees_paid',
  'facility_interest',
  'facility_fees',
  'facility_repayments',
  'tranche_interest',
  'tranche_payments',
  'advances',
  'distributions',
] as const;

const total = (row: LedgerRow, names: readonly (keyof LedgerRow)[]): number =>
  names.reduce((sum, name) => sum + row[name], 0);

/** A million lent on a home of two million, 5% simple interest, nothing else happens, repaid at maturity after a year. */
function oneLoanFund(): SimulationConfig {
  const base = randomConfiguration(0, 'market');
  const only = { only: 0 };
  return {
    ...base,
    zones: ['only'],
    fund: { ...base.fund, fund_size: 1e6, fund_term: 3, extension_years: 0, gp_commitment_percentage: 0 },
    fees: {
      ...base.fees,
      management_fee_rate: 0,
      servicing_fee_rate: 0,
      expense_rate: 0,
      fixed_annual_expenses: 0,
      formation_costs: 0,
    },
    deployment: { ...base.deployment, deployment_period: 1, target_deployment: 1, cash_yield: 0 },
    origination: {
      ...base.origination,
      loan_size_distribution: 'fixed',
      avg_loan_size: 1e6,
      avg_loan_ltv: 0.5,
      ltv_std_dev: 0,
      ltv_zone_shift: only,
      zone_allocations: { only: 1 },
    },
    contract: {
      ...base.contract,
      contract_term_years: 1,
      share_multiplier: 0,
      maintenance_shortfall_probability: 0,
    },
    price_path: {
      ...base.price_path,
      model_type: 'gbm',
      appreciation_rates: only,
      volatility: only,
      correlation_matrix: [[1]],
    },
    exit: {
      ...base.exit,
      base_sale_rate: 0,
      base_refinance_rate: 0,
      life_event_rate: 0,
      default_rates: only,
      recovery_rates: only,
      maturity_default_probability: 0,
      maturity_extension_probability: 0,
    },
  };
}

describe('reference path', () => {
  it('of one loan is what can be done in the head', () => {
    const { ledger, waterfall, metrics, positions } = referencePath(oneLoanFund(), 0);
    expect(positions).toHaveLength(1);
    expect(positions[0]).toMatchObject({ exit_month: 12, cause: 'maturity_repaid', claim: 1_050_000, paid: 1_050_000 });
    expect(ledger).toHaveLength(13);
    expect(ledger[0]?.capital_calls).toBe(1e6);
    expect(ledger[6]?.nav).toBeCloseTo(1_025_000, 6);
    expect(waterfall).toHaveLength(1);
    expect(waterfall[0]).toMatchObject({ month: 12, cash: 1_050_000, return_of_capital: 1e6, carry: 0 });
    expect(waterfall[0]?.accrued_pref).toBeCloseTo(30_000, 6);
    expect(metrics['net_irr']).toBeCloseTo(0.05, 12);
    expect(metrics['tvpi']).toBeCloseTo(1.05, 12);
    expect(metrics['hurdle_cleared']).toBe(0);
  });

  it.each(CONFIGURATION_FOCUSES)(
    'of focus %s conserves cash every month and splits every distribution fully',
    (focus) => {
      for (let seed = 0; seed < 12; seed += 1) {
        const config = randomConfiguration(seed, focus);
        const { ledger, waterfall } = referencePath(config, seed);
        const tolerance = 1e-10 * config.fund.fund_size;
        let payables = 0;
        let cash = 0;
        for (const row of ledger) {
          expect(row.opening_cash).toBe(cash);
          const sources = row.opening_cash + total(row, SOURCES) + row.payables - payables;
          expect(Math.abs(sources - total(row, USES) - row.closing_cash)).toBeLessThan(tolerance);
          expect(row.closing_cash).toBeGreaterThanOrEqual(0);
          [cash, payables] = [row.closing_cash, row.payables];
        }
        expect(cash).toBe(0);
        for (const row of waterfall) {
          expect(Math.abs(row.lp + row.gp - row.cash)).toBeLessThan(tolerance);
          expect(row.gp).toBeCloseTo(row.carry + row.gp_capital, 3);
        }
      }
    },
  );
});
