import { log1p } from '../math/log';
import { standardErrorsFrom } from '../math/sample-mean.fixture';
import type { PathState } from '../path-state';
import { beginPath } from '../portfolio/begin-path';
import { createPathState } from '../portfolio/create-path-state';
import { baseWith, calmWith, type ConfigOverrides } from '../portfolio/portfolio.fixture';
import { resolvePortfolio } from '../resolve/resolve-portfolio';
import { conditionalDefaultProbability } from './default-hazards';

function stateOf(config: ReturnType<typeof baseWith>, path = 0): PathState {
  const state = createPathState(resolvePortfolio(config));
  beginPath(state, path);
  return state;
}

/** Yearly default probabilities of zone `zone` on many paths. */
function probabilities(
  state: PathState,
  { zone, month, paths }: { zone: number; month: number; paths: number },
): Float64Array {
  return Float64Array.from({ length: paths }, (_, path) => {
    beginPath(state, path);
    return 1 - Math.exp(-12 * state.fates.hazards.defaultHazard[zone * state.market.stride + month]!);
  });
}

describe('conditional default probability', () => {
  it('is that of Basel II, annex 5: PD 1%, ρ 0.15, 99.9% factor', () => {
    const config = calmWith({
      exit: { default_rates: { a: 0.01 }, default_correlation: { enabled: true, same_zone: 0.15, cross_zone: 0.15 } },
    });
    const { copula } = resolvePortfolio(config).exit;
    const bad = { zone: 0, common: -3.0902323061678132, own: 0 };
    expect(conditionalDefaultProbability(copula, bad)).toBeCloseTo(0.1102648, 7);
  });

  it('never reaches 1', () => {
    const { copula } = resolvePortfolio(
      baseWith({ exit: { default_rates: { green: 0.5, orange: 0.5, red: 0.5 } } }),
    ).exit;
    expect(conditionalDefaultProbability(copula, { zone: 0, common: -1e6, own: 0 })).toBe(1 - 1e-12);
  });
});

describe('default hazards of a path', () => {
  const neutral: ConfigOverrides = {
    exit: { recession_default_multiplier: 1, default_rates: { green: 0.02, orange: 0.05, red: 0 } },
  };

  it('keep the mean probability, whatever the correlation with prices', () => {
    const state = stateOf(baseWith(neutral));
    expect(Math.abs(standardErrorsFrom(probabilities(state, { zone: 1, month: 30, paths: 4000 }), 0.05))).toBeLessThan(
      4,
    );
  });

  it('are 0 where the rate is 0, and constant when the copula is off', () => {
    const off = {
      ...neutral,
      exit: { ...neutral.exit, default_correlation: { enabled: false, same_zone: 0.15, cross_zone: 0.08 } },
    };
    const state = stateOf(baseWith(off));
    const { stride } = state.market;
    expect(state.fates.hazards.defaultHazard[100]).toBe(-log1p(-0.02) / 12);
    expect(state.fates.hazards.defaultHazard[2 * stride + 100]).toBe(0);
    expect(stateOf(baseWith(neutral)).fates.hazards.defaultHazard[2 * stride + 100]).toBe(0);
  });

  it('rise when prices fall: positive price_default_correlation', () => {
    const state = stateOf(baseWith({ exit: { ...neutral.exit, price_default_correlation: 0.9 } }));
    const products = Float64Array.from({ length: 1500 }, (_, path) => {
      beginPath(state, path);
      let price = 0;
      for (let m = 25; m <= 36; m++) price += state.market.nationalFactor[m]! / Math.sqrt(12);
      return price * (state.fates.hazards.defaultHazard[30]! - 0.02 / 12);
    });
    expect(standardErrorsFrom(products, 0)).toBeLessThan(-4);
  });

  it('are those of one year over its twelve months', () => {
    const { defaultHazard } = stateOf(baseWith(neutral)).fates.hazards;
    expect(new Set(defaultHazard.subarray(13, 25)).size).toBe(1);
    expect(defaultHazard[12]).not.toBe(defaultHazard[13]);
  });

  it('are multiplied after a year of falling prices, from month 14 on', () => {
    const fall = (growth: number): PathState =>
      stateOf(
        calmWith({
          price_path: { appreciation_rates: { a: growth } },
          exit: { default_rates: { a: 0.02 }, default_correlation: { enabled: false, same_zone: 0, cross_zone: 0 } },
        }),
      );
    const base = -log1p(-0.02) / 12;
    expect([13, 14].map((m) => fall(-0.02).fates.hazards.defaultHazard[m]! / base)).toEqual([1, 1.5]);
    expect(fall(0.02).fates.hazards.defaultHazard[14]).toBe(base);
    expect(fall(0).fates.hazards.defaultHazard[14]).toBe(base);
  });

  it('take the multiplier of the market conditions of the fund year', () => {
    const worse = [{ year: 2, growth_shift: 0, rate_shift: 0, default_multiplier: 3 }];
    const a = stateOf(baseWith(neutral)).fates.hazards.defaultHazard;
    const b = stateOf(baseWith({ ...neutral, price_path: { market_conditions_by_year: worse } })).fates.hazards
      .defaultHazard;
    expect([12, 13, 24, 25].map((m) => Number((b[m]! / a[m]!).toFixed(12)))).toEqual([1, 3, 3, 1]);
  });
});
