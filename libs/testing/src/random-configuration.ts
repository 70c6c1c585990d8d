/**
 * Random valid configurations over the whole schema, with the edges overrepresented: one zone, sixteen zones, no volatility, short
 * funds, funds that hold one loan, fees beyond reason, funds that run out of cash, every value of every enum.
 *
 * Seeded, so a failing configuration is named by one number: `randomConfiguration(17, 'contract')`.
 */
import type { SimulationConfig } from '@ihome/config';
import fc from 'fast-check';
import { contractSection } from './random-configuration/contract-section';
import { Dice } from './random-configuration/dice';
import { exitSection } from './random-configuration/exit-section';
import { deploymentSection, feesSection, fundSection, waterfallSection } from './random-configuration/fund-sections';
import { gpEntitySection } from './random-configuration/gp-entity-section';
import { interestRateSection, pricePathSection } from './random-configuration/market-sections';
import { reinvestmentSection } from './random-configuration/reinvestment-section';
import { leverageSection } from './random-configuration/leverage-section';
import { tranchesSection } from './random-configuration/tranches-section';
import { withUncertainty } from './random-configuration/uncertainty-members';
import { withLateChoices } from './random-configuration/late-choices';
import { originationSection } from './random-configuration/origination-section';

/**
 * Which sections are random; the others are those of a small, plain fund. `whole` draws all, and parameters are the same on
 * every path but under `uncertainty`.
 */
export type ConfigurationFocus =
  | 'market'
  | 'interest_rate'
  | 'origination'
  | 'contract'
  | 'exit'
  | 'deployment'
  | 'fees'
  | 'reinvestment'
  | 'gp_entity'
  | 'leverage'
  | 'tranches'
  | 'waterfall'
  | 'uncertainty'
  | 'whole';

/** Every focus. */
export const CONFIGURATION_FOCUSES: readonly ConfigurationFocus[] = [
  'market',
  'interest_rate',
  'origination',
  'contract',
  'exit',
  'deployment',
  'fees',
  'reinvestment',
  'gp_entity',
  'leverage',
  'tranches',
  'waterfall',
  'uncertainty',
  'whole',
];

/** The configuration number `seed` of a focus. */
export function randomConfiguration(seed: number, focus: ConfigurationFocus = 'whole'): SimulationConfig {
  const dice = new Dice(seed, focus);
  const whole = focus === 'whole';
  const zones = zoneList(dice);
  const fund = fundSection(dice, { isPlain: !whole && focus !== 'deployment' && focus !== 'waterfall' });
  const use = (...names: readonly ConfigurationFocus[]): { readonly isPlain: boolean } => ({
    isPlain: !whole && !names.includes(focus),
  });
  const contract = contractSection(dice, use('contract'));
  const origination = originationSection(dice, { ...use('origination'), zones, fundSize: fund.fund_size });
  const terms = [contract.contract_term_years, ...origination.loan_tape.map((loan) => loan.term_years)];
  const config: SimulationConfig = {
    schema_version: '1.0.0',
    name: `random ${focus} ${seed}`,
    zones,
    fund,
    fees: feesSection(dice, { ...use('fees'), fundSize: fund.fund_size }),
    deployment: deploymentSection(dice, { ...use('deployment'), termYears: fund.fund_term }),
    origination,
    contract,
    price_path: pricePathSection(dice, { ...use('market'), zones }),
    interest_rate: interestRateSection(dice, use('interest_rate')),
    exit: exitSection(dice, { ...use('exit'), zones, contractMonths: 12 * Math.min(...terms) }),
    reinvestment: reinvestmentSection(dice, { ...use('reinvestment'), zones, origination, fundSize: fund.fund_size }),
    leverage: leverageSection(dice, use('leverage')),
    tranches: tranchesSection(dice, { ...use('tranches'), fundSize: fund.fund_size }),
    waterfall: waterfallSection(dice, use('waterfall')),
    gp_entity: gpEntitySection(dice, { ...use('gp_entity'), fundSize: fund.fund_size }),
    monte_carlo: {
      num_paths: 256,
      seed: dice.pick([0, 42, 4294967295, 4294967296, Number.MAX_SAFE_INTEGER, dice.integer(0, 2 ** 48)]),
      sampler: 'pseudo',
      scrambles: 16,
      convergence: { enabled: false, metric: 'net_irr.mean', half_width: 0.001, confidence: 0.95, min_paths: 2000 },
      control_variate: false,
      keep_paths: true,
      parameter_uncertainty: [],
      parameter_uncertainty_correlation: [],
    },
    risk: {
      risk_free_rate: 0.04,
      min_acceptable_return: 0.05,
      benchmark_return: dice.number(-0.05, 0.2),
      discount_rate: dice.number(-0.05, 0.2),
      confidence_levels: [0.9, 0.95, 0.99],
      interval_confidence: 0.95,
      quantile_method: dice.pick(['type7', 'harrell_davis']),
      bootstrap_replications: dice.integer(0, 50),
    },
    stress: { scenarios: [] },
    sensitivity: { method: 'none', parameters: [], samples: 0 },
    frontier: {
      return_metric: 'net_irr.mean',
      risk_metric: 'loss.es_95',
      points: 5,
      min_weight: 0,
      max_weight: 1,
      membership_bootstrap: 0,
    },
    guardrails: {
      enforcement: 'report',
      max_ltv: 1,
      max_zone_allocation: 1,
      zone_ticket_limits: dice.byZone(zones, () => 1e12),
      max_contract_term_months: 480,
      max_var_99: 1,
      max_es_99: 1,
      max_default_rate: 1,
      min_hurdle_clear_prob: null,
      max_leverage_use: 5,
      min_interest_coverage: 0,
      min_liquidity_buffer: 0,
      max_wal_years: 8,
      suburb_concentration_limit: 1,
      loan_concentration_limit: 1,
      stressed_ltv_limit: 2,
      zone_default_alert: 10,
      zone_volatility_alert: 10,
      min_tail_paths: 1,
      max_homeowner_cost: 1,
    },
    reporting: { percentiles: [0.05, 0.25, 0.5, 0.75, 0.95], sections: ['all'] },
    logging: { debug: false },
  };
  const isPlainPortfolio = use('origination').isPlain;
  const chosen = withLateChoices(config, new Dice(seed, `${focus} late`), { isPlainPortfolio });
  return focus === 'uncertainty' ? withUncertainty(chosen, dice) : chosen;
}

/** fast-check arbitrary of random configurations of a focus. */
export function configurationArbitrary(focus: ConfigurationFocus = 'whole'): fc.Arbitrary<SimulationConfig> {
  return fc.nat(1_000_000).map((seed) => randomConfiguration(seed, focus));
}

function zoneList(dice: Dice): string[] {
  const count = dice.pick([1, 2, 3, 3, 3, 3, 4, dice.integer(1, 8), 16]);
  const familiar = ['green', 'orange', 'red'];
  return Array.from({ length: count }, (_, i) => (count === 3 ? (familiar[i] ?? 'z') : `z${i + 1}`));
}
