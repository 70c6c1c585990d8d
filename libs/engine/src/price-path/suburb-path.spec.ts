import { standardErrorsFrom } from '../math/sample-mean.fixture';
import { createPathState } from '../portfolio/create-path-state';
import { baseWith, buyPortfolio, calmWith, type ConfigOverrides } from '../portfolio/portfolio.fixture';
import { resolvePortfolio, type ResolvedPortfolio } from '../resolve/resolve-portfolio';
import { resolveStrategy } from '../resolve/resolve-strategy';
import { explainPath } from '../trace/explain-path';
import { generateMarket } from './generate-market';
import { createMarketPath, type MarketPath } from './market-path';

type Suburb = NonNullable<NonNullable<ConfigOverrides['origination']>['suburbs']>[number];

const suburb = (id: string, rest: Partial<Suburb> = {}): Suburb => ({
  id,
  zone: 'a',
  weight: 1,
  growth_adjustment: 0,
  volatility: 0,
  ...rest,
});

function calm(suburbs: readonly Suburb[], overrides: ConfigOverrides = {}): ResolvedPortfolio {
  return resolvePortfolio(
    calmWith({ fund: { fund_term: 5, extension_years: 0 }, ...overrides, origination: { suburbs } }),
  );
}

function marketOf(strategy: ResolvedPortfolio, path: number): MarketPath {
  const market = createMarketPath(strategy.market);
  market.path = path;
  generateMarket(strategy, market);
  return market;
}

describe('suburbs', () => {
  it('without volatility grow by the zone’s growth and their adjustment, shifts of a year included', () => {
    const conditions = [{ year: 2, growth_shift: -0.1, rate_shift: 0, default_multiplier: 1 }];
    const prices = { appreciation_rates: { a: 0.04 }, market_conditions_by_year: conditions };
    const { level, stride } = marketOf(calm([suburb('x', { growth_adjustment: 0.02 })], { price_path: prices }), 0);
    expect(level[stride + 12]).toBeCloseTo(1.06, 12);
    expect(level[stride + 24]).toBeCloseTo(1.06 * 0.96, 12);
    expect(level[24]).toBeCloseTo(1.04 * 0.94, 12);
  });

  it('have the expected level of a zone with that growth, and the variance of both diffusions', () => {
    const strategy = calm([suburb('x', { growth_adjustment: 0.01, volatility: 0.08 })], {
      price_path: { appreciation_rates: { a: 0.03 }, volatility: { a: 0.1 } },
    });
    const levels = Float64Array.from({ length: 5_000 }, (_, path) => {
      const { level, stride } = marketOf(strategy, path);
      return level[stride + 60]!;
    });
    const mean = Math.pow(1.04, 5);
    expect(Math.abs(standardErrorsFrom(levels, mean))).toBeLessThan(4);
    const variance = mean * mean * Math.expm1(5 * (0.1 ** 2 + 0.08 ** 2));
    const squares = levels.map((x) => (x - mean) * (x - mean));
    expect(Math.abs(standardErrorsFrom(squares, variance))).toBeLessThan(4);
  });

  it('are drawn by weight within their zone', () => {
    const state = createPathState(calm([suburb('x', { weight: 1 }), suburb('y', { weight: 3 })]));
    buyPortfolio(state, { path: 0, loansPerMonth: 3_000, months: 1 });
    const { suburb: drawn, count } = state.positions;
    const inSecond = [...drawn.subarray(0, count)].filter((s) => s === 1).length / count;
    expect(Math.abs(inSecond - 0.75)).toBeLessThan(4 * Math.sqrt((0.75 * 0.25) / count));
  });

  it('move the values of their homes, and not their exits', () => {
    const [still, rising] = [0, 0.05].map((growth_adjustment) => {
      const state = createPathState(calm([suburb('x', { growth_adjustment })]));
      buyPortfolio(state, { path: 2, loansPerMonth: 50, months: 1 });
      return state.positions;
    });
    expect(rising!.exitMonth).toEqual(still!.exitMonth);
    for (let i = 0; i < 50; i++) {
      const years = still!.exitMonth[i]! / 12;
      expect(rising!.valueAtExit[i]! / still!.valueAtExit[i]!).toBeCloseTo(Math.pow(1.05, years), 10);
    }
  });

  it('that do nothing of their own change no figure but those of suburbs', () => {
    const neutral = ['green', 'orange'].map((zone, i) => suburb(`s${i}`, { zone }));
    const without = explainPath(resolveStrategy(baseWith({})), 5);
    const within = explainPath(resolveStrategy(baseWith({ origination: { suburbs: neutral } })), 5);
    const { herfindahl_suburb: herfindahl, largest_suburb: largest, ...rest } = within.metrics;
    const { herfindahl_suburb: none, largest_suburb: noLargest, ...others } = without.metrics;
    expect(rest).toEqual(others);
    expect([none, noLargest]).toEqual(
      [1, 2].map(() => ({ status: 'not_applicable', reason: 'no position lies in a suburb' })),
    );
    const advances = within.positions.map(({ advance }) => advance).reduce((sum, x) => sum + x, 0);
    const shares = ['s0', 's1'].map((id) =>
      within.positions.reduce((sum, p) => (p.suburb === id ? sum + p.advance / advances : sum), 0),
    );
    expect(largest).toBeCloseTo(Math.max(...shares), 12);
    expect(herfindahl).toBeCloseTo(shares[0]! ** 2 + shares[1]! ** 2, 12);
    expect(new Set(within.positions.filter(({ zone }) => zone === 'red').map((p) => p.suburb))).toEqual(
      new Set([null]),
    );
  });
});
