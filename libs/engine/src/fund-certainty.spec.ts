/** A fund without anything left to chance is the deterministic path, over random configurations of every part of the model. */
import type { SimulationConfig } from '@ihome/config';
import { explain, forAllConfigurations, unlike } from './fund-comparison.fixture';

/** Nothing left to chance: no volatility, no dispersion, no hazard; regimes are never left, the history is the same every month. */
function certain(config: SimulationConfig): SimulationConfig {
  const { price_path: price, origination, exit, zones } = config;
  const none = Object.fromEntries(zones.map((zone) => [zone, 0]));
  return {
    ...config,
    price_path: {
      ...price,
      volatility: none,
      regimes: price.regimes.map((regime) => ({ ...regime, volatility: none })),
      regime_transitions: price.regimes.map((_, i) => price.regimes.map((__, j) => (i === j ? 1 : 0))),
      initial_regime: price.regimes[0]?.name ?? null,
      index_table: price.index_table.map((row, m) => ({
        ...row,
        levels: Object.fromEntries(zones.map((zone) => [zone, 100 * HISTORY ** m])),
      })),
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
      suburbs: origination.suburbs
        .filter(({ zone }, i, all) => all.findIndex((suburb) => suburb.zone === zone) === i)
        .map((suburb) => ({ ...suburb, volatility: 0 })),
      loan_tape: origination.loan_tape.map((loan) => ({ ...loan, suburb: null })),
    },
    contract: { ...config.contract, maintenance_shortfall_probability: 0 },
    exit: {
      ...exit,
      base_sale_rate: 0,
      base_refinance_rate: 0,
      life_event_rate: 0,
      default_rates: none,
      exit_year_std_dev: 0,
      early_exit_probability: 0,
      maturity_default_probability: 0,
      maturity_extension_probability: 0,
    },
  };
}

/** Monthly growth of the index table. */
const HISTORY = 1.003;

test('every path and every seed is the same', () => {
  forAllConfigurations((config, path) => {
    const fund = certain(config);
    const other = { ...fund, monte_carlo: { ...fund.monte_carlo, seed: 4711 } };
    const { seed: _seed, path: _path, ...story } = explain(fund, path);
    const { seed: _other, path: _elsewhere, ...again } = explain(other, path + 100);
    expect(unlike(story, again, { k: 1, name: 'trace', size: fund.fund.fund_size }).slice(0, 5)).toEqual([]);
  }, 20);
});

test('indices are their trend, homes follow them, and everybody stays to the end', () => {
  const models = new Set<string>();
  forAllConfigurations((config, path) => {
    const fund = certain(config);
    const trace = explain(fund, path);
    models.add(fund.price_path.model_type);
    for (const { zone, index } of [...trace.zones, ...trace.suburbs]) {
      const suburb = trace.suburbs.find((candidate) => candidate.index === index)?.suburb;
      const expected = trendOf(fund, zone, suburb);
      const worst = Math.max(...index.map((level, m) => Math.abs(level / expected[m]! - 1)));
      expect(worst).toBeLessThan(1e-9);
    }
    for (const position of trace.positions) {
      const { index } =
        trace.suburbs.find(({ suburb }) => suburb === position.suburb) ??
        trace.zones.find(({ zone }) => zone === position.zone)!;
      const growth = index[position.exit_month]! / index[position.origination_month]!;
      expect(position.value_at_exit / (position.value_at_origination * growth)).toBeCloseTo(1, 9);
      // With exit times of their own a month without hazards leaves a sale.
      const causes = fund.exit.timing_model === 'distribution' ? ['sale'] : ['maturity_repaid'];
      expect([...causes, 'fund_end']).toContain(position.cause);
    }
  }, 40);
  expect(models).toEqual(new Set(['gbm', 'momentum', 'regime_switching', 'historical_bootstrap']));
});

/** Growth of the fund years, initial momentum and cycle, month by month; with the adjustment of a suburb. */
function trendOf({ price_path: price, fund, origination }: SimulationConfig, zone: string, suburb?: string): number[] {
  const adjustment = origination.suburbs.find(({ id }) => id === suburb)?.growth_adjustment ?? 0;
  const momentum = price.model_type === 'momentum';
  const [phi, kappa] = momentum ? [price.momentum[zone]!, price.error_correction[zone]!] : [0, 0];
  let speed = momentum ? price.initial_momentum[zone]! / 12 : 0;
  let deviation = 0;
  let log = 0;
  const levels = [1];
  const growth = growthOf(price, zone);
  for (let m = 1; m <= 12 * (fund.fund_term + fund.extension_years); m++) {
    const year = Math.floor((m - 1) / 12) + 1;
    const shift = price.market_conditions_by_year.find((entry) => entry.year === year)?.growth_shift ?? 0;
    speed = phi * speed - kappa * deviation;
    deviation += speed;
    const phase = m / (12 * price.cycle_length_years) + price.cycle_position;
    log += Math.log(1 + growth + adjustment + shift) / 12;
    log += (price.cycle_amplitude * Math.sin(2 * Math.PI * phase)) / 12;
    levels.push(Math.exp(log + deviation));
  }
  return levels;
}

/** Annual growth: of the zone, of its regime that is never left, or of its history unless that is recentred. */
function growthOf(price: SimulationConfig['price_path'], zone: string): number {
  if (price.model_type === 'regime_switching') return price.regimes[0]!.growth_rates[zone]!;
  if (price.model_type === 'historical_bootstrap' && !price.bootstrap_recentre) return HISTORY ** 12 - 1;
  return price.appreciation_rates[zone]!;
}
