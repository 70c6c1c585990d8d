import { standardErrorsFrom } from '../math/sample-mean.fixture';
import { baseWith, type ConfigOverrides } from '../portfolio/portfolio.fixture';
import { resolvePortfolio } from '../resolve/resolve-portfolio';
import { generateMarket } from './generate-market';
import { createMarketPath } from './market-path';

const byZone = (green: number, orange: number, red: number): Record<string, number> => ({ green, orange, red });

const CONDITIONS = [{ year: 2, growth_shift: -0.05, rate_shift: 0, default_multiplier: 1 }];

type Prices = NonNullable<ConfigOverrides['price_path']>;

const MODELS: readonly (readonly [string, Prices])[] = [
  ['gbm', { model_type: 'gbm', volatility: byZone(0.1, 0.15, 0.2) }],
  ['momentum', { model_type: 'momentum', initial_momentum: byZone(0.05, -0.1, 0) }],
  [
    'regime_switching',
    {
      model_type: 'regime_switching',
      regimes: [
        {
          name: 'up',
          growth_rates: byZone(0.05, 0.06, 0.07),
          volatility: byZone(0.05, 0.06, 0.1),
          is_recession: false,
        },
        {
          name: 'down',
          growth_rates: byZone(-0.06, -0.1, -0.12),
          volatility: byZone(0.1, 0.1, 0.2),
          is_recession: true,
        },
      ],
      regime_transitions: [
        [0.85, 0.15],
        [0.4, 0.6],
      ],
      initial_regime: null,
    },
  ],
];

describe('expected terminal levels', () => {
  it.each(MODELS)('are the mean of the simulated ones, overlays included: %s', (_, prices) => {
    const price_path = { ...prices, market_conditions_by_year: CONDITIONS, cycle_amplitude: 0.03 };
    const strategy = resolvePortfolio(baseWith({ price_path, fund: { fund_term: 5, extension_years: 0 } }));
    const market = createMarketPath(strategy.market);
    const { stride, horizonMonths } = market;
    const levels = Array.from({ length: 6000 }, (__, path) => {
      market.path = path;
      generateMarket(strategy, market);
      return [0, 1, 2].map((z) => market.level[z * stride + horizonMonths]!);
    });
    strategy.market.expectedTerminalLevels!.forEach((expected, z) => {
      const of = Float64Array.from(levels, (one) => one[z]!);
      expect(Math.abs(standardErrorsFrom(of, expected))).toBeLessThan(4);
    });
  });
});
