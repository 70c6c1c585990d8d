import { log } from '../math/log';
import type { PathState } from '../path-state';
import { createPathState } from '../portfolio/create-path-state';
import { buyPortfolio, calmWith, type ConfigOverrides } from '../portfolio/portfolio.fixture';
import { resolvePortfolio } from '../resolve/resolve-portfolio';
import {
  CAUSE_DEFAULT,
  CAUSE_EXTENDED_REPAID,
  CAUSE_FUND_END,
  CAUSE_LIFE_EVENT,
  CAUSE_MATURITY_REPAID,
  CAUSE_REFINANCE,
  CAUSE_SALE,
} from './exit-cause';

type Exit = ConfigOverrides['exit'];

/** Constant hazards: no ramp, no holding period, no covariate, no correlation, repayment at maturity. */
const CONSTANT: Exit = {
  base_sale_rate: 0.06,
  base_refinance_rate: 0.08,
  life_event_rate: 0,
  default_rates: { a: 0.01 },
  default_correlation: { enabled: false, same_zone: 0, cross_zone: 0 },
  ramp_months: 0,
  min_holding_period: 0,
  maturity_extension_probability: 0,
  maturity_default_probability: 0,
};

function bought(overrides: ConfigOverrides, loans: number): PathState {
  const state = createPathState(resolvePortfolio(calmWith(overrides)));
  buyPortfolio(state, { path: 0, loansPerMonth: loans, months: 1 });
  return state;
}

const share = (state: PathState, cause: number): number => {
  const { positions } = state;
  return positions.cause.subarray(0, positions.count).filter((c) => c === cause).length / positions.count;
};

const within = (estimate: number, probability: number, n: number): void => {
  const standardError = Math.sqrt((probability * (1 - probability)) / n);
  expect(Math.abs(estimate - probability)).toBeLessThan(4 * standardError);
};

describe('competing risks at constant hazards', () => {
  const loans = 20_000;
  // default_rates is a probability: 1 − e^−0.01 has the hazard 0.01 of the published table.
  const state = bought({ exit: { ...CONSTANT, default_rates: { a: 1 - Math.exp(-0.01) } } }, loans);

  it('have the probabilities of the closed form over ten years', () => {
    within(share(state, CAUSE_SALE), 0.3107479, loans);
    within(share(state, CAUSE_REFINANCE), 0.4143306, loans);
    within(share(state, CAUSE_DEFAULT), 0.0517913, loans);
    within(share(state, CAUSE_MATURITY_REPAID), 0.2231302, loans);
  });

  it('have the survival of the closed form, exactly, in the cumulative hazard', () => {
    const row = state.fates.hazards.cumulative;
    expect(Math.exp(-row[120]!)).toBeCloseTo(0.2231302, 7);
  });

  it('have the mean holding time of the closed form, capped at ten years', () => {
    let years = 0;
    let before = 1;
    for (let a = 1; a <= 120; a++) {
      const alive = Math.exp(-state.fates.hazards.cumulative[a]!);
      // Survival within a month falls exponentially: its mean is that of the logarithm.
      years += (before - alive) / Math.log(before / alive) / 12;
      before = alive;
    }
    expect(years).toBeCloseTo(5.1791323, 7);
  });

  it('hold that long on average: an exit of month a lies in (a − 1, a]', () => {
    const { exitMonth, count } = state.positions;
    const held = Array.from(exitMonth.subarray(0, count), (month) => (month - (month < 120 ? 0.5 : 0)) / 12);
    const mean = held.reduce((sum, years) => sum + years, 0) / count;
    const variance = held.reduce((sum, years) => sum + (years - mean) * (years - mean), 0) / count;
    expect(Math.abs(mean - 5.1791323)).toBeLessThan(4 * Math.sqrt(variance / count));
  });
});

describe('single monthly mortality', () => {
  it.each([
    [0.06, 0.005143013],
    [0.01, 0.000837177],
  ])('of a CPR of %d is %d', (cpr, smm) => {
    const state = bought(
      { exit: { ...CONSTANT, base_refinance_rate: -log(1 - cpr), base_sale_rate: 0, default_rates: { a: 0 } } },
      10,
    );
    expect(1 - Math.exp(-state.fates.hazards.cumulative[1]!)).toBeCloseTo(smm, 9);
  });
});

describe('exit month', () => {
  it('is monotone in the exponential: more hazard never makes a loan leave later', () => {
    const slow = bought({ exit: CONSTANT }, 500).positions;
    const fast = bought({ exit: { ...CONSTANT, base_sale_rate: 0.12 } }, 500).positions;
    for (let i = 0; i < slow.count; i++) expect(fast.exitMonth[i]).toBeLessThanOrEqual(slow.exitMonth[i]!);
  });

  it('is never before the minimum holding period, nor before month 1', () => {
    for (const min_holding_period of [0, 1, 17]) {
      const { positions } = bought({ exit: { ...CONSTANT, base_sale_rate: 0.9, min_holding_period } }, 400);
      expect(Math.min(...positions.exitMonth.subarray(0, positions.count))).toBe(Math.max(1, min_holding_period));
    }
  });

  it('ramps hazards up in a straight line', () => {
    const state = bought({ exit: { ...CONSTANT, ramp_months: 30 } }, 2000);
    const flat = bought({ exit: CONSTANT }, 2000);
    const hazard = (s: PathState, a: number): number =>
      s.fates.hazards.cumulative[a]! - s.fates.hazards.cumulative[a - 1]!;
    for (const a of [2, 15, 30, 60]) {
      expect(hazard(state, a) / hazard(flat, a)).toBeCloseTo(Math.min(a / 30, 1), 9);
    }
  });
});

describe('maturity', () => {
  const none: Exit = { ...CONSTANT, base_sale_rate: 0, base_refinance_rate: 0, default_rates: { a: 0 } };
  const loans = 4000;

  it('defaults, extends and repays in the configured proportions', () => {
    const state = bought(
      { exit: { ...none, maturity_default_probability: 0.1, maturity_extension_probability: 0.3 } },
      loans,
    );
    within(share(state, CAUSE_DEFAULT), 0.1, loans);
    within(share(state, CAUSE_EXTENDED_REPAID), 0.3, loans);
    within(share(state, CAUSE_MATURITY_REPAID), 0.6, loans);
    const { exitMonth, cause, count } = state.positions;
    for (let i = 0; i < count; i++) expect(exitMonth[i]).toBe(cause[i] === CAUSE_EXTENDED_REPAID ? 132 : 120);
  });

  it('in the extension hazards run on', () => {
    const extended = { ...CONSTANT, maturity_extension_probability: 1 };
    const { exitMonth, cause, count } = bought({ exit: extended }, loans).positions;
    const late = Array.from({ length: count }, (_, i) => i).filter((i) => exitMonth[i]! > 120);
    const causes = new Set(late.map((i) => cause[i]));
    expect(causes).toEqual(new Set([CAUSE_SALE, CAUSE_REFINANCE, CAUSE_DEFAULT, CAUSE_EXTENDED_REPAID]));
  });

  it('beyond the horizon is the end of the fund', () => {
    const state = bought({ exit: none, contract: { contract_term_years: 20 } }, 10);
    expect(share(state, CAUSE_FUND_END)).toBe(1);
    expect(state.positions.exitMonth[0]).toBe(144);
  });

  it('an extension that ends after the horizon is sold at the end of the fund, at the discount', () => {
    const exit = { ...none, maturity_extension_probability: 1, maturity_extension_months: 36 };
    const { positions } = bought({ exit }, 10);
    expect(positions.cause[0]).toBe(CAUSE_FUND_END);
    expect(positions.paid[0]).toBeCloseTo(0.9 * positions.claim[0]!, 9);
  });
});

describe('covariates', () => {
  const hazards = (exit: Exit, rest: ConfigOverrides = {}): PathState =>
    bought({ ...rest, exit: { ...CONSTANT, ...exit } }, 50);
  const rising: ConfigOverrides = { price_path: { appreciation_rates: { a: 0.05 } } };

  it('appreciation raises sales: e^{β(e^{h(m−1)−h(m0)} − 1)}', () => {
    const state = hazards({ appreciation_sale_multiplier: 2 }, rising);
    const gain = Math.pow(1.05, 23 / 12) - 1;
    expect(state.fates.hazards.sale[24]).toBeCloseTo(0.005 * Math.exp(2 * gain), 14);
  });

  it('exponents are clamped to ±5', () => {
    const steep: ConfigOverrides = { price_path: { appreciation_rates: { a: 0.5 } } };
    expect(
      hazards({ appreciation_sale_multiplier: 10, base_sale_rate: 1e-4 }, steep).fates.hazards.sale[60],
    ).toBeCloseTo((1e-4 / 12) * Math.exp(5), 12);
    expect(
      hazards({ appreciation_sale_multiplier: -10, base_refinance_rate: 0 }, steep).fates.hazards.sale[60],
    ).toBeCloseTo(0.005 * Math.exp(-5), 14);
  });

  it('a fall in rates raises buy-outs: e^{β(r(m0) − r(m−1))}', () => {
    const falling = [{ year: 2, growth_shift: 0, rate_shift: -0.01, default_multiplier: 1 }];
    const state = hazards({}, { price_path: { market_conditions_by_year: falling } });
    expect(state.fates.hazards.refinance[13]).toBe(0.08 / 12);
    expect(state.fates.hazards.refinance[14]).toBeCloseTo((0.08 / 12) * Math.exp(0.12), 14);
  });

  it('seasons act on sales by (m − 1) mod 12, vintages on sales and buy-outs by origination year', () => {
    const seasonality = [2, ...new Array<number>(10).fill(1), 0];
    const state = hazards({ seasonality, vintage_multipliers: [{ year: 1, multiplier: 3 }] });
    expect([1, 2, 12, 13].map((a) => Number((state.fates.hazards.sale[a]! / 0.005).toFixed(10)))).toEqual([6, 3, 0, 6]);
    expect(state.fates.hazards.refinance[1]).toBeCloseTo(0.02, 14);
    expect(state.fates.hazards.defaulted[1]).toBe(-Math.log1p(-0.01) / 12);
  });

  it('a step of the share ahead raises both in its three months', () => {
    const state = hazards(
      { tier_boundary_multiplier: 0.3 },
      { contract: { appreciation_share_method: 'share_of_value', share_steps: [{ from_year: 3, share: 0.3 }] } },
    );
    const near = [32, 33, 34, 35, 36].map((a) => state.fates.hazards.refinance[a]! / (0.08 / 12) > 1);
    expect(near).toEqual([false, true, true, true, false]);
  });

  it('a cap that is near raises exits, one that is far does not', () => {
    const capped = (return_cap_annual: number): PathState =>
      bought({ exit: { ...CONSTANT, cap_proximity_multiplier: 2 }, contract: { return_cap_annual } }, 2000);
    const gone = (state: PathState, from: number, to: number): number =>
      state.positions.exitMonth.subarray(0, 2000).filter((m) => m > from && m <= to).length;
    const plain = bought({ exit: CONSTANT }, 2000);
    expect(gone(capped(0.05), 0, 60)).toBeGreaterThan(1.5 * gone(plain, 0, 60));
    // At 100% a year the cap is near only while the claim has hardly grown.
    expect(gone(capped(1), 24, 60)).toBeLessThan(gone(plain, 24, 60));
    expect(
      gone(
        bought({ exit: { ...CONSTANT, cap_proximity_multiplier: 0 }, contract: { return_cap_annual: 0.05 } }, 2000),
        0,
        60,
      ),
    ).toBe(gone(plain, 0, 60));
  });

  it('a high CLTV raises defaults', () => {
    const crash = [{ year: 1, growth_shift: -0.45, rate_shift: 0, default_multiplier: 1 }];
    const rest: ConfigOverrides = { price_path: { market_conditions_by_year: crash } };
    const exit: Exit = { ...CONSTANT, recession_default_multiplier: 1 };
    const calm = bought({ ...rest, exit: { ...exit, ltv_default_multiplier: 0 } }, 4000);
    const stressed = bought({ ...rest, exit: { ...exit, ltv_default_multiplier: 10 } }, 4000);
    expect(share(stressed, CAUSE_DEFAULT)).toBeGreaterThan(1.5 * share(calm, CAUSE_DEFAULT));
  });

  it('a life event is a cause of its own', () => {
    const state = bought({ exit: { ...CONSTANT, life_event_rate: 0.5 } }, 500);
    expect(share(state, CAUSE_LIFE_EVENT)).toBeGreaterThan(0.6);
  });
});

describe('neutral covariates change nothing, bit for bit', () => {
  const plain: ConfigOverrides = {
    price_path: { volatility: { a: 0.1 } },
    exit: {
      ...CONSTANT,
      ltv_default_multiplier: 0,
      cap_proximity_multiplier: 0,
      seasonality: new Array<number>(12).fill(1),
    },
  };
  const expected = bought(plain, 300).positions;

  it.each([
    ['a CLTV threshold that no loan reaches', { ltv_default_multiplier: 20, ltv_default_threshold: 1e9 }],
    ['vintage multipliers of 1', { vintage_multipliers: [{ year: 1, multiplier: 1 }] }],
    ['a tier boundary without steps', { tier_boundary_multiplier: 5 }],
    ['a rate covariate at a constant rate', { interest_rate_refinance_multiplier: -50 }],
    ['cap proximity without a cap', { cap_proximity_multiplier: 5 }],
  ] as const)('%s', (_, exit) => {
    expect(bought({ ...plain, exit: { ...plain.exit, ...exit } }, 300).positions).toEqual(expected);
  });

  it('the loan-by-loan sum equals that of the vintage: a CLTV slope of 0 against one that never acts', () => {
    const acting = { ...plain.exit, ltv_default_multiplier: 1e-300, ltv_default_threshold: 0 };
    expect(bought({ ...plain, exit: acting }, 300).positions).toEqual(expected);
  });
});
