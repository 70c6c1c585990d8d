import { guardrailsAfterRun, countBreaches, type GuardrailLimits, type RunFigures } from './after-run';
import { guardrailsBeforeRun, type GuardedConfiguration } from './before-run';
import { guardrailsFail, type GuardrailResult } from './guardrail';

const CONFIG: GuardedConfiguration = {
  zones: ['green', 'red'],
  origination: {
    loan_size_distribution: 'truncated_normal',
    avg_loan_size: 250_000,
    max_loan_size: 500_000,
    max_ltv: 0.5,
    max_cltv: 0.75,
    zone_allocations: { green: 0.6, red: 0.4 },
    portfolio_mode: 'per_path',
    loan_tape: [],
  },
  reinvestment: { enabled: false, size_adjustment: 0 },
  contract: { contract_term_years: 10 },
  price_path: { model_type: 'momentum', volatility: { green: 0.01, red: 0.06 } },
  exit: { default_rates: { green: 0, red: 0.01 } },
  monte_carlo: { num_paths: 5000 },
  risk: { confidence_levels: [0.95, 0.99] },
  guardrails: {
    max_ltv: 0.85,
    max_zone_allocation: 0.6,
    zone_ticket_limits: { green: 750_000, red: 500_000 },
    max_contract_term_months: 360,
    min_tail_paths: 50,
    zone_default_alert: 2.5,
    zone_volatility_alert: 2,
  },
};
const SOUND = { smallestEigenvalue: 0.1, correlationRepaired: false };

const LIMITS: GuardrailLimits = {
  fund: { goal_horizon_years: 6 },
  waterfall: { hurdle_rate: 0.08 },
  guardrails: {
    max_var_99: 0.15,
    max_es_99: 0.2,
    max_default_rate: 0.1,
    min_hurdle_clear_prob: 0.5,
    max_wal_years: 8,
    max_homeowner_cost: 0.22,
    suburb_concentration_limit: 0.1,
    loan_concentration_limit: 0.02,
    stressed_ltv_limit: 0.9,
    max_leverage_use: 0.6,
    min_interest_coverage: 1.25,
    min_liquidity_buffer: 0.01,
  },
};
const FIGURES: RunFigures = {
  lossVar99: 0.15,
  lossEs99: 0.2,
  meanDefaultRate: 0.1,
  hurdleClearProbability: 0.5,
  meanWal: 8,
  meanNetIrr: 0,
  meanTvpi: 1,
  fifthPercentileNetIrr: 0.055,
  homeownerCost95: 0.22,
  meanLargestSuburb: 0.1,
  meanLargestLoan: 0.02,
  meanStressedLtv: 0.9,
  peakLeverage95: 0.6,
  minCoverage5: 1.25,
  liquidity5: 0.01,
};

function breached(results: readonly GuardrailResult[]): string[] {
  return results.filter(({ status }) => status === 'breach').map(({ code }) => code);
}

describe('guardrailsBeforeRun', () => {
  it('passes at every limit exactly', () => {
    expect(breached(guardrailsBeforeRun(CONFIG, SOUND))).toEqual([]);
  });

  it.each<[string, GuardedConfiguration]>([
    ['max_ltv', { ...CONFIG, guardrails: { ...CONFIG.guardrails, max_ltv: 0.49 } }],
    ['max_cltv', { ...CONFIG, origination: { ...CONFIG.origination, max_cltv: 0.49 } }],
    ['max_zone_allocation', { ...CONFIG, guardrails: { ...CONFIG.guardrails, max_zone_allocation: 0.59 } }],
    ['zone_ticket_limits', { ...CONFIG, origination: { ...CONFIG.origination, max_loan_size: 500_001 } }],
    ['zone_ticket_limits', { ...CONFIG, reinvestment: { enabled: true, size_adjustment: 0.01 } }],
    ['max_contract_term_months', { ...CONFIG, contract: { contract_term_years: 31 } }],
    [
      'zone_default',
      {
        ...CONFIG,
        exit: { default_rates: { green: 0, red: 0.0101 } },
        guardrails: { ...CONFIG.guardrails, zone_default_alert: 2.4999 },
      },
    ],
    ['zone_volatility', { ...CONFIG, price_path: { model_type: 'gbm', volatility: { green: 0.01, red: 0.0601 } } }],
    ['min_tail_paths', { ...CONFIG, monte_carlo: { num_paths: 4999 } }],
  ])('reports %s', (code, config) => {
    expect(breached(guardrailsBeforeRun(config, SOUND))).toEqual([code]);
  });

  it('compares zones that are bought, with what the price model uses', () => {
    const bought = { ...CONFIG, origination: { ...CONFIG.origination, zone_allocations: { green: 1, red: 0 } } };
    const codes = ['zone_default', 'zone_volatility'];
    const values = (config: GuardedConfiguration): unknown[] =>
      guardrailsBeforeRun(config, SOUND)
        .filter(({ code }) => codes.includes(code))
        .map(({ value }) => value);
    expect(values(CONFIG)).toEqual([2.5, 2]);
    expect(values(bought)).toEqual([{ status: 'not_applicable', reason: 'it is 0 in every zone that is bought' }, 1]);
    const replayed = { ...CONFIG, price_path: { ...CONFIG.price_path, model_type: 'historical_bootstrap' } };
    expect(values(replayed)[1]).toMatchObject({ status: 'not_applicable' });
  });

  it('looks at the positions of a loan tape, each against the limit of its own zone', () => {
    const loan = { advance: 750_000, value: 1_500_000, zone: 'green', senior_balance: 375_000, term_years: 30 };
    const listed = (rest: Partial<typeof loan>, mode = 'loan_tape'): string[] => {
      const origination = { ...CONFIG.origination, portfolio_mode: mode, loan_tape: [loan, { ...loan, ...rest }] };
      return breached(guardrailsBeforeRun({ ...CONFIG, origination }, SOUND));
    };
    expect(listed({})).toEqual([]);
    expect(listed({ senior_balance: 375_001 })).toEqual(['max_cltv']);
    expect(listed({ value: 880_000, senior_balance: 0 })).toEqual(['max_ltv', 'max_cltv']);
    expect(listed({ advance: 750_001, senior_balance: 0 })).toEqual(['zone_ticket_limits']);
    expect(listed({ zone: 'red' })).toEqual(['zone_ticket_limits']);
    expect(listed({ term_years: 30.5 })).toEqual(['max_contract_term_months']);
    expect(listed({ zone: 'red', term_years: 40 }, 'per_path')).toEqual([]);
  });

  it('tests the size that is drawn, in zones that are bought', () => {
    const fixed = { ...CONFIG.origination, loan_size_distribution: 'fixed', max_loan_size: 900_000 };
    expect(breached(guardrailsBeforeRun({ ...CONFIG, origination: fixed }, SOUND))).toEqual([]);
    const green = { ...CONFIG.origination, max_loan_size: 700_000, zone_allocations: { green: 0.6, red: 0 } };
    expect(breached(guardrailsBeforeRun({ ...CONFIG, origination: green }, SOUND))).toEqual([]);
  });

  it('is an error for a correlation that is not PSD, a warning once it is repaired', () => {
    const find = (correlationRepaired: boolean): GuardrailResult | undefined =>
      guardrailsBeforeRun(CONFIG, { smallestEigenvalue: -0.00735, correlationRepaired }).find(
        ({ code }) => code === 'correlation_psd',
      );
    expect(find(false)).toMatchObject({ status: 'breach', severity: 'error', value: -0.00735 });
    expect(find(true)).toMatchObject({ status: 'breach', severity: 'warning' });
  });
});

describe('guardrailsAfterRun', () => {
  it('passes at every limit exactly', () => {
    expect(breached(guardrailsAfterRun(LIMITS, FIGURES))).toEqual([]);
  });

  it.each<[string, 'error' | 'warning', Partial<RunFigures>]>([
    ['var_99', 'error', { lossVar99: 0.1501 }],
    ['es_99', 'error', { lossEs99: 0.2001 }],
    ['default_rate', 'error', { meanDefaultRate: 0.1001 }],
    ['hurdle_clear_probability', 'error', { hurdleClearProbability: 0.4999 }],
    ['leverage_use', 'error', { peakLeverage95: 0.6001 }],
    ['interest_coverage', 'error', { minCoverage5: 1.2499 }],
    ['liquidity', 'error', { liquidity5: 0.0099 }],
    ['wal', 'warning', { meanWal: 8.001 }],
    ['mean_net_irr', 'warning', { meanNetIrr: -0.0001 }],
    ['mean_tvpi', 'warning', { meanTvpi: 0.9999 }],
    ['p5_net_irr', 'warning', { fifthPercentileNetIrr: 0.0549 }],
    ['suburb_concentration', 'error', { meanLargestSuburb: 0.1001 }],
    ['stressed_ltv', 'error', { meanStressedLtv: 0.9001 }],
    ['loan_concentration', 'warning', { meanLargestLoan: 0.0201 }],
    ['homeowner_cost', 'warning', { homeownerCost95: 0.2201 }],
  ])('reports %s as %s', (code, severity, figures) => {
    const results = guardrailsAfterRun(LIMITS, { ...FIGURES, ...figures });
    expect(breached(results)).toEqual([code]);
    expect(countBreaches(results)).toBe(1);
    expect(guardrailsFail(results, 'fail')).toBe(severity === 'error');
    expect(guardrailsFail(results, 'report')).toBe(false);
  });

  it('says what does not apply, and why', () => {
    const limits = {
      ...LIMITS,
      fund: { goal_horizon_years: 8 },
      guardrails: { ...LIMITS.guardrails, min_hurdle_clear_prob: null },
    };
    const missing = { status: 'undefined', reason: 'no path has this figure' } as const;
    const noDebt = { status: 'not_applicable', reason: 'the fund has no debt' } as const;
    const unlevered = { peakLeverage95: noDebt, minCoverage5: noDebt };
    const results = guardrailsAfterRun(limits, {
      ...FIGURES,
      ...unlevered,
      meanWal: 12,
      homeownerCost95: missing,
      meanLargestSuburb: { status: 'not_applicable', reason: 'it applies on no path' },
    });
    const inapplicable = results.filter(({ status }) => status === 'not_applicable').map(({ code }) => code);
    expect(inapplicable).toEqual([
      'hurdle_clear_probability',
      'suburb_concentration',
      'leverage_use',
      'interest_coverage',
      'wal',
      'homeowner_cost',
    ]);
    expect(results.find(({ code }) => code === 'wal')?.threshold).toEqual({
      status: 'not_applicable',
      reason: 'the goal horizon of 8 years is above 6',
    });
  });
});
