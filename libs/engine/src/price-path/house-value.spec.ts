import { standardErrorsFrom } from '../math/sample-mean.fixture';
import type { PathState } from '../path-state';
import { createPathState } from '../portfolio/create-path-state';
import { buyPortfolio, calmWith, type ConfigOverrides } from '../portfolio/portfolio.fixture';
import { resolvePortfolio } from '../resolve/resolve-portfolio';

const LOANS = 8_000;

/** Loans of one path that all leave at maturity, after ten years. */
function homesAfterTenYears(price_path: ConfigOverrides['price_path']): PathState {
  const state = createPathState(
    resolvePortfolio(
      calmWith({
        price_path: { ...price_path },
        exit: {
          base_sale_rate: 0,
          base_refinance_rate: 0,
          life_event_rate: 0,
          maturity_extension_probability: 0,
          maturity_default_probability: 0,
        },
      }),
    ),
  );
  buyPortfolio(state, { path: 5, loansPerMonth: LOANS, months: 1 });
  return state;
}

function growthOf({ positions }: PathState): Float64Array {
  return Float64Array.from({ length: LOANS }, (_, i) => positions.valueAtExit[i]! / positions.valueAtOrigination[i]!);
}

describe('value of a home', () => {
  const noisy = { house_variance_linear: 0.0065, house_variance_quadratic: -0.0001, appraisal_noise_std: 0.03 };

  it('has the zone index as its mean', () => {
    const state = homesAfterTenYears({ ...noisy, volatility: { a: 0.1 } });
    expect(Math.abs(standardErrorsFrom(growthOf(state), state.market.level[120]!))).toBeLessThan(4);
  });

  it('has the log variance v + 2s²', () => {
    const logs = growthOf(homesAfterTenYears(noisy)).map((x) => Math.log(x));
    const variance = 0.055 + 2 * 0.03 * 0.03;
    const squares = logs.map((x) => (x + variance / 2) * (x + variance / 2));
    expect(Math.abs(standardErrorsFrom(squares, variance))).toBeLessThan(4);
  });

  it('without house variance and noise is the index itself', () => {
    const state = homesAfterTenYears({ appreciation_rates: { a: 0.04 } });
    for (const x of growthOf(state).subarray(0, 5)) expect(x).toBeCloseTo(state.market.level[120]!, 12);
  });
});
