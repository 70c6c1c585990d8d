import { normalCdf } from '../math/normal-cdf';
import { normalQuantile } from '../math/normal-quantile';
import { baseWith, type ConfigOverrides } from '../portfolio/portfolio.fixture';
import { createMarketPath, type MarketPath } from '../price-path/market-path';
import { resolvePortfolio, type ResolvedPortfolio } from '../resolve/resolve-portfolio';
import type { DrawRow } from './draw-row';
import { andersonDarling, chiSquare, correlation, kolmogorovSmirnov } from './goodness-of-fit.fixture';
import { drawNormals, drawUniforms } from './market-draws';
import { threefry4x32 } from './threefry';
import { uniformFromWord } from './uniform';

type Settings = NonNullable<ConfigOverrides['monte_carlo']>;

const SAMPLERS = ['pseudo', 'antithetic', 'sobol', 'latin_hypercube'] as const;
const PATHS = 4096;

function strategyOf(settings: Settings, overrides: ConfigOverrides = {}): ResolvedPortfolio {
  return resolvePortfolio(baseWith({ ...overrides, monte_carlo: { num_paths: PATHS, ...settings } }));
}

const markets = new WeakMap<ResolvedPortfolio, MarketPath>();

/** Buffers of a strategy, made once. */
function marketOf(strategy: ResolvedPortfolio): MarketPath {
  const market = markets.get(strategy) ?? createMarketPath(strategy.market);
  markets.set(strategy, market);
  return market;
}

/** Normals of a row on one path. */
function normals(strategy: ResolvedPortfolio, path: number, choose: (market: MarketPath) => DrawRow): Float64Array {
  const market = marketOf(strategy);
  market.path = path;
  const row = choose(market);
  drawNormals(strategy.sampling, row, market);
  return market.draws.slice(row.at, row.at + row.count);
}

/** Number i of a row on every path, normal. */
function acrossPaths(
  strategy: ResolvedPortfolio,
  { number, choose }: { readonly number: number; readonly choose: (market: MarketPath) => DrawRow },
): Float64Array {
  const market = marketOf(strategy);
  const row = choose(market);
  return Float64Array.from({ length: PATHS }, (_, path) => {
    market.path = path;
    drawNormals(strategy.sampling, row, market);
    return market.draws[row.at + number]!;
  });
}

const national = ({ rows }: MarketPath): DrawRow => rows.market[0]!;
const second = ({ rows }: MarketPath): DrawRow => rows.market[1]!;
const rate = ({ rows }: MarketPath): DrawRow => rows.shortRate;
const common = ({ rows }: MarketPath): DrawRow => rows.defaultCommon;

describe.each(SAMPLERS)('%s', (sampler) => {
  const strategy = strategyOf({ sampler });

  it.each([
    ['month 1', 0, national],
    ['month 77', 76, second],
    ['month 140, in the second bridge', 139, national],
    ['short rate of month 12', 11, rate],
    ['year 10 of the default factor', 9, common],
  ] as const)('draws standard normals: χ², Kolmogorov–Smirnov, Anderson–Darling; %s', (_, number, choose) => {
    const values = acrossPaths(strategy, { number, choose }).map(normalCdf);
    // Points of a design are more even than chance: only the upper ends are tested there.
    expect(chiSquare(values, 128)).toBeLessThan(127 + 4 * Math.sqrt(254));
    if (sampler === 'pseudo') expect(chiSquare(values, 128)).toBeGreaterThan(127 - 4 * Math.sqrt(254));
    expect(kolmogorovSmirnov(values)).toBeLessThan(1.95);
    expect(andersonDarling(values)).toBeLessThan(6);
  });

  it('draws months, factors and seeds without correlation', () => {
    const base = acrossPaths(strategy, { number: 40, choose: national });
    const next = strategyOf({ sampler, seed: 43 });
    for (const other of [
      acrossPaths(strategy, { number: 41, choose: national }),
      acrossPaths(strategy, { number: 139, choose: national }),
      acrossPaths(strategy, { number: 40, choose: second }),
      acrossPaths(strategy, { number: 40, choose: rate }),
      acrossPaths(next, { number: 40, choose: national }),
    ]) {
      expect(Math.abs(correlation(base, other))).toBeLessThan(4 * Math.sqrt(2 / PATHS));
    }
  });

  it('gives a path the same numbers whatever was drawn before it, and whatever the horizon', () => {
    const path = 4711;
    const alone = normals(strategy, path, second);
    const market = createMarketPath(strategy.market);
    for (const p of [3, 4710, path]) {
      market.path = p;
      for (const row of [...market.rows.market, market.rows.shortRate]) drawNormals(strategy.sampling, row, market);
    }
    const { at, count } = second(market);
    expect(market.draws.slice(at, at + count)).toEqual(alone);
    const longer = strategyOf({ sampler }, { fund: { extension_years: 9 } });
    expect(normals(longer, path, second).slice(0, alone.length)).toEqual(alone);
    expect(normals(longer, path, common).slice(0, 12)).toEqual(normals(strategy, path, common));
  });
});

describe('pseudo', () => {
  it('takes number i from draw i >> 2, lane i & 3 of its purpose and entity', () => {
    const strategy = strategyOf({});
    const words = new Uint32Array(4);
    threefry4x32(strategy.randomKey, 9, 1, 1, 3, words);
    expect(normals(strategy, 9, second)[14]).toBe(normalQuantile(uniformFromWord(words[2]!)));
  });
});

describe('antithetic', () => {
  const strategy = strategyOf({ sampler: 'antithetic' });

  it('mirrors every number of the even path in the odd one, to the bit', () => {
    const rows = (market: MarketPath): readonly DrawRow[] => {
      const { market: zones, shortRate, defaultCommon, defaultZone } = market.rows;
      return [...zones, shortRate, defaultCommon, ...defaultZone];
    };
    for (let i = 0; i < rows(createMarketPath(strategy.market)).length; i++) {
      const [even, odd] = [6, 7].map((path) => normals(strategy, path, (market) => rows(market)[i]!));
      expect(odd).toEqual(even!.map((x) => -x));
      expect(even!.some((x) => x !== 0)).toBe(true);
    }
    const uniforms = (path: number): Float64Array => {
      const market = createMarketPath(strategy.market);
      market.path = path;
      drawUniforms(strategy.sampling, market.rows.regime, market);
      return market.draws.slice(market.rows.regime.at, market.rows.regime.at + market.rows.regime.count);
    };
    expect(uniforms(7)).toEqual(uniforms(6).map((u) => 1 - u));
  });

  it('draws pairs independently: pair 3 is path 3 of pseudo', () => {
    expect(normals(strategy, 6, second)).toEqual(normals(strategyOf({}), 3, second));
  });
});

/** First nodes of the first bridge of a row, from its steps. */
function nodesOf(steps: Float64Array, bridged: number): { readonly sum: number; readonly difference: number } {
  const half = (from: number): number => steps.slice(from, from + bridged / 2).reduce((sum, x) => sum + x, 0);
  const root = Math.sqrt(bridged);
  return { sum: (half(0) + half(bridged / 2)) / root, difference: (half(0) - half(bridged / 2)) / root };
}

describe.each(['sobol', 'latin_hypercube'] as const)('%s', (sampler) => {
  const [scrambles, points] = [4, 64];
  const strategy = strategyOf({ sampler, scrambles, num_paths: scrambles * points });

  it.each([
    ['national factor', national, 128],
    ['second factor', second, 128],
    ['short rate', rate, 128],
  ] as const)('has one point of each scramble in every stratum of the first nodes: %s', (_, choose, bridged) => {
    for (let scramble = 0; scramble < scrambles; scramble++) {
      const nodes = Array.from({ length: points }, (__, point) =>
        nodesOf(normals(strategy, point * scrambles + scramble, choose), bridged),
      );
      for (const node of ['sum', 'difference'] as const) {
        const strata = new Set(nodes.map((one) => Math.floor(normalCdf(one[node]) * points)));
        expect(strata.size).toBe(points);
      }
    }
  });

  it('scrambles independently: the same point of two scrambles is uncorrelated', () => {
    const many = strategyOf({ sampler, scrambles: 2, num_paths: 2 * 4096 });
    const sums = (scramble: number): Float64Array =>
      Float64Array.from({ length: 4096 }, (_, point) => normals(many, 2 * point + scramble, rate)[70]!);
    expect(Math.abs(correlation(sums(0), sums(1)))).toBeLessThan(4 / 64);
  });

  it('leaves regimes and suburbs to keyed numbers', () => {
    const pseudo = strategyOf({});
    const regime = (of: ResolvedPortfolio): Float64Array => {
      const market = createMarketPath(of.market);
      market.path = 5;
      drawUniforms(of.sampling, market.rows.regime, market);
      return market.draws.slice(market.rows.regime.at, market.rows.regime.at + 20);
    };
    expect(regime(strategy)).toEqual(regime(pseudo));
  });
});

describe('sobol', () => {
  it('has the same first points when paths are added', () => {
    const few = strategyOf({ sampler: 'sobol', num_paths: 4096 });
    const more = strategyOf({ sampler: 'sobol', num_paths: 65_536 });
    expect(normals(more, 4095, second)).toEqual(normals(few, 4095, second));
  });

  it('leaves what has no dimension to keyed numbers: sixteen zones over forty years', () => {
    const zones = Array.from({ length: 16 }, (_, i) => `z${i}`);
    const byZone = (x: number): Record<string, number> => Object.fromEntries(zones.map((zone) => [zone, x]));
    const one = zones.map((_, i) => zones.map((__, j) => (i === j ? 1 : 0.5)));
    const large = strategyOf(
      { sampler: 'sobol' },
      {
        zones,
        fund: { fund_term: 30, extension_years: 5 },
        origination: { zone_allocations: byZone(1 / 16), ltv_zone_shift: byZone(0) },
        price_path: {
          appreciation_rates: byZone(0.03),
          volatility: byZone(0.05),
          momentum: byZone(0),
          error_correction: byZone(0),
          initial_momentum: byZone(0),
          correlation_matrix: one,
        },
        exit: { default_rates: byZone(0.01), recovery_rates: byZone(0.8) },
      },
    );
    const last = normals(large, 3, ({ rows }) => rows.market[15]!);
    expect([...last].every((x) => Math.abs(x) < 7 && x !== 0)).toBe(true);
    const values = acrossPaths(large, { number: 400, choose: ({ rows }) => rows.market[15]! }).map(normalCdf);
    expect(kolmogorovSmirnov(values)).toBeLessThan(1.95);
  });
});
