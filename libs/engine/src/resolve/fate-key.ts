import type { SimulationConfig } from '@ihome/config';

import { scenarioKey, type StressScenario } from './stress-scenario';

/**
 * What the fate of a loan (draw, exit, value of the home) depends on besides the market: strategies of one market with
 * equal keys may share it. Contract terms count only where exits react to them: the cap through cap proximity, share steps
 * through the tier boundary. Recovery, maintenance and the discount of the fund's end come after the fate.
 */
export function fateKey(config: SimulationConfig, scenario: StressScenario | null): string {
  const { origination, contract, price_path, fund, monte_carlo } = config;
  const {
    recovery_model: _model,
    recovery_rates: _rates,
    distressed_sale_discount: _distress,
    foreclosure_cost: _cost,
    foreclosure_time_months: _lag,
    carrying_cost_rate: _carrying,
    ...exit
  } = config.exit;
  const capActs = contract.return_cap_annual !== null && exit.cap_proximity_multiplier !== 0;
  const stepsAct = contract.appreciation_share_method === 'share_of_value' && exit.tier_boundary_multiplier !== 0;
  return JSON.stringify([
    monte_carlo.seed,
    config.zones,
    fund.fund_term + fund.extension_years,
    // The table is the market's own, whose strategies have it in common.
    { ...price_path, index_table: [] },
    config.interest_rate,
    origination,
    // Loans of a fixed portfolio have no numbers of their path; which of them are in it the programme decides.
    origination.portfolio_mode === 'fixed' ? [config.deployment, fund.fund_size] : null,
    exit,
    contract.contract_term_years,
    capActs ? contract : null,
    stepsAct ? contract.share_steps : null,
    scenarioKey(scenario),
  ]);
}
