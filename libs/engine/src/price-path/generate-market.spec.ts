import { exp } from '../math/exp';
import { log } from '../math/log';
import { normalQuantile } from '../math/normal-quantile';
import { standardErrorsFrom } from '../math/sample-mean.fixture';
import { baseWith, calmWith, type ConfigOverrides } from '../portfolio/portfolio.fixture';
import { randomKey } from '../random/key';
import { PURPOSE_MARKET } from '../random/purpose';
import { threefry4x32 } from '../random/threefry';
import { uniformFromWord } from '../random/uniform';
import { resolvePortfolio, type ResolvedPortfolio } from '../resolve/resolve-portfolio';
import { generateMarket } from './generate-market';
import { createMarketPath, type MarketPath } from './market-path';
import { momentumMean } from './momentum';

function marketOf(strategy: ResolvedPortfolio, path: number): MarketPath {
  const market = createMarketPath(strategy.market);
  market.path = path;
  generateMarket(strategy, market);
  return market;
}

/** One value per path, on one set of buffers. */
function sample(strategy: ResolvedPortfolio, paths: number, value: (market: MarketPath) => number): Float64Array {
  const market = createMarketPath(strategy.market);
  return Float64Array.from({ length: paths }, (_, path) => {
    market.path = path;
    generateMarket(strategy, market);
    return value(market);
  });
}

const GBM: ConfigOverrides = {
  price_path: { appreciation_rates: { a: exp(0.03) - 1 }, volatility: { a: 0.1 } },
  fund: { fund_term: 10, extension_years: 0 },
};

describe('gbm', () => {
  const levels = sample(resolvePortfolio(calmWith(GBM)), 10_000, (market) => market.level[120]!);

  it('has the mean and the variance of the closed form after ten years', () => {
    expect(Math.abs(standardErrorsFrom(levels, 1.3498588))).toBeLessThan(4);
    const squares = levels.map((x) => (x - 1.3498588) * (x - 1.3498588));
    expect(Math.abs(standardErrorsFrom(squares, 0.4377601 * 0.4377601))).toBeLessThan(4);
  });

  it('has the median of the closed form: half of the paths lie below', () => {
    const below = levels.map((x) => (x < 1.2840254 ? 1 : 0));
    expect(Math.abs(standardErrorsFrom(below, 0.5))).toBeLessThan(4);
  });

  it('is momentum with φ = κ = 0, bit for bit', () => {
    const momentum = calmWith({ ...GBM, price_path: { ...GBM.price_path, model_type: 'momentum' } });
    const a = marketOf(resolvePortfolio(calmWith(GBM)), 3);
    const b = marketOf(resolvePortfolio(momentum), 3);
    expect(b.level).toEqual(a.level);
  });
});

describe('momentum', () => {
  const overrides: ConfigOverrides = {
    price_path: { initial_momentum: { green: 0.05, orange: 0, red: -0.1 } },
    fund: { fund_term: 10, extension_years: 0 },
  };
  const strategy = resolvePortfolio(baseWith(overrides));

  const sampled = [0, 1, 2].flatMap((z) => [60, 120].map((month) => ({ z, month, levels: new Float64Array(4_000) })));
  const market = createMarketPath(strategy.market);
  for (let path = 0; path < 4_000; path++) {
    market.path = path;
    generateMarket(strategy, market);
    for (const { z, month, levels } of sampled) levels[path] = market.level[z * market.stride + month]!;
  }

  it.each(sampled)('has E[e^h] = e^(trend + E[x]) in zone $z at month $month', ({ z, month, levels }) => {
    const process = {
      momentum: strategy.market.momentum[z]!,
      errorCorrection: strategy.market.errorCorrection[z]!,
      volatility: 0,
      initialMomentum: 12 * strategy.market.initialMomentum[z]!,
    };
    const expected = exp(strategy.market.trend[z * 121 + month]! + momentumMean(process, month)[month]!);
    expect(Math.abs(standardErrorsFrom(levels, expected))).toBeLessThan(4);
  });
});

describe('innovations', () => {
  const strategy = resolvePortfolio(baseWith({}));

  it('come from the documented counter: entity zone, draw (m − 1) >> 2, lane (m − 1) & 3', () => {
    const market = marketOf(strategy, 11);
    const words = new Uint32Array(4);
    threefry4x32(randomKey(42), 11, PURPOSE_MARKET, 0, 1, words);
    expect(market.draws[7]).toBe(normalQuantile(uniformFromWord(words[2]!)));
  });

  it('have the configured correlation', () => {
    const products = sample(strategy, 2_000, ({ draws, stride }) => draws[5]! * draws[2 * stride + 5]!);
    expect(Math.abs(standardErrorsFrom(products, 0.7))).toBeLessThan(4);
  });

  it('give a standard normal national factor', () => {
    const squares = sample(strategy, 3_000, ({ nationalFactor }) => nationalFactor[9]! * nationalFactor[9]!);
    expect(Math.abs(standardErrorsFrom(squares, 1))).toBeLessThan(4);
  });

  it('of zones that cancel out give no national factor', () => {
    const config = baseWith({
      zones: ['green', 'orange'],
      price_path: {
        correlation_matrix: [
          [1, -1],
          [-1, 1],
        ],
      },
    });
    expect(marketOf(resolvePortfolio(config), 0).nationalFactor.every((f) => f === 0)).toBe(true);
  });
});

describe('laws of the market', () => {
  it('without volatility the index is its trend', () => {
    const strategy = resolvePortfolio(calmWith({ price_path: { appreciation_rates: { a: 0.04 } } }));
    const market = marketOf(strategy, 5);
    expect(market.level[120]).toBeCloseTo(Math.pow(1.04, 10), 12);
    expect(market.logIndex.every((h, m) => Math.abs(h - (m * log(1.04)) / 12) < 1e-12)).toBe(true);
  });

  it('a zone added at the end moves no other zone, bit for bit', () => {
    const two = baseWith({
      zones: ['green', 'orange'],
      price_path: {
        correlation_matrix: [
          [1, 0.75],
          [0.75, 1],
        ],
      },
    });
    const a = marketOf(resolvePortfolio(two), 8);
    const b = marketOf(resolvePortfolio(baseWith({})), 8);
    expect(b.level.subarray(0, a.level.length)).toEqual(a.level);
  });

  it('a path does not depend on the path before it', () => {
    const strategy = resolvePortfolio(baseWith({}));
    const market = createMarketPath(strategy.market);
    for (const path of [1, 2, 17]) {
      market.path = path;
      generateMarket(strategy, market);
    }
    expect(market).toEqual(marketOf(strategy, 17));
  });

  it('neutral conditions change nothing, bit for bit', () => {
    const neutral = [1, 3].map((year) => ({ year, growth_shift: 0, rate_shift: 0, default_multiplier: 1 }));
    const a = marketOf(resolvePortfolio(baseWith({})), 4);
    const b = marketOf(resolvePortfolio(baseWith({ price_path: { market_conditions_by_year: neutral } })), 4);
    expect(b).toEqual(a);
  });

  it('a growth shift of year 2 acts from month 13 to 24 and stays in the level', () => {
    const shock = [{ year: 2, growth_shift: -0.1, rate_shift: 0, default_multiplier: 1 }];
    const { level } = marketOf(resolvePortfolio(calmWith({ price_path: { market_conditions_by_year: shock } })), 0);
    expect([level[12], level[24], level[25]].map((x) => x!.toFixed(10))).toEqual([
      '1.0000000000',
      '0.9000000000',
      '0.9000000000',
    ]);
  });

  it('the cycle adds amplitude·sin(2π(m/(12·length) + position))/12 to each step', () => {
    const cycle = { cycle_amplitude: 0.06, cycle_length_years: 12, cycle_position: 0.1 };
    const { logIndex } = marketOf(resolvePortfolio(calmWith({ price_path: cycle })), 0);
    const step = (m: number): number => (0.06 * Math.sin(2 * Math.PI * (m / 144 + 0.1))) / 12;
    expect(logIndex[2]).toBeCloseTo(step(1) + step(2), 14);
  });

  it('the lowest level ahead is a running minimum from the end', () => {
    const { level, lowestLevelAhead, stride } = marketOf(resolvePortfolio(baseWith({})), 2);
    for (const m of [0, 31, stride - 1]) expect(lowestLevelAhead[m]).toBe(Math.min(...level.subarray(m, stride)));
  });
});

describe('worked example of docs/model/price-path.md', () => {
  it('is what the engine computes', () => {
    const strategy = resolvePortfolio(baseWith({}));
    const { drift, trend, momentum, innovationScale } = strategy.market;
    expect(momentum[0]).toBe(0.85);
    expect(innovationScale[0]!.toFixed(6)).toBe('0.004041');
    expect(trend[12]!.toFixed(6)).toBe('0.038259');
    expect((2 * (trend[12]! - drift[12]!)).toFixed(6)).toBe('0.003412');
  });
});
