import { buyPortfolio, calmWith, type ConfigOverrides } from '../portfolio/portfolio.fixture';
import { createPathState } from '../portfolio/create-path-state';
import type { Positions } from '../positions';
import { resolvePortfolio } from '../resolve/resolve-portfolio';
import { CAUSE_FUND_END, CAUSE_REFINANCE, CAUSE_SALE } from './exit-cause';

type Exit = NonNullable<ConfigOverrides['exit']>;

const LOANS = 3_000;
const TIMED: Exit = { timing_model: 'distribution', min_holding_period: 3, life_event_rate: 0 };

/** Exits of many positions of one month, in a market where nothing moves. */
function exitsOf(exit: Exit, fund: ConfigOverrides['fund'] = {}): Positions {
  const state = createPathState(resolvePortfolio(calmWith({ exit: { ...TIMED, ...exit }, fund })));
  buyPortfolio(state, { path: 0, loansPerMonth: LOANS, months: 1 });
  return state.positions;
}

const months = ({ exitMonth, count }: Positions): number[] => [...exitMonth.subarray(0, count)];

describe('exits with a distribution', () => {
  it('without spread all come at the mean, rounded up to a month', () => {
    expect(new Set(months(exitsOf({ avg_loan_exit_year: 6, exit_year_std_dev: 0 })))).toEqual(new Set([72]));
    expect(new Set(months(exitsOf({ avg_loan_exit_year: 6.1, exit_year_std_dev: 0 })))).toEqual(new Set([74]));
    expect(new Set(months(exitsOf({ avg_loan_exit_year: 0.1, exit_year_std_dev: 0 })))).toEqual(new Set([3]));
    expect(new Set(months(exitsOf({ avg_loan_exit_year: 30, exit_year_std_dev: 0 })))).toEqual(new Set([120]));
  });

  it('have the mean and deviation of the distribution, half a month later', () => {
    const drawn = months(exitsOf({ avg_loan_exit_year: 5, exit_year_std_dev: 0.5, exit_year_skew: 1 }));
    const mean = drawn.reduce((sum, m) => sum + m, 0) / LOANS;
    const deviation = Math.sqrt(drawn.reduce((sum, m) => sum + (m - mean) ** 2, 0) / LOANS);
    expect(Math.abs(mean - 60.5)).toBeLessThan((4 * 6) / Math.sqrt(LOANS));
    expect(Math.abs(deviation - 6)).toBeLessThan(0.5);
  });

  it('take their causes by the hazards of the month', () => {
    const { cause, count } = exitsOf({ base_sale_rate: 0.03, base_refinance_rate: 0.09 });
    const sales = [...cause.subarray(0, count)].filter((code) => code === CAUSE_SALE).length / LOANS;
    expect(Math.abs(sales - 0.25)).toBeLessThan(4 * Math.sqrt((0.25 * 0.75) / LOANS));
    const refinanced = exitsOf({ base_sale_rate: 0 });
    expect(new Set(refinanced.cause.subarray(0, LOANS))).toEqual(new Set([CAUSE_REFINANCE]));
    const without = exitsOf({ base_sale_rate: 0, base_refinance_rate: 0 });
    expect(new Set(without.cause.subarray(0, LOANS))).toEqual(new Set([CAUSE_SALE]));
  });

  it('beyond the horizon are sold at the end of the fund', () => {
    const { exitMonth, cause } = exitsOf({ exit_year_std_dev: 0 }, { fund_term: 4, extension_years: 0 });
    expect(new Set(exitMonth.subarray(0, LOANS))).toEqual(new Set([48]));
    expect(new Set(cause.subarray(0, LOANS))).toEqual(new Set([CAUSE_FUND_END]));
  });

  it('do not depend on the terms of a distribution while hazards time them', () => {
    const hazard = { ...TIMED, timing_model: 'hazard' } as const;
    const other = {
      ...hazard,
      avg_loan_exit_year: 2,
      exit_year_std_dev: 1,
      exit_year_skew: 2,
      early_exit_probability: 1,
    };
    expect(months(exitsOf(other))).toEqual(months(exitsOf(hazard)));
  });
});
