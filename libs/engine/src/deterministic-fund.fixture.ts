import type { SimulationConfig } from '@ihome/config';
import { calmWith, type ConfigOverrides } from './portfolio/portfolio.fixture';
import { resolveStrategy } from './resolve/resolve-strategy';
import { explainPath } from './trace/explain-path';
import type { PathTrace } from './trace/trace-document';

/**
 * For specs: a fund without any randomness, derived by hand.
 *
 * Eight advances of 1m in month 0, each 25% of a home worth 4m. The index grows 10% a year. Nobody leaves before the contract ends after
 * five years. Owed then: 1m + 5 × 5% interest + 25% of the rise 4m·(1.1⁵ − 1) = 1m + 0.25m + 0.61051m = 1.86051m,
 * so 14.88408m in month 60. The fund has 10m of commitments, called just in time, and pays 2% of them a year in advance.
 */
const DETERMINISTIC: ConfigOverrides = {
  fund: { fund_size: 10e6, fund_term: 6, extension_years: 0, gp_commitment_percentage: 0, fund_end_discount: 0 },
  fees: {
    management_fee_frequency: 'annual',
    management_fee_step_down: false,
    origination_fee_rate: 0,
    servicing_fee_rate: 0,
    expense_rate: 0,
    fixed_annual_expenses: 0,
    formation_costs: 0,
  },
  deployment: { deployment_period: 1, target_deployment: 0.8, minimum_cash_reserve: 0, cash_yield: 0 },
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
  waterfall: { distribution_frequency: 'quarterly' },
};

/** Its configuration, with further overrides section by section. */
export function deterministicFund(...overrides: readonly ConfigOverrides[]): SimulationConfig {
  const sections: Record<string, object> = {};
  for (const layer of [DETERMINISTIC, ...overrides]) {
    for (const [name, section] of Object.entries(layer)) sections[name] = { ...sections[name], ...(section as object) };
  }
  return calmWith(sections);
}

/** Its only path, likewise. */
export function explainDeterministic(...overrides: ConfigOverrides[]): PathTrace {
  return explainPath(resolveStrategy(deterministicFund(...overrides)), 0);
}
