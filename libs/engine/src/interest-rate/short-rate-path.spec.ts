import { exp } from '../math/exp';
import { standardErrorsFrom } from '../math/sample-mean.fixture';
import { baseWith, calmWith } from '../portfolio/portfolio.fixture';
import { generateMarket } from '../price-path/generate-market';
import { createMarketPath, type MarketPath } from '../price-path/market-path';
import { resolvePortfolio } from '../resolve/resolve-portfolio';

const PATHS = 6_000;

/** Values of many Vasicek paths, with the national price factor as it is in the base preset. */
function sample(value: (market: MarketPath) => number): Float64Array {
  const strategy = resolvePortfolio(
    calmWith({ interest_rate: { model: 'vasicek' }, price_path: { volatility: { a: 0.1 } } }),
  );
  const market = createMarketPath(strategy.market);
  return Float64Array.from({ length: PATHS }, (_, path) => {
    market.path = path;
    generateMarket(strategy, market);
    return value(market);
  });
}

describe('Vasicek', () => {
  const months = 60;
  const mean = 0.035 + (0.043 - 0.035) * exp(-0.2 * 5);
  const variance = ((0.01 * 0.01) / (2 * 0.2)) * (1 - exp(-2 * 0.2 * 5));

  it('has the mean of the closed form', () => {
    expect(
      Math.abs(
        standardErrorsFrom(
          sample(({ shortRate }) => shortRate[months]!),
          mean,
        ),
      ),
    ).toBeLessThan(4);
  });

  it('has the variance of the closed form', () => {
    const squares = sample(({ shortRate }) => (shortRate[months]! - mean) * (shortRate[months]! - mean));
    expect(Math.abs(standardErrorsFrom(squares, variance))).toBeLessThan(4);
  });

  it('has shocks with the configured correlation to the national price factor', () => {
    const decay = exp(-0.2 / 12);
    const scale = 0.01 * Math.sqrt((1 - decay * decay) / 0.4);
    const products = sample(({ shortRate, nationalFactor }) => {
      const shock = (shortRate[1]! - 0.035 - 0.008 * decay) / scale;
      return shock * nationalFactor[1]!;
    });
    expect(Math.abs(standardErrorsFrom(products, -0.2))).toBeLessThan(4);
  });

  it('without mean reversion is a random walk with σ/√12 a month', () => {
    const { interestRate } = resolvePortfolio(baseWith({ interest_rate: { mean_reversion: 0 } }));
    expect(interestRate.shockScale).toBeCloseTo(0.01 / Math.sqrt(12), 15);
    expect(interestRate.decay).toBe(1);
  });

  it('tends to that limit', () => {
    const { interestRate } = resolvePortfolio(baseWith({ interest_rate: { mean_reversion: 1e-9 } }));
    expect(interestRate.shockScale).toBeCloseTo(0.01 / Math.sqrt(12), 11);
  });
});

describe('short rate', () => {
  function rates(config: Parameters<typeof calmWith>[0]): Float64Array {
    const strategy = resolvePortfolio(calmWith(config));
    const market = createMarketPath(strategy.market);
    market.path = 1;
    generateMarket(strategy, market);
    return market.shortRate;
  }

  it('constant stays where it starts', () => {
    expect(rates({}).every((rate) => rate === 0.043)).toBe(true);
  });

  it('without volatility decays to the long-term mean: the worked example of docs/model/interest-rate.md', () => {
    const path = rates({ interest_rate: { model: 'vasicek', volatility: 0 } });
    expect([12, 60].map((m) => path[m]!.toFixed(6))).toEqual(['0.041550', '0.037943']);
  });

  it('takes the shift of the fund year, in the level and not in the process', () => {
    const shift = [{ year: 2, growth_shift: 0, rate_shift: 0.02, default_multiplier: 1 }];
    const path = rates({ price_path: { market_conditions_by_year: shift } });
    expect([12, 13, 24, 25].map((m) => path[m]!.toFixed(3))).toEqual(['0.043', '0.063', '0.063', '0.043']);
  });

  it('of month 0 belongs to year 1', () => {
    const shift = [{ year: 1, growth_shift: 0, rate_shift: 0.01, default_multiplier: 1 }];
    expect(rates({ price_path: { market_conditions_by_year: shift } })[0]).toBeCloseTo(0.053, 15);
  });
});
