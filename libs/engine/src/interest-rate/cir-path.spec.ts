import { exp } from '../math/exp';
import { normalCdf } from '../math/normal-cdf';
import { standardErrorsFrom } from '../math/sample-mean.fixture';
import { calmWith, type ConfigOverrides } from '../portfolio/portfolio.fixture';
import { generateMarket } from '../price-path/generate-market';
import { createMarketPath, type MarketPath } from '../price-path/market-path';
import { resolvePortfolio } from '../resolve/resolve-portfolio';
import { poissonQuantile } from './cir-path';

type Rate = NonNullable<ConfigOverrides['interest_rate']>;

const CIR: Rate = {
  model: 'cir',
  base_rate_initial: 0.05,
  long_term_mean: 0.03,
  mean_reversion: 0.4,
  volatility: 0.08,
  price_correlation: 0,
};

/** One value per path over one year; prices move, so that there is a national factor. */
function sample(rate: Rate, paths: number, value: (market: MarketPath) => number): Float64Array {
  const fund = { fund_term: 1, extension_years: 0 };
  const strategy = resolvePortfolio(calmWith({ fund, price_path: { volatility: { a: 0.1 } }, interest_rate: rate }));
  const market = createMarketPath(strategy.market);
  return Float64Array.from({ length: paths }, (_, path) => {
    market.path = path;
    generateMarket(strategy, market);
    return value(market);
  });
}

/** Mean and variance of r(t): x e^(−at) + θ(1 − e^(−at)) and x σ²/a·(e^(−at) − e^(−2at)) + θσ²/(2a)·(1 − e^(−at))². */
function moments(rate: Rate, years: number): { readonly mean: number; readonly variance: number } {
  const { base_rate_initial: x = 0, long_term_mean: theta = 0, mean_reversion: a = 0, volatility: sigma = 0 } = rate;
  const e = Math.exp(-a * years);
  if (a === 0) return { mean: x, variance: x * sigma * sigma * years };
  const variance = ((x * sigma ** 2) / a) * (e - e * e) + ((theta * sigma ** 2) / (2 * a)) * (1 - e) ** 2;
  return { mean: x * e + theta * (1 - e), variance };
}

describe('CIR', () => {
  it.each([
    ['d = 7.5', CIR],
    ['d = 1.2', { ...CIR, volatility: 0.2 }],
    ['d = 0.3', { ...CIR, volatility: 0.2, mean_reversion: 0.1 }],
    ['no mean reversion', { ...CIR, mean_reversion: 0 }],
    ['a small volatility', { ...CIR, volatility: 0.002 }],
  ] as const)('has the moments of the closed form: %s', (_, rate) => {
    for (const months of [1, 12]) {
      const rates = sample(rate, 2_000, ({ shortRate }) => shortRate[months]!);
      const { mean, variance } = moments(rate, months / 12);
      expect(Math.abs(standardErrorsFrom(rates, mean))).toBeLessThan(4);
      const squares = rates.map((r) => (r - mean) * (r - mean));
      expect(Math.abs(standardErrorsFrom(squares, variance))).toBeLessThan(4);
      expect(rates.every((r) => r >= 0)).toBe(true);
    }
  });

  it('has the probability of a noncentral χ² with one degree of freedom: a squared normal', () => {
    // d = 4aθ/σ² = 1, so x(1) = c(z + √λ)² with Feller's condition far away.
    const rate = { ...CIR, mean_reversion: 0.25, long_term_mean: 0.01, volatility: 0.1, base_rate_initial: 0.01 };
    const decay = exp(-0.25 / 12);
    const scale = (0.01 * (1 - decay)) / 1;
    const [root, limit] = [Math.sqrt((0.01 * decay) / scale), Math.sqrt(0.008 / scale)];
    const below = sample(rate, 4_000, ({ shortRate }) => (shortRate[1]! <= 0.008 ? 1 : 0));
    const expected = normalCdf(limit - root) - normalCdf(-limit - root);
    expect(Math.abs(standardErrorsFrom(below, expected))).toBeLessThan(4);
  });

  it('moves with the national factor as its correlation says', () => {
    const rate = { ...CIR, price_correlation: -0.7 };
    const { mean, variance } = moments(rate, 1 / 12);
    const products = sample(
      rate,
      4_000,
      ({ shortRate, nationalFactor }) => (nationalFactor[1]! * (shortRate[1]! - mean)) / Math.sqrt(variance),
    );
    // E[f·(w + √λ)²] = 2ρ√λ: all but a thousandth of the correlation at this λ.
    expect(Math.abs(standardErrorsFrom(products, -0.7))).toBeLessThan(4);
  });

  it('without volatility is Vasicek without volatility, bit for bit', () => {
    const still = { ...CIR, volatility: 0 };
    const [cir, vasicek] = (['cir', 'vasicek'] as const).map((model) =>
      sample({ ...still, model }, 1, ({ shortRate }) => shortRate[12]!),
    );
    expect(cir).toEqual(vasicek);
  });

  it('that has reached 0 with nothing to return to stays there', () => {
    const rates = sample({ ...CIR, base_rate_initial: 0, long_term_mean: 0 }, 2, ({ shortRate }) => shortRate[12]!);
    expect([...rates]).toEqual([0, 0]);
  });
});

describe('Poisson quantile', () => {
  it('is the smallest count whose cumulative probability reaches Φ(z)', () => {
    for (const mean of [0.01, 0.7, 5, 60, 600]) {
      for (const z of [-3, -1, -0.2, 0, 0.3, 1.7, 4]) {
        let [term, sum, k] = [Math.exp(-mean), Math.exp(-mean), 0];
        while (sum < normalCdf(z)) {
          k += 1;
          term *= mean / k;
          sum += term;
        }
        expect(poissonQuantile(mean, z)).toBe(k);
      }
    }
    expect(poissonQuantile(0, 2)).toBe(0);
    // Beyond the reach of the sum: near the normal with its skewness.
    expect(Math.abs(poissonQuantile(1e8, 2) - (1e8 + 2e4 + 0.5))).toBeLessThan(2);
  });
});
