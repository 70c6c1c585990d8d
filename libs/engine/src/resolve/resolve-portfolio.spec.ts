import { baseWith, type ConfigOverrides } from '../portfolio/portfolio.fixture';
import { accrualYear, startYear } from './fund-year';
import { resolvePortfolio } from './resolve-portfolio';

const NOT_PSD = [
  [1, 0.9, 0.7],
  [0.9, 1, 0.3],
  [0.7, 0.3, 1],
];

function refusal(overrides: ConfigOverrides): unknown {
  try {
    resolvePortfolio(baseWith(overrides));
  } catch (error) {
    return error;
  }
  return undefined;
}

describe('resolution refuses what has no meaning', () => {
  it('a correlation matrix that is not positive semi-definite, naming its smallest eigenvalue', () => {
    const error = refusal({ price_path: { correlation_matrix: NOT_PSD } });
    expect(error).toMatchObject({ code: 'validation_failed', pointer: '/price_path/correlation_matrix' });
    expect(error).toMatchObject({
      errors: [{ code: 'not_psd', message: expect.stringContaining('-0.00735') as string }],
    });
  });

  it('growth of −100% once a growth shift is added', () => {
    const shift = [{ year: 3, growth_shift: -0.5, rate_shift: 0, default_multiplier: 1 }];
    expect(
      refusal({
        price_path: { market_conditions_by_year: shift, appreciation_rates: { green: -0.5, orange: 0, red: 0 } },
      }),
    ).toMatchObject({ code: 'validation_failed', pointer: '/price_path/market_conditions_by_year' });
  });

  it('an LTV that is always 0', () => {
    expect(refusal({ origination: { avg_loan_ltv: 0, ltv_std_dev: 0, min_ltv: 0 } })).toMatchObject({
      pointer: '/origination/avg_loan_ltv',
    });
  });

  it('a momentum process that explodes', () => {
    expect(refusal({ price_path: { momentum: { green: 1.2, orange: 0, red: 0 } } })).toMatchObject({
      pointer: '/price_path/momentum/green',
    });
  });
});

describe('spectral repair on request', () => {
  it('is used, and the result says so', () => {
    const { market } = resolvePortfolio(
      baseWith({ price_path: { correlation_matrix: NOT_PSD, repair_correlation: true } }),
    );
    expect(market.correlationRepaired).toBe(true);
    expect(market.smallestEigenvalue).toBeCloseTo(-0.00735, 5);
    expect(market.correlation[0]![1]).toBeCloseTo(0.894024408508599, 12);
  });

  it('leaves a sound matrix alone', () => {
    const { market } = resolvePortfolio(baseWith({ price_path: { repair_correlation: true } }));
    expect(market.correlationRepaired).toBe(false);
    expect(market.correlation).toBe(baseWith({}).price_path.correlation_matrix);
  });
});

describe('fund years', () => {
  it('accrue over (m − 1, m] and start at m', () => {
    expect([0, 1, 12, 13, 24, 25].map(accrualYear)).toEqual([1, 1, 1, 2, 2, 3]);
    expect([0, 11, 12, 23, 24].map(startYear)).toEqual([1, 1, 2, 2, 3]);
  });
});
