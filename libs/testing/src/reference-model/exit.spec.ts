import type { SimulationConfig } from '@ihome/config';
import { randomConfiguration } from '../random-configuration';
import { stressedProbability } from './default-factor';
import { exitOf, houseVariance, type Bought, type World } from './exit';
import { randomSource } from './random-numbers';

const base = randomConfiguration(0, 'market');

/** Hazards that nothing moves: sale 6%, buy-out 8%, default 1% a year, ten-year contracts in a twelve-year fund. */
const constant: SimulationConfig = {
  ...base,
  zones: ['only'],
  fund: { ...base.fund, fund_term: 12, extension_years: 0 },
  exit: {
    ...base.exit,
    base_sale_rate: 0.06,
    base_refinance_rate: 0.08,
    life_event_rate: 0,
    default_rates: { only: -Math.expm1(-0.01) },
    recovery_rates: { only: 1 },
    ramp_months: 0,
    min_holding_period: 0,
    appreciation_sale_multiplier: 0,
    interest_rate_refinance_multiplier: 0,
    ltv_default_multiplier: 0,
    recession_default_multiplier: 1,
    maturity_extension_probability: 0,
    maturity_default_probability: 0,
  },
};

function flatWorld(seed: number): World {
  const months = 144;
  return {
    config: constant,
    random: randomSource(seed, 0),
    market: {
      logIndex: [new Array<number>(months + 1).fill(0)],
      nationalFactor: new Array<number>(months + 1).fill(0),
      regimes: [],
      suburbIndex: [],
    },
    rates: new Array<number>(months + 1).fill(0.03),
    defaultHazards: [new Array<number>(13).fill(0.01)],
  };
}

describe('exits of the reference model', () => {
  it('end in the proportions of constant competing hazards, within four standard errors', () => {
    const world = flatWorld(11);
    const n = 4000;
    const counts: Record<string, number> = {};
    for (let id = 0; id < n; id += 1) {
      const position: Bought = {
        id,
        originationMonth: 0,
        zone: 'only',
        suburb: null,
        termMonths: 120,
        advance: 1,
        ltv: 0.3,
        valueAtOrigination: 1 / 0.3,
        seniorAtOrigination: 0,
      };
      const { cause } = exitOf(world, position);
      counts[cause] = (counts[cause] ?? 0) + 1;
    }
    const expected = { sale: 0.3107479, refinance: 0.4143306, default: 0.0517913, maturity_repaid: 0.2231302 };
    for (const [cause, p] of Object.entries(expected)) {
      expect(Math.abs((counts[cause] ?? 0) / n - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / n));
    }
    expect(Object.keys(counts).sort()).toEqual(Object.keys(expected).sort());
  });

  it('stresses a default probability as Basel II does', () => {
    expect(stressedProbability(0.01, 0.15, -3.090232306167813)).toBeCloseTo(0.1102648, 7);
  });

  it('never lets the house variance fall with age', () => {
    const bent = {
      ...base,
      price_path: { ...base.price_path, house_variance_linear: 0.01, house_variance_quadratic: -0.001 },
    };
    expect(houseVariance(bent, 2)).toBeCloseTo(0.016, 12);
    expect(houseVariance(bent, 5)).toBeCloseTo(0.025, 12);
    expect(houseVariance(bent, 9)).toBeCloseTo(0.025, 12);
  });
});
