import { baseWith, calmWith, type ConfigOverrides } from '../portfolio/portfolio.fixture';
import { resolveStrategy } from '../resolve/resolve-strategy';
import type { PathTrace } from '../trace/trace-document';
import { explainPath } from '../trace/explain-path';

type Loan = NonNullable<NonNullable<ConfigOverrides['origination']>['loan_tape']>[number];

const loan = (rest: Partial<Loan> = {}): Loan => ({
  advance: 1_000_000,
  value: 4_000_000,
  zone: 'a',
  suburb: null,
  month: 0,
  senior_balance: 500_000,
  term_years: 5,
  ...rest,
});

/** A tape in a market where nothing moves and nobody leaves before the term. */
function storyOf(loan_tape: readonly Loan[], overrides: ConfigOverrides = {}): PathTrace {
  const config = calmWith({
    reinvestment: { enabled: false },
    contract: { maintenance_shortfall_probability: 0 },
    ...overrides,
    exit: {
      base_sale_rate: 0,
      base_refinance_rate: 0,
      life_event_rate: 0,
      default_rates: { a: 0 },
      maturity_default_probability: 0,
      maturity_extension_probability: 0,
      ...overrides.exit,
    },
    origination: { portfolio_mode: 'loan_tape', loan_tape, ...overrides.origination },
  });
  return explainPath(resolveStrategy(config), 0);
}

describe('loan tape', () => {
  it('is bought position by position, by month and then as listed, on its own terms', () => {
    const { positions } = storyOf([
      loan({ month: 40, term_years: 2.5 }),
      loan({ advance: 700_000, term_years: 1 }),
      loan({ month: 40, value: 2_000_000, senior_balance: 0 }),
    ]);
    expect(
      positions.map((p) => [
        p.id,
        p.origination_month,
        p.advance,
        p.ltv,
        p.senior_balance_at_origination,
        p.term_years,
      ]),
    ).toEqual([
      [0, 0, 700_000, 0.175, 500_000, 1],
      [1, 40, 1_000_000, 0.25, 500_000, 2.5],
      [2, 40, 1_000_000, 0.5, 0, 5],
    ]);
    expect(positions.map((p) => [p.exit_month, p.cause])).toEqual([
      [12, 'maturity_repaid'],
      [70, 'maturity_repaid'],
      [100, 'maturity_repaid'],
    ]);
    expect(positions[0]!.claim).toBeCloseTo(735_000, 6);
  });

  it('keeps a fund open whose positions are still to come', () => {
    const { ledger, positions } = storyOf([loan({ term_years: 1 }), loan({ month: 60, term_years: 1 })]);
    expect(positions).toHaveLength(2);
    expect(ledger).toHaveLength(73);
  });

  it('waits for what cannot be paid in full, and holds up what comes after it', () => {
    const tape = [loan({ advance: 1.2e8, value: 5e8 }), loan({ month: 1 })];
    expect(storyOf(tape).positions).toHaveLength(0);
    const paid = storyOf([loan({ advance: 0.9e8, value: 4e8 }), loan({ month: 1 })]);
    expect(paid.positions).toHaveLength(2);
  });

  it('draws exit times up to the term of each position', () => {
    const exit = { timing_model: 'distribution', avg_loan_exit_year: 30, exit_year_std_dev: 0 } as const;
    const { positions } = storyOf([loan({ term_years: 2 }), loan({ term_years: 3 })], { exit });
    expect(positions.map((p) => p.exit_month)).toEqual([24, 36]);
  });

  it('that repeats what a path drew is that path, to the last figure', () => {
    const config = baseWith({ reinvestment: { enabled: false } });
    const drawn = explainPath(resolveStrategy(config), 3);
    const loan_tape = drawn.positions.map((p) => ({
      advance: p.advance,
      value: p.value_at_origination,
      zone: p.zone,
      suburb: null,
      month: p.origination_month,
      senior_balance: p.senior_balance_at_origination,
      term_years: p.term_years,
    }));
    const replayed = {
      ...config,
      origination: { ...config.origination, portfolio_mode: 'loan_tape', loan_tape },
    } as const;
    const { metrics, positions } = explainPath(resolveStrategy(replayed), 3);
    expect(positions.map((p) => [p.exit_month, p.cause])).toEqual(drawn.positions.map((p) => [p.exit_month, p.cause]));
    expect(metrics.net_irr).toBeCloseTo(Number(drawn.metrics.net_irr), 12);
    expect(metrics.tvpi).toBeCloseTo(Number(drawn.metrics.tvpi), 12);
  });
});
