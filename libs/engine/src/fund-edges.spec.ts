/** Funds at the edges of what may be configured: each gives figures that can be redone, or says which parameter is wrong. */
import { parseConfig, ValidationError, type SimulationConfig } from '@ihome/config';
import { randomConfiguration } from '@ihome/testing';
import { explain } from './fund-comparison.fixture';
import { baseWith, type ConfigOverrides } from './portfolio/portfolio.fixture';
import { differencesOf } from './trace/redone/differences.fixture';
import { storyOf } from './trace/redone/story.fixture';
import type { PathTrace } from './trace/trace-document';

type Loan = NonNullable<NonNullable<ConfigOverrides['origination']>['loan_tape']>[number];

/** Figures that are no finite number, wherever they stand. */
function strange(value: unknown, name = 'trace'): string[] {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [name];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => strange(part, `${name}.${key}`));
}

/** The trace of a valid configuration, once every figure of it is finite and has been redone from the rows. */
function redone(config: SimulationConfig, path = 0): PathTrace {
  const trace = explain(parseConfig(config), path);
  expect(strange(trace)).toEqual([]);
  expect(differencesOf(storyOf(config, path), config).slice(0, 10)).toEqual([]);
  return trace;
}

const NONE = { green: 0, orange: 0, red: 0 };

describe('rates of return without a value', () => {
  /**
   * A tape in a market where nothing moves: each position pays `share` of its home after a year. Nothing is charged or shared, so
   * the LPs' flows are those of the positions.
   */
  function tape(
    share: number,
    loans: readonly Pick<Loan, 'advance' | 'value' | 'month' | 'senior_balance'>[],
    origination: ConfigOverrides['origination'] = {},
  ): PathTrace {
    return redone(
      baseWith({
        guardrails: { enforcement: 'report' },
        fund: { fund_size: 1e7, gp_commitment_percentage: 0, fund_term: 5, extension_years: 0 },
        deployment: {
          target_deployment: 0,
          deployment_period: 1,
          deployment_period_unit: 'months',
          capital_call_schedule: 'just_in_time',
          minimum_cash_reserve: 0,
          cash_yield: 0,
        },
        fees: {
          management_fee_rate: 0,
          origination_fee_rate: 0,
          servicing_fee_rate: 0,
          expense_rate: 0,
          fixed_annual_expenses: 0,
          formation_costs: 0,
        },
        price_path: {
          model_type: 'gbm',
          appreciation_rates: NONE,
          volatility: NONE,
          house_variance_linear: 0,
          house_variance_quadratic: 0,
          appraisal_noise_std: 0,
        },
        contract: {
          appreciation_share_method: 'share_of_value',
          appreciation_share: share,
          min_appreciation_share: 0,
          max_appreciation_share: 1,
          share_steps: [],
          return_cap_annual: null,
          minimum_multiple: null,
          sale_cost_rate: 0.03,
          maintenance_shortfall_probability: 0,
        },
        exit: {
          base_sale_rate: 0,
          base_refinance_rate: 0,
          life_event_rate: 0,
          default_rates: NONE,
          maturity_default_probability: 0,
          maturity_extension_probability: 0,
        },
        reinvestment: { enabled: false },
        waterfall: { carried_interest_rate: 0, catch_up_structure: 'none', distribution_frequency: 'monthly' },
        origination: {
          portfolio_mode: 'loan_tape',
          loan_tape: loans.map((loan) => ({ ...loan, zone: 'green', suburb: null, term_years: 1 })),
          ...origination,
        },
      }),
    );
  }

  test('−100, +230 after one year, −132 after two: 10% and 20%', () => {
    // The second home owes more to its senior lender than its sale brings.
    const { metrics } = tape(0.23, [
      { advance: 1e6, value: 1e7, month: 0, senior_balance: 0 },
      { advance: 1.32e6, value: 2e6, month: 24, senior_balance: 2e6 },
    ]);
    for (const name of ['net_irr', 'fund_irr', 'gross_irr']) {
      expect(metrics[name]).toMatchObject({ status: 'undefined', reason: 'multiple_roots' });
      const { roots } = metrics[name] as { readonly roots: readonly number[] };
      expect(roots).toEqual([expect.closeTo(0.1, 9), expect.closeTo(0.2, 9)]);
    }
    expect(metrics.excess_return).toMatchObject({ status: 'undefined', reason: 'multiple_roots' });
    expect(metrics.tvpi).toBeCloseTo(2.3 / 2.32, 12);
  });

  test.each([
    ['twelve times the money in a year', 0.96],
    ['a hundred-thousandth of it', 8e-7],
  ])('%s: no root up to 1,000% or down to −99.99%', (_, share) => {
    const { metrics } = tape(share, [{ advance: 1e5, value: 1.25e6, month: 0, senior_balance: 0 }]);
    expect(metrics.net_irr).toEqual({ status: 'undefined', reason: 'no_root' });
    expect(metrics.tvpi).toBeCloseTo(12.5 * share, 12);
  });

  test('nothing back is −100%, of all three', () => {
    const { metrics } = tape(0.5, [{ advance: 1e6, value: 2e6, month: 0, senior_balance: 2e6 }]);
    expect([metrics.net_irr, metrics.fund_irr, metrics.gross_irr]).toEqual([-1, -1, -1]);
    expect(metrics.payback_month).toMatchObject({ status: 'not_applicable' });
  });

  test('a fund that buys and costs nothing: no call, no figure of it', () => {
    const { metrics, ledger, closings } = tape(0.5, [], { portfolio_mode: 'per_path' });
    expect(ledger.every((row) => row.capital_calls === 0)).toBe(true);
    for (const name of ['net_irr', 'gp_irr', 'fund_irr', 'gross_irr', 'tvpi', 'dpi', 'npv', 'wal', 'default_rate']) {
      expect(metrics[name]).toMatchObject({ status: 'not_applicable' });
    }
    expect(closings[0]).toMatchObject({ paid_in: 0, received: 0, net_irr: { status: 'not_applicable' } });
    expect(metrics.positions).toBe(0);
  });
});

describe('one loan', () => {
  const amount = 85_000_000;
  const size = { avg_loan_size: amount, min_loan_size: amount, max_loan_size: amount };
  const guardrails = { zone_ticket_limits: { green: 1e9, orange: 1e9, red: 1e9 } };

  test.each(['european', 'american'] as const)('%s: all shares are its own', (waterfall_structure) => {
    const trace = redone(
      baseWith({
        origination: { loan_size_distribution: 'fixed', ...size },
        reinvestment: { enabled: false },
        waterfall: { waterfall_structure },
        guardrails,
      }),
    );
    const [position] = trace.positions;
    expect(trace.positions).toHaveLength(1);
    expect(trace.metrics).toMatchObject({ positions: 1, herfindahl_zone: 1, largest_loan: 0.85 });
    expect(trace.metrics.wal).toBeCloseTo((position!.cash_month - position!.origination_month) / 12, 12);
    expect(trace.metrics.default_rate).toBe(position!.cause === 'default' ? 1 : 0);
  });

  test('that is larger than the fund is never bought, and the fund ends with its window', () => {
    const trace = redone(
      baseWith({
        origination: {
          loan_size_distribution: 'fixed',
          avg_loan_size: 1.1e8,
          min_loan_size: 1.1e8,
          max_loan_size: 1.1e8,
        },
        reinvestment: { enabled: false },
        guardrails,
      }),
    );
    expect(trace.positions).toEqual([]);
    expect(trace.metrics.gross_irr).toMatchObject({ status: 'not_applicable' });
    expect(trace.metrics.insolvent).toBe(0);
  });
});

describe('horizons', () => {
  const small = { fund_size: 1e7 };

  test.each([
    { contract_term_years: 10, reinvestment_period: 30, atLeast: 240 },
    { contract_term_years: 30, reinvestment_period: 4, atLeast: 360 },
  ])('30 years and 5 of extension, contracts of $contract_term_years years', ({ atLeast, ...terms }) => {
    const config = baseWith({
      fund: { ...small, fund_term: 30, extension_years: 5 },
      contract: { contract_term_years: terms.contract_term_years },
      reinvestment: { reinvestment_period: terms.reinvestment_period },
      // Homeowners stay: else a fund of any length ends after some fifteen years.
      exit: { base_sale_rate: 0, base_refinance_rate: 0, life_event_rate: 0 },
      guardrails: { max_contract_term_months: 480 },
    });
    const trace = redone(config);
    expect(trace.zones[0]!.index).toHaveLength(421);
    expect(trace.ledger.length).toBeGreaterThan(atLeast);
    expect(trace.ledger.length).toBeLessThanOrEqual(421);
    expect(trace.metrics.net_irr).toEqual(expect.any(Number));
  });

  test('a fund shorter than its contracts sells what is left at its discount', () => {
    const config = baseWith({
      fund: { ...small, fund_term: 3, extension_years: 0, fund_end_discount: 0.25 },
      contract: { contract_term_years: 10 },
      deployment: { capital_call_years: 3 },
    });
    const trace = redone(config, 3);
    const forced = trace.positions.filter(({ cause }) => cause === 'fund_end');
    expect(forced.length).toBeGreaterThan(10);
    for (const { exit_month, cash_month, paid, claim } of forced) {
      expect([exit_month, cash_month]).toEqual([36, 36]);
      expect(paid).toBeLessThanOrEqual(0.75 * claim * (1 + 1e-12));
    }
    expect(trace.ledger[trace.ledger.length - 1]!.closing_cash).toBe(0);
    expect(trace.metrics.rvpi).toBe(0);
  });

  test('a default whose foreclosure outlasts the fund is recovered in its last month', () => {
    const config = baseWith({
      fund: { ...small, fund_term: 4, extension_years: 0 },
      exit: { default_rates: { green: 0.5, orange: 0.5, red: 0.5 }, foreclosure_time_months: 24 },
      deployment: { capital_call_years: 3 },
    });
    const late = redone(config).positions.filter(({ cause, exit_month }) => cause === 'default' && exit_month > 24);
    expect(late.length).toBeGreaterThan(5);
    expect(new Set(late.map(({ cash_month }) => cash_month))).toEqual(new Set([48]));
  });

  test('one year', () => {
    const config = baseWith({
      fund: { ...small, fund_term: 1, extension_years: 0 },
      deployment: { deployment_period: 6, deployment_period_unit: 'months', capital_call_years: 1 },
    });
    expect(redone(config).ledger).toHaveLength(13);
  });
});

describe('zones', () => {
  test('sixteen, with every other part drawn at random', () => {
    const seeds = Array.from({ length: 120 }, (_, seed) => seed + 2000);
    const all = seeds.map((seed) => randomConfiguration(seed, 'whole')).filter(({ zones }) => zones.length === 16);
    expect(all.length).toBeGreaterThan(5);
    for (const config of all.slice(0, 6)) expect(redone(config, 1).zones).toHaveLength(16);
  });

  test('one', () => {
    const seeds = Array.from({ length: 40 }, (_, seed) => seed + 2000);
    const all = seeds.map((seed) => randomConfiguration(seed, 'whole')).filter(({ zones }) => zones.length === 1);
    for (const config of all.slice(0, 4)) {
      const { metrics, positions } = redone(config, 1);
      if (positions.length > 0) expect(metrics.herfindahl_zone).toBeCloseTo(1, 12);
    }
  });
});

describe('insolvent on the path', () => {
  const ruin = { fixed_annual_expenses: 4e6, formation_costs: 3e6 };

  test.each(['base', 'levered', 'american'])('%s: flagged, owed, never negative cash', (name) => {
    const leverage = name === 'levered' ? { enabled: true } : {};
    const waterfall = name === 'american' ? { waterfall_structure: 'american' as const } : {};
    const config = baseWith({ fund: { fund_size: 1e7 }, fees: ruin, leverage, waterfall });
    const trace = redone(config);
    expect(trace.metrics.insolvent).toBe(1);
    expect(Math.max(...trace.ledger.map((row) => row.payables))).toBeGreaterThan(0);
    expect(Math.min(...trace.ledger.map((row) => row.closing_cash))).toBe(0);
    expect(trace.metrics.net_irr).toEqual(expect.any(Number));
  });
});

test('a closing after the final month, while the last distribution waits for its lag, is not called for what is owed', () => {
  const trace = redone(
    baseWith({
      fund: {
        fund_size: 1e7,
        closings: [
          { month: 0, fraction: 0.5 },
          { month: 16, fraction: 0.5 },
        ],
      },
      deployment: { target_deployment: 0, deployment_period: 13, deployment_period_unit: 'months' },
      fees: { formation_costs: 6e6 },
      reinvestment: { enabled: false },
      waterfall: { distribution_lag_months: 4 },
    }),
  );
  const last = trace.ledger[trace.ledger.length - 1]!;
  expect(last.month).toBe(17);
  expect(trace.ledger.reduce((sum, row) => sum + row.capital_calls, 0)).toBeCloseTo(5e6, 6);
  expect(last.payables).toBeGreaterThan(1e6);
});

describe('refused by name', () => {
  const refusal = (overrides: ConfigOverrides): string[] => {
    try {
      parseConfig(baseWith(overrides));
      return [];
    } catch (error) {
      if (!(error instanceof ValidationError)) throw error;
      return error.errors.map(({ pointer }) => pointer);
    }
  };

  test.each<[string, ConfigOverrides, string]>([
    ['a fund of 31 years', { fund: { fund_term: 31 } }, '/fund/fund_term'],
    ['a fund of no years', { fund: { fund_term: 0 } }, '/fund/fund_term'],
    ['no zones', { zones: [] }, '/zones'],
    ['seventeen zones', { zones: Array.from({ length: 17 }, (_, i) => `z${i}`) }, '/zones'],
    ['a window beyond the fund', { fund: { fund_term: 1 } }, '/deployment/deployment_period'],
    [
      'a loan tape without a loan',
      { origination: { portfolio_mode: 'loan_tape', loan_tape: [] } },
      '/origination/loan_tape',
    ],
    ['contracts of no length', { contract: { contract_term_years: 0 } }, '/contract/contract_term_years'],
  ])('%s', (_, overrides, pointer) => {
    expect(refusal(overrides)).toContain(pointer);
  });
});
