import { randomConfiguration } from '@ihome/testing';
import { exp } from '../math/exp';
import { baseWith, calmWith, type ConfigOverrides } from '../portfolio/portfolio.fixture';
import { resolveStrategy } from '../resolve/resolve-strategy';
import type { StressScenario } from '../resolve/stress-scenario';
import { explainPath } from '../trace/explain-path';
import type { PathTrace } from '../trace/trace-document';

const NEUTRAL: StressScenario = {
  name: 'neutral',
  month: 24,
  duration_months: 12,
  property_value_shock: 0,
  zones: [],
  interest_rate_shock: 0,
  default_rate_multiplier: 1,
  exit_rate_multiplier: 1,
  overrides: {},
};

const MONTH = NEUTRAL.month;
const LAST = MONTH + NEUTRAL.duration_months;

const stressed = (config: ReturnType<typeof baseWith>, scenario: Partial<StressScenario>, path = 0): PathTrace =>
  explainPath(resolveStrategy(config, { scenario: { ...NEUTRAL, ...scenario } }), path);

describe('a stress scenario', () => {
  it('moves a flat index by its shock, evenly over its months, and leaves it there', () => {
    const { index } = stressed(calmWith({}), { property_value_shock: -0.3 }).zones[0]!;
    expect(index[MONTH]).toBe(1);
    expect(index[MONTH + 6]).toBeCloseTo(Math.sqrt(0.7), 12);
    expect(index[LAST]).toBeCloseTo(0.7, 12);
    expect(index[index.length - 1]).toBeCloseTo(0.7, 12);
  });

  it.each(['gbm', 'momentum', 'regime_switching', 'historical_bootstrap'] as const)(
    'under %s each zone moves by the shock on the same random numbers, and no other zone',
    (model_type) => {
      const config = marketOf(model_type);
      const zone = config.zones[config.zones.length - 1]!;
      const plain = explainPath(resolveStrategy(config), 2);
      const shocked = stressed(config, { property_value_shock: -0.4, zones: [zone] }, 2);
      for (const [z, { zone: id, index }] of shocked.zones.entries()) {
        index.forEach((level, m) => {
          const part = id === zone ? Math.min(Math.max(m - MONTH, 0), 12) / 12 : 0;
          expect(level / (plain.zones[z]!.index[m]! * exp(part * Math.log(0.6)))).toBeCloseTo(1, 10);
        });
      }
    },
  );

  it('adds to the short rate in its months alone', () => {
    const config = baseWith({});
    const plain = explainPath(resolveStrategy(config), 1).short_rate;
    stressed(config, { interest_rate_shock: 0.03 }, 1).short_rate.forEach((rate, m) => {
      expect(rate - plain[m]!).toBeCloseTo(m > MONTH && m <= LAST ? 0.03 : 0, 12);
    });
  });

  it('without any shock changes nothing, to the bit', () => {
    for (let seed = 0; seed < 30; seed++) {
      const config = randomConfiguration(seed, 'whole');
      expect(stressed(config, {}, seed)).toEqual(explainPath(resolveStrategy(config), seed));
    }
  });

  it('multiplies the hazard of exits: nobody leaves in its months at 0, and at 2 twice as many as a closed form says', () => {
    const exit: ConfigOverrides['exit'] = {
      base_sale_rate: 0.6,
      base_refinance_rate: 0.6,
      life_event_rate: 0,
      ramp_months: 0,
      min_holding_period: 0,
      appreciation_sale_multiplier: 0,
      interest_rate_refinance_multiplier: 0,
      cap_proximity_multiplier: 0,
    };
    const leaving = (scenario: Partial<StressScenario>): { readonly at: number; readonly out: number } => {
      let at = 0;
      let out = 0;
      for (let path = 0; path < 60; path++) {
        for (const p of stressed(calmWith({ exit }), scenario, path).positions) {
          if (p.origination_month > MONTH || p.exit_month <= MONTH) continue;
          at++;
          if (p.exit_month <= LAST) out++;
        }
      }
      return { at, out };
    };
    expect(leaving({ exit_rate_multiplier: 0 }).out).toBe(0);
    for (const factor of [0.5, 1, 2]) {
      const { at, out } = leaving({ exit_rate_multiplier: factor });
      const expected = 1 - exp(-1.2 * factor);
      expect(Math.abs(out / at - expected)).toBeLessThan(4 * Math.sqrt((expected * (1 - expected)) / at));
    }
  });

  it('multiplies the hazard of defaults', () => {
    const exit: ConfigOverrides['exit'] = {
      default_rates: { a: 0.05 },
      default_correlation: { enabled: false, same_zone: 0, cross_zone: 0 },
      ltv_default_multiplier: 0,
    };
    const defaults = (factor: number): number => {
      let count = 0;
      for (let path = 0; path < 40; path++) {
        const { positions } = stressed(calmWith({ exit }), { default_rate_multiplier: factor }, path);
        count += positions.filter((p) => p.cause === 'default' && p.exit_month > MONTH && p.exit_month <= LAST).length;
      }
      return count;
    };
    expect(defaults(0)).toBe(0);
    const [once, thrice] = [defaults(1), defaults(3)];
    expect(thrice / once).toBeGreaterThan(2);
    expect(thrice / once).toBeLessThan(4);
  });
});

/** A configuration of a price model with its tables, drawn from the schema. */
function marketOf(model: string): ReturnType<typeof baseWith> {
  for (let seed = 0; ; seed++) {
    const config = randomConfiguration(seed, 'market');
    const long = config.fund.fund_term + config.fund.extension_years >= 4;
    if (config.price_path.model_type === model && long) return config;
  }
}
