import { exp } from '../math/exp';
import { standardErrorsFrom } from '../math/sample-mean.fixture';
import { baseWith, calmWith, type ConfigOverrides } from '../portfolio/portfolio.fixture';
import { createPathState } from '../portfolio/create-path-state';
import { beginPath } from '../portfolio/begin-path';
import { explainPath } from '../trace/explain-path';
import { resolvePortfolio, type ResolvedPortfolio } from '../resolve/resolve-portfolio';
import { resolveStrategy } from '../resolve/resolve-strategy';
import { generateMarket } from './generate-market';
import { createMarketPath, type MarketPath } from './market-path';

type Prices = NonNullable<ConfigOverrides['price_path']>;

const MONTHS = 60;

/** Bull and bear of one zone: p(bull → bear) = .05, p(bear → bull) = .2 a year. */
function twoRegimes(prices: Prices = {}): ResolvedPortfolio {
  const regime = (name: string, growth: number, sigma: number): NonNullable<Prices['regimes']>[number] => ({
    name,
    growth_rates: { a: growth },
    volatility: { a: sigma },
    is_recession: name === 'bear',
  });
  return resolvePortfolio(
    calmWith({
      fund: { fund_term: MONTHS / 12, extension_years: 0 },
      price_path: {
        model_type: 'regime_switching',
        regimes: [regime('bull', 0.08, 0.05), regime('bear', -0.1, 0.2)],
        regime_transitions: [
          [0.95, 0.05],
          [0.2, 0.8],
        ],
        ...prices,
      },
    }),
  );
}

function sample(strategy: ResolvedPortfolio, paths: number, value: (market: MarketPath) => number): Float64Array {
  const market = createMarketPath(strategy.market);
  return Float64Array.from({ length: paths }, (_, path) => {
    market.path = path;
    generateMarket(strategy, market);
    return value(market);
  });
}

describe('regimes', () => {
  it('drawn from the long run stay in its proportions, .8 and .2', () => {
    const strategy = twoRegimes();
    for (const m of [0, MONTHS]) {
      const inBull = sample(strategy, 4_000, ({ regime }) => (regime[m] === 0 ? 1 : 0));
      expect(Math.abs(standardErrorsFrom(inBull, 0.8))).toBeLessThan(4);
    }
  });

  it('from a named one are left at the annual probability after twelve months', () => {
    const strategy = twoRegimes({ initial_regime: 'bear' });
    expect([...sample(strategy, 20, ({ regime }) => regime[0]!)]).toEqual(new Array(20).fill(1));
    const left = sample(strategy, 4_000, ({ regime }) => (regime[12] === 0 ? 1 : 0));
    expect(Math.abs(standardErrorsFrom(left, 0.2))).toBeLessThan(4);
  });

  it('give the expected index of the chain: the row of P_month·diag(e^drift) taken m times', () => {
    const strategy = twoRegimes({ initial_regime: 'bull' });
    const lambda = Math.pow(0.75, 1 / 12);
    const [down, up] = [(0.05 / 0.25) * (1 - lambda), (0.2 / 0.25) * (1 - lambda)];
    const [inBull, inBear] = [Math.pow(1.08, 1 / 12), Math.pow(0.9, 1 / 12)];
    let [bull, bear] = [1, 0];
    for (let m = 1; m <= MONTHS; m++) {
      [bull, bear] = [(bull * (1 - down) + bear * up) * inBull, (bull * down + bear * (1 - up)) * inBear];
    }
    const levels = sample(strategy, 6_000, ({ level }) => level[MONTHS]!);
    expect(Math.abs(standardErrorsFrom(levels, bull + bear))).toBeLessThan(4);
  });

  it('that are all alike are gbm', () => {
    const zones = { appreciation_rates: { a: 0.05 }, volatility: { a: 0.1 } };
    const same = { growth_rates: zones.appreciation_rates, volatility: zones.volatility, is_recession: false };
    const alike = twoRegimes({ regimes: ['x', 'y'].map((name) => ({ name, ...same })) });
    const gbm = resolvePortfolio(calmWith({ fund: { fund_term: MONTHS / 12, extension_years: 0 }, price_path: zones }));
    const [a, b] = [alike, gbm].map((strategy) => sample(strategy, 20, ({ level }) => level[MONTHS]!));
    a!.forEach((level, path) => expect(level / b![path]!).toBeCloseTo(1, 12));
  });

  it('raise defaults in the month after one that lies in a recession', () => {
    const strategy = resolvePortfolio(
      calmWith({
        fund: { fund_term: MONTHS / 12, extension_years: 0 },
        exit: {
          default_rates: { a: 1 - exp(-0.012) },
          recession_default_multiplier: 3,
          default_correlation: { enabled: false, same_zone: 0, cross_zone: 0 },
        },
      }),
    );
    const state = createPathState({ ...strategy, market: twoRegimes({ initial_regime: 'bear' }).market });
    const { regime } = state.market;
    // The first path that leaves the recession.
    for (let path = 0; new Set(regime).size < 2; path++) beginPath(state, path);
    for (let m = 1; m <= MONTHS; m++) {
      expect(state.fates.hazards.defaultHazard[m]).toBeCloseTo(regime[m - 1] === 1 ? 0.003 : 0.001, 12);
    }
  });

  it('are named by month in the trace, which has none without them', () => {
    const zones = ['green', 'orange', 'red'];
    const by = (value: number): Record<string, number> => Object.fromEntries(zones.map((zone) => [zone, value]));
    const strategy = resolveStrategy(
      baseWith({
        price_path: {
          model_type: 'regime_switching',
          initial_regime: 'slow',
          regimes: ['fast', 'slow'].map((name) => ({
            name,
            growth_rates: by(name === 'fast' ? 0.1 : 0),
            volatility: by(0),
            is_recession: false,
          })),
          regime_transitions: [
            [0.6, 0.4],
            [0.4, 0.6],
          ],
        },
      }),
    );
    const { regime, zones: traced } = explainPath(strategy, 1);
    expect(regime).toHaveLength(145);
    expect(regime[0]).toBe('slow');
    const months = regime.slice(1).filter((name) => name === 'fast').length;
    expect(traced[0]!.index[144]).toBeCloseTo(Math.pow(1.1, months / 12), 10);
    expect(explainPath(resolveStrategy(baseWith({})), 1).regime).toEqual([]);
  });
});
