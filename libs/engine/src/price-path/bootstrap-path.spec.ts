import { log } from '../math/log';
import { standardErrorsFrom } from '../math/sample-mean.fixture';
import { calmWith, type ConfigOverrides } from '../portfolio/portfolio.fixture';
import { resolvePortfolio, type ResolvedPortfolio } from '../resolve/resolve-portfolio';
import { generateMarket } from './generate-market';
import { createMarketPath, type MarketPath } from './market-path';

type Prices = NonNullable<ConfigOverrides['price_path']>;

const MONTHS = 60;
/** 48 returns, each told from the others by its size. */
const RETURNS = Array.from({ length: 48 }, (_, t) => 0.001 * ((7 * t) % 48) - 0.02);
const LEVELS = RETURNS.reduce((levels, r) => [...levels, levels[levels.length - 1]! * Math.exp(r)], [100]);

function replaying(prices: Prices = {}, levels: readonly number[] = LEVELS): ResolvedPortfolio {
  const index_table = levels.map((level, i) => ({
    date: `${2000 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`,
    levels: { a: level },
  }));
  return resolvePortfolio(
    calmWith({
      fund: { fund_term: MONTHS / 12, extension_years: 0 },
      price_path: {
        model_type: 'historical_bootstrap',
        appreciation_rates: { a: 0.04 },
        bootstrap_recentre: false,
        index_table,
        ...prices,
      },
    }),
  );
}

function marketOf(strategy: ResolvedPortfolio, path: number): MarketPath {
  const market = createMarketPath(strategy.market);
  market.path = path;
  generateMarket(strategy, market);
  return market;
}

/** Places in the table that the months of a path take. */
function places(market: MarketPath): number[] {
  return Array.from({ length: MONTHS }, (_, i) => {
    const step = market.logIndex[i + 1]! - market.logIndex[i]!;
    return RETURNS.findIndex((r) => Math.abs(r - step) < 1e-9);
  });
}

describe('bootstrap', () => {
  it('replays returns of the table in blocks of the mean length, from its start after its end', () => {
    const strategy = replaying({ bootstrap_block_months: 12 });
    const follows: number[] = [];
    let wraps = 0;
    for (let path = 0; path < 200; path++) {
      const taken = places(marketOf(strategy, path));
      expect(taken.every((t) => t >= 0)).toBe(true);
      for (let i = 1; i < MONTHS; i++) {
        const next = (taken[i - 1]! + 1) % RETURNS.length;
        follows.push(taken[i] === next ? 1 : 0);
        if (taken[i - 1] === RETURNS.length - 1 && taken[i] === 0) wraps++;
      }
    }
    // A new block starts at the following place by chance one time in 48.
    const expected = 11 / 12 + 1 / 12 / RETURNS.length;
    expect(Math.abs(standardErrorsFrom(Float64Array.from(follows), expected))).toBeLessThan(4);
    expect(wraps).toBeGreaterThan(0);
  });

  it('recentred, month by month, has E[e^h] = (1 + g)^t', () => {
    const strategy = replaying({ bootstrap_recentre: true, bootstrap_block_months: 1 });
    const levels = Float64Array.from({ length: 6_000 }, (_, path) => marketOf(strategy, path).level[MONTHS]!);
    expect(Math.abs(standardErrorsFrom(levels, Math.pow(1.04, 5)))).toBeLessThan(4);
  });

  it('of a table that grows evenly is its trend, with the shift of a year and without any national factor', () => {
    const even = Array.from({ length: 30 }, (_, i) => 100 * Math.pow(1.06, i / 12));
    const conditions = [{ year: 2, growth_shift: -0.1, rate_shift: 0, default_multiplier: 1 }];
    const own = marketOf(replaying({ market_conditions_by_year: conditions }, even), 4);
    expect(own.level[12]).toBeCloseTo(1.06, 12);
    expect(own.level[24]).toBeCloseTo(1.06 * 0.96, 12);
    expect([...own.nationalFactor]).toEqual(new Array(MONTHS + 1).fill(0));
    const recentred = marketOf(replaying({ market_conditions_by_year: conditions, bootstrap_recentre: true }, even), 4);
    expect(recentred.level[24]).toBeCloseTo(1.04 * 0.94, 12);
  });

  it('has the standardised return of the month as national factor', () => {
    const market = marketOf(replaying(), 9);
    const mean = RETURNS.reduce((sum, r) => sum + r, 0) / RETURNS.length;
    const deviation = Math.sqrt(RETURNS.reduce((sum, r) => sum + (r - mean) ** 2, 0) / RETURNS.length);
    places(market).forEach((t, i) => {
      expect(market.nationalFactor[i + 1]).toBeCloseTo((RETURNS[t]! - mean) / deviation, 8);
    });
  });

  it('takes the same month of history in all zones', () => {
    const zones = ['a', 'b'];
    const both = { a: 0, b: 0 };
    const config = calmWith({
      zones,
      price_path: {
        model_type: 'historical_bootstrap',
        bootstrap_recentre: false,
        appreciation_rates: both,
        volatility: both,
        correlation_matrix: [
          [1, 0],
          [0, 1],
        ],
        index_table: LEVELS.map((level, i) => ({
          date: `${2000 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`,
          levels: { a: level, b: level * level },
        })),
      },
    });
    const { level, stride } = marketOf(resolvePortfolio(config), 2);
    for (const m of [1, 30, MONTHS]) expect(log(level[stride + m]!) / log(level[m]!)).toBeCloseTo(2, 9);
  });
});
