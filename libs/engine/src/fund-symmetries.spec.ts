/** What must not change a fund, or change it by a factor, over random configurations of every part of the model. */
import * as fc from 'fast-check';
import type { SimulationConfig } from '@ihome/config';
import { randomConfiguration } from '@ihome/testing';
import { resolveStrategy } from './resolve/resolve-strategy';
import { explainPath } from './trace/explain-path';
import type { PathTrace } from './trace/trace-document';

const cases = fc.record({ seed: fc.nat(100_000), path: fc.nat(3) });

function forAllConfigurations(check: (config: SimulationConfig, path: number) => void, numRuns: number): void {
  fc.assert(
    fc.property(cases, ({ seed, path }) => check(randomConfiguration(seed, 'whole'), path)),
    { seed: 23, numRuns },
  );
}

const explain = (config: SimulationConfig, path: number): PathTrace => explainPath(resolveStrategy(config), path);

/** Figures that are no money. */
const UNSCALED = new Set(
  (
    'month id ltv term_years origination_month exit_month cash_month maintenance_shortfall appreciation_share ' +
    'net_irr gp_irr fund_irr gross_irr tvpi dpi rvpi gross_moic ks_pme excess_return payback_month j_curve_month wal ' +
    'default_rate default_rate_count loss_rate recovery_rate liquidity max_drawdown cash_drag hurdle_cleared ' +
    'herfindahl_zone share_cap share_floor share_non_recourse homeowner_cost_mean homeowner_cost_p95 insolvent ' +
    'positions terminal_index'
  ).split(' '),
);

/** Paths of the figures that are not k times what they were. */
function unlike(one: unknown, other: unknown, { k, name, size }: Scaling): string[] {
  if (typeof one === 'number' && typeof other === 'number') {
    const expected = UNSCALED.has(name) ? one : k * one;
    const floor = UNSCALED.has(name) ? 1 : k * size;
    return Math.abs(other - expected) <= 1e-8 * Math.max(Math.abs(expected), floor)
      ? []
      : [`${name}: ${one}, ${other}`];
  }
  if (typeof one !== 'object' || one === null)
    return one === other ? [] : [`${name}: ${String(one)}, ${String(other)}`];
  const [a, b] = [Object.entries(one), new Map(Object.entries(other as object))];
  if (a.length !== b.size) return [`${name}: ${a.length} parts, ${b.size} parts`];
  return a.flatMap(([key, value]) => {
    const isPlace = Array.isArray(one);
    return unlike(value, b.get(key), { k, name: isPlace ? name : key, size });
  });
}

interface Scaling {
  readonly k: number;
  readonly name: string;
  /** Commitments before the scaling: the size of rounding. */
  readonly size: number;
}

describe('scale', () => {
  /** The configuration with every amount of money times k. */
  function scaled(config: SimulationConfig, k: number): SimulationConfig {
    const { fund, fees, origination, guardrails } = config;
    const tickets = Object.entries(guardrails.zone_ticket_limits).map(([zone, limit]) => [zone, k * limit]);
    return {
      ...config,
      fund: { ...fund, fund_size: k * fund.fund_size },
      fees: {
        ...fees,
        per_position_cost: k * fees.per_position_cost,
        fixed_annual_expenses: k * fees.fixed_annual_expenses,
        formation_costs: k * fees.formation_costs,
      },
      origination: {
        ...origination,
        avg_loan_size: k * origination.avg_loan_size,
        loan_size_std_dev: k * origination.loan_size_std_dev,
        min_loan_size: k * origination.min_loan_size,
        max_loan_size: k * origination.max_loan_size,
      },
      guardrails: { ...guardrails, zone_ticket_limits: Object.fromEntries(tickets) as Record<string, number> },
    };
  }

  // Powers of two leave every rounding where it was, so that no loan more or less is bought.
  test.each([0.25, 16])('all amounts × %d: every amount of the trace × it, all else as it was', (k) => {
    forAllConfigurations((config, path) => {
      const [one, other] = [explain(config, path), explain(scaled(config, k), path)];
      const size = config.fund.fund_size;
      for (const part of ['positions', 'ledger', 'waterfall', 'metrics'] as const) {
        expect(unlike(one[part], other[part], { k, name: part, size }).slice(0, 5)).toEqual([]);
      }
      expect(other.zones).toEqual(one.zones);
    }, 15);
  });
});

describe('without randomness', () => {
  /** Nothing left to chance: no volatility, no dispersion, no hazard. */
  function certain(config: SimulationConfig): SimulationConfig {
    const { price_path: price, origination, exit } = config;
    const none = Object.fromEntries(config.zones.map((zone) => [zone, 0]));
    return {
      ...config,
      price_path: {
        ...price,
        volatility: none,
        house_variance_linear: 0,
        house_variance_quadratic: 0,
        appraisal_noise_std: 0,
      },
      interest_rate: { ...config.interest_rate, volatility: 0 },
      origination: {
        ...origination,
        loan_size_std_dev: 0,
        ltv_std_dev: 0,
        senior_mortgage_ltv_std_dev: 0,
        zone_allocation_precision: 1,
      },
      contract: { ...config.contract, maintenance_shortfall_probability: 0 },
      exit: {
        ...exit,
        base_sale_rate: 0,
        base_refinance_rate: 0,
        life_event_rate: 0,
        default_rates: none,
        maturity_default_probability: 0,
        maturity_extension_probability: 0,
      },
    };
  }

  test('every path and every seed is the same', () => {
    forAllConfigurations((config, path) => {
      const fund = certain(config);
      const other = { ...fund, monte_carlo: { ...fund.monte_carlo, seed: 4711 } };
      const { positions, ledger, waterfall, metrics } = explain(fund, path);
      expect(explain(other, path + 100)).toMatchObject({ positions, ledger, waterfall, metrics });
    }, 15);
  });

  test('indices are their trend, homes follow them, and everybody stays to the end', () => {
    forAllConfigurations((config, path) => {
      const fund = certain(config);
      const trace = explain(fund, path);
      for (const { zone, index } of trace.zones) {
        const expected = trendOf(fund, zone);
        const worst = Math.max(...index.map((level, m) => Math.abs(level / expected[m]! - 1)));
        expect(worst).toBeLessThan(1e-9);
      }
      for (const position of trace.positions) {
        const { index } = trace.zones.find(({ zone }) => zone === position.zone)!;
        const growth = index[position.exit_month]! / index[position.origination_month]!;
        expect(position.value_at_exit / (position.value_at_origination * growth)).toBeCloseTo(1, 9);
        expect(['maturity_repaid', 'fund_end']).toContain(position.cause);
      }
    }, 15);
  });

  /** Growth of the fund years, initial momentum and cycle, month by month. */
  function trendOf({ price_path: price, fund }: SimulationConfig, zone: string): number[] {
    const momentum = price.model_type === 'momentum';
    const [phi, kappa] = momentum ? [price.momentum[zone]!, price.error_correction[zone]!] : [0, 0];
    let speed = momentum ? price.initial_momentum[zone]! / 12 : 0;
    let deviation = 0;
    let log = 0;
    const levels = [1];
    for (let m = 1; m <= 12 * (fund.fund_term + fund.extension_years); m++) {
      const year = Math.floor((m - 1) / 12) + 1;
      const shift = price.market_conditions_by_year.find((entry) => entry.year === year)?.growth_shift ?? 0;
      speed = phi * speed - kappa * deviation;
      deviation += speed;
      const phase = m / (12 * price.cycle_length_years) + price.cycle_position;
      log += Math.log(1 + price.appreciation_rates[zone]! + shift) / 12;
      log += (price.cycle_amplitude * Math.sin(2 * Math.PI * phase)) / 12;
      levels.push(Math.exp(log + deviation));
    }
    return levels;
  }
});

describe('a feature with neutral settings changes nothing', () => {
  type Change = (config: SimulationConfig) => SimulationConfig;
  const years = [1, 2, 5];

  test.each<[string, Change, Change]>([
    ['a cap out of reach', (config) => uncapped(config, null), (config) => uncapped(config, 1e4)],
    [
      'a floor of nothing',
      (config) => ({ ...config, contract: { ...config.contract, minimum_multiple: null } }),
      (config) => ({ ...config, contract: { ...config.contract, minimum_multiple: 0 } }),
    ],
    [
      'market conditions as ever',
      (config) => ({ ...config, price_path: { ...config.price_path, market_conditions_by_year: [] } }),
      (config) => ({
        ...config,
        price_path: {
          ...config.price_path,
          market_conditions_by_year: years.map((year) => ({
            year,
            growth_shift: 0,
            rate_shift: 0,
            default_multiplier: 1,
          })),
        },
      }),
    ],
    [
      'vintages like any other',
      (config) => ({ ...config, exit: { ...config.exit, vintage_multipliers: [] } }),
      (config) => ({
        ...config,
        exit: { ...config.exit, vintage_multipliers: years.map((year) => ({ year, multiplier: 1 })) },
      }),
    ],
    [
      'a fee schedule that repeats the rate',
      (config) => ({ ...config, fees: { ...config.fees, management_fee_schedule: [] } }),
      (config) => ({
        ...config,
        fees: {
          ...config.fees,
          management_fee_schedule: years.map((year) => ({ year, rate: config.fees.management_fee_rate })),
        },
      }),
    ],
    [
      'a step-down by nothing',
      (config) => ({ ...config, fees: { ...config.fees, management_fee_step_down: false } }),
      (config) => ({
        ...config,
        fees: { ...config.fees, management_fee_step_down: true, management_fee_step_down_rate: 1 },
      }),
    ],
    [
      'rebalancing without strength',
      (config) => ({ ...config, origination: { ...config.origination, zone_rebalancing_enabled: false } }),
      (config) => ({
        ...config,
        origination: { ...config.origination, zone_rebalancing_enabled: true, rebalancing_strength: 0 },
      }),
    ],
    [
      'maintenance that loses nothing',
      (config) => ({ ...config, contract: { ...config.contract, maintenance_shortfall_probability: 0 } }),
      (config) => ({
        ...config,
        contract: {
          ...config.contract,
          maintenance_shortfall_probability: 1,
          maintenance_shortfall_mean: 0,
        },
      }),
    ],
  ])('%s', (_, off, on) => {
    forAllConfigurations((config, path) => {
      const [without, other] = [explain(off(config), path), explain(on(config), path)];
      for (const part of ['ledger', 'waterfall', 'metrics'] as const) {
        const scaling = { k: 1, name: part, size: config.fund.fund_size };
        expect(unlike(without[part], other[part], scaling).slice(0, 5)).toEqual([]);
      }
    }, 12);
  });

  /**
   * Cap proximity, whose hazards look at the cap even when it never binds, is off; nor is a claim above the advance from the
   * first day, when every cap is the advance itself.
   */
  function uncapped(config: SimulationConfig, return_cap_annual: number | null): SimulationConfig {
    return {
      ...config,
      contract: {
        ...config.contract,
        return_cap_annual,
        appreciation_share_method: 'fixed_rate',
        property_value_discount_rate: 0,
      },
      exit: { ...config.exit, cap_proximity_multiplier: 0 },
    };
  }
});
