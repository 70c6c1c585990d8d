/** Turning a feature on with settings that do nothing changes nothing, over random configurations of every part of the model. */
import type { SimulationConfig } from '@ihome/config';
import { explain, forAllConfigurations, unlike } from './fund-comparison.fixture';

type Change = (config: SimulationConfig) => SimulationConfig;
/** Members of some sections. */
type Members = {
  readonly [Name in keyof SimulationConfig]?: SimulationConfig[Name] extends object
    ? Partial<SimulationConfig[Name]>
    : never;
};

/** The configuration with other members of some sections. */
function withMembers(config: SimulationConfig, members: Members): SimulationConfig {
  const sections = Object.entries(members).map(([name, section]) => [
    name,
    { ...(config[name as keyof SimulationConfig] as object), ...(section as object) },
  ]);
  return { ...config, ...(Object.fromEntries(sections) as object) };
}

const set =
  (members: Members): Change =>
  (config) =>
    withMembers(config, members);

/** A change whose members depend on the configuration. */
const setBy =
  (members: (config: SimulationConfig) => Members): Change =>
  (config) =>
    withMembers(config, members(config));

const each = (config: SimulationConfig, value: number): Record<string, number> =>
  Object.fromEntries(config.zones.map((zone) => [zone, value]));

const YEARS = [1, 2, 5];
const MARKET = { growth_shift: 0, rate_shift: 0, default_multiplier: 1 };

/**
 * Cap proximity, whose hazards look at the cap even when it never binds, is off; nor is a claim above the advance from the
 * first day, when every cap is the advance itself.
 */
const capped = (return_cap_annual: number | null): Change =>
  set({
    contract: { return_cap_annual, appreciation_share_method: 'fixed_rate', property_value_discount_rate: 0 },
    exit: { cap_proximity_multiplier: 0 },
  });

/** Both regimes are the market of the zones, and a recession multiplies nothing. */
const regimes = (config: SimulationConfig): Members => ({
  price_path: {
    model_type: 'regime_switching',
    regimes: ['one', 'other'].map((name) => ({
      name,
      growth_rates: config.price_path.appreciation_rates,
      volatility: config.price_path.volatility,
      is_recession: name === 'other',
    })),
    regime_transitions: [
      [0.8, 0.2],
      [0.3, 0.7],
    ],
    initial_regime: 'one',
  },
});

const recessionProof: Members = { exit: { recession_default_multiplier: 1 } };

const RECYCLES = { enabled: true, reinvestment_period: 8, reinvestment_rate: 1, recycle_cap: 1 };
const NO_TILT = { lookback_months: 12, weight: 0, max_adjustment: 1 };

/** What is the same in every section of the trace that has a fund in it. */
const SAME_FUND: readonly (readonly [string, Change, Change])[] = [
  ['a cap out of reach', capped(null), capped(1e4)],
  ['a floor of nothing', set({ contract: { minimum_multiple: null } }), set({ contract: { minimum_multiple: 0 } })],
  [
    'risk pricing without a slope',
    set({ contract: { risk_pricing_ltv_slope: 0, risk_pricing_ltv_reference: 0 } }),
    set({ contract: { risk_pricing_ltv_slope: 0, risk_pricing_ltv_reference: 0.5 } }),
  ],
  [
    'tiers of one share',
    set({ contract: { appreciation_share_method: 'fixed_rate', appreciation_share: 0.3 } }),
    set({
      contract: {
        appreciation_share_method: 'tiered',
        tiered_appreciation_thresholds: [0.2, 0.9],
        tiered_appreciation_shares: [0.3, 0.3, 0.3],
      },
    }),
  ],
  [
    'a step to the share that is',
    set({
      contract: { appreciation_share_method: 'share_of_value', appreciation_share: 0.2, share_steps: [] },
      exit: { tier_boundary_multiplier: 0 },
    }),
    set({
      contract: {
        appreciation_share_method: 'share_of_value',
        appreciation_share: 0.2,
        share_steps: [{ from_year: 3, share: 0.2 }],
      },
      exit: { tier_boundary_multiplier: 0 },
    }),
  ],
  [
    'maintenance that loses nothing',
    set({ contract: { maintenance_shortfall_probability: 0 } }),
    set({ contract: { maintenance_shortfall_probability: 1, maintenance_shortfall_mean: 0 } }),
  ],
  [
    'market conditions as ever',
    set({ price_path: { market_conditions_by_year: [] } }),
    set({ price_path: { market_conditions_by_year: YEARS.map((year) => ({ year, ...MARKET })) } }),
  ],
  [
    'momentum without memory',
    set({ price_path: { model_type: 'gbm' } }),
    setBy((config) => {
      const none = each(config, 0);
      const memory = { momentum: none, error_correction: none, initial_momentum: none };
      return { price_path: { model_type: 'momentum', ...memory } };
    }),
  ],
  [
    'regimes that are alike',
    setBy((config) => ({ ...recessionProof, price_path: { ...regimes(config).price_path, model_type: 'gbm' } })),
    setBy((config) => ({ ...recessionProof, ...regimes(config) })),
  ],
  [
    'a short rate that starts at its mean and does not move',
    set({ interest_rate: { model: 'constant', base_rate_initial: 0.04 } }),
    set({ interest_rate: { model: 'vasicek', base_rate_initial: 0.04, long_term_mean: 0.04, volatility: 0 } }),
  ],
  [
    'vintages like any other',
    set({ exit: { vintage_multipliers: [] } }),
    set({ exit: { vintage_multipliers: YEARS.map((year) => ({ year, multiplier: 1 })) } }),
  ],
  [
    'defaults correlated by nothing',
    set({ exit: { default_correlation: { enabled: false, same_zone: 0, cross_zone: 0 } } }),
    set({ exit: { default_correlation: { enabled: true, same_zone: 0, cross_zone: 0 } } }),
  ],
  [
    'a fee schedule that repeats the rate',
    set({ fees: { management_fee_schedule: [] } }),
    setBy(({ fees }) => ({
      fees: { management_fee_schedule: YEARS.map((year) => ({ year, rate: fees.management_fee_rate })) },
    })),
  ],
  [
    'a step-down by nothing',
    set({ fees: { management_fee_step_down: false } }),
    set({ fees: { management_fee_step_down: true, management_fee_step_down_rate: 1 } }),
  ],
  [
    'a stepped basis that never turns',
    set({ fees: { management_fee_basis: 'committed_capital', management_fee_step_down: false } }),
    set({
      fees: {
        management_fee_basis: 'stepped',
        stepped_after: 'step_down_year',
        management_fee_step_down: false,
        management_fee_step_down_year: 40,
      },
    }),
  ],
  [
    'an offset of no fee',
    set({ fees: { origination_fee_rate: 0, management_fee_offset_percentage: 0 } }),
    set({ fees: { origination_fee_rate: 0, management_fee_offset_percentage: 1 } }),
  ],
  [
    'rebalancing without strength',
    set({ origination: { zone_rebalancing_enabled: false } }),
    set({ origination: { zone_rebalancing_enabled: true, rebalancing_strength: 0 } }),
  ],
  [
    'recycling of nothing within the deployment window',
    set({ reinvestment: { enabled: false, reinvestment_period: 0 } }),
    set({ reinvestment: { enabled: true, reinvestment_period: 0, recycle_cap: 0, cash_reserve_target: 0 } }),
  ],
  [
    'a tilt without weight',
    set({ reinvestment: { ...RECYCLES, dynamic_allocation: { enabled: false, ...NO_TILT } } }),
    set({ reinvestment: { ...RECYCLES, dynamic_allocation: { enabled: true, ...NO_TILT } } }),
  ],
  [
    'zones preferred alike',
    set({ reinvestment: { reinvestment_strategy: 'maintain_allocation' } }),
    setBy((config) => ({
      reinvestment: { reinvestment_strategy: 'custom', zone_preference_multipliers: each(config, 3) },
    })),
  ],
  [
    'leverage without a facility',
    setBy(({ leverage }) => ({ leverage: { enabled: false, ...facilitiesOff(leverage) } })),
    setBy(({ leverage }) => ({ leverage: { enabled: true, ...facilitiesOff(leverage) } })),
  ],
  [
    'a rule that never holds',
    set({ leverage: { dynamic_rules: [] } }),
    set({ leverage: { dynamic_rules: [{ metric: 'fund_year', op: '<', value: 0, set_max_leverage: 0 }] } }),
  ],
  [
    'an empty list of tranches',
    set({ tranches: { enabled: false, list: [] } }),
    set({ tranches: { enabled: true, list: [] } }),
  ],
  [
    'tests of tranches that nothing fails',
    set({ tranches: { overcollateralization_test: { threshold: null }, interest_coverage_test: { threshold: null } } }),
    set({ tranches: { overcollateralization_test: { threshold: 0 }, interest_coverage_test: { threshold: 0 } } }),
  ],
  [
    'a tier at the carry itself',
    set({ waterfall: { extra_tiers: [] } }),
    setBy(({ waterfall: { hurdle_rate, carried_interest_rate } }) => ({
      waterfall: { extra_tiers: [{ hurdle_rate: hurdle_rate + 0.05, carried_interest_rate }] },
    })),
  ],
  [
    'interim tests without a clawback',
    set({ waterfall: { clawback_provision: false, clawback_interim: false } }),
    set({ waterfall: { clawback_provision: false, clawback_interim: true } }),
  ],
  [
    'priority of a reinvestment that is off',
    set({ reinvestment: { enabled: false }, waterfall: { distribution_policy: 'available_cash' } }),
    set({ reinvestment: { enabled: false }, waterfall: { distribution_policy: 'reinvestment_priority' } }),
  ],
  [
    'equalisation of a single closing',
    set({ fund: { closings: [{ month: 0, fraction: 1 }], equalisation_rate: 0 } }),
    set({ fund: { closings: [{ month: 0, fraction: 1 }], equalisation_rate: 0.3 } }),
  ],
];

/** What is the same but for figures of the feature itself. */
const SAME_CASH: readonly (readonly [string, Change, Change])[] = [
  [
    'facilities that lend nothing for nothing',
    set({ leverage: { enabled: false } }),
    setBy(({ leverage: { green_sleeve, ramp_line, deal_note, a_plus_overadvance } }) => ({
      leverage: {
        enabled: true,
        green_sleeve: { ...green_sleeve, advance_rate: 0, commitment_fee_bps: 0 },
        a_plus_overadvance: { ...a_plus_overadvance, advance_rate: 0 },
        ramp_line: { ...ramp_line, limit_pct_commit: 0 },
        deal_note: { ...deal_note, note_pct: 0 },
      },
    })),
  ],
  [
    'tranches of no size',
    set({ tranches: { enabled: false } }),
    setBy(({ tranches }) => ({
      tranches: { enabled: true, list: tranches.list.map((tranche) => ({ ...tranche, size: 0 })) },
    })),
  ],
  [
    'suburbs that move with their zone',
    set({ origination: { suburbs: [], portfolio_mode: 'per_path', loan_tape: [] } }),
    setBy(({ zones }) => ({
      origination: {
        portfolio_mode: 'per_path',
        loan_tape: [],
        suburbs: zones.map((zone) => ({ id: `of ${zone}`, zone, weight: 2, growth_adjustment: 0, volatility: 0 })),
      },
    })),
  ],
  ['a management company', set({ gp_entity: { enabled: false } }), set({ gp_entity: { enabled: true } })],
];

function facilitiesOff({
  green_sleeve,
  ramp_line,
  deal_note,
}: SimulationConfig['leverage']): Partial<SimulationConfig['leverage']> {
  return {
    green_sleeve: { ...green_sleeve, enabled: false },
    ramp_line: { ...ramp_line, enabled: false },
    deal_note: { ...deal_note, enabled: false },
  };
}

const FUND = ['ledger', 'waterfall', 'clawback_payments', 'closings', 'gp_entity', 'metrics'] as const;
const CASH = ['ledger', 'waterfall', 'clawback_payments', 'closings'] as const;

describe('a feature with neutral settings changes nothing', () => {
  test.each([...SAME_FUND.map((row) => [...row, FUND] as const), ...SAME_CASH.map((row) => [...row, CASH] as const)])(
    '%s',
    (_, off, on, parts) => {
      forAllConfigurations((config, path) => {
        const [without, other] = [explain(off(config), path), explain(on(config), path)];
        for (const part of parts) {
          const scaling = { k: 1, name: part, size: config.fund.fund_size };
          expect(unlike(without[part], other[part], scaling).slice(0, 5)).toEqual([]);
        }
      }, 12);
    },
  );
});
