import * as fc from 'fast-check';
import type { SimulationConfig } from '@ihome/config';
import { randomConfiguration } from '@ihome/testing';
import { baseWith } from './portfolio/portfolio.fixture';
import { resolveStrategy } from './resolve/resolve-strategy';
import { explainPath } from './trace/explain-path';
import type { PathTrace, TraceLedgerRow } from './trace/trace-document';

/** Conservation laws of a path over random configurations of every part of the model. */

const cases = fc.record({ seed: fc.nat(100_000), path: fc.nat(3) });

/** Traces by case: every law looks at the same ones. */
const traces = new Map<string, { readonly trace: PathTrace; readonly config: SimulationConfig }>();

function traceOf({ seed, path }: { readonly seed: number; readonly path: number }): {
  readonly trace: PathTrace;
  readonly config: SimulationConfig;
} {
  const key = `${seed}/${path}`;
  const known = traces.get(key);
  if (known !== undefined) return known;
  const config = randomConfiguration(seed, 'whole');
  const found = { trace: explainPath(resolveStrategy(config), path), config };
  traces.set(key, found);
  return found;
}

function forAllFunds(check: (trace: PathTrace, config: SimulationConfig) => void, numRuns = 100): void {
  fc.assert(
    fc.property(cases, (at) => {
      const { trace, config } = traceOf(at);
      check(trace, config);
    }),
    { seed: 19, numRuns },
  );
}

const COSTS = [
  'management_fee',
  'servicing_fee',
  'expenses',
  'formation_costs',
  'acquisition_fees',
  'disposition_fees',
  'per_position_costs',
  'origination_fees_paid',
] as const;

const costsOf = (row: TraceLedgerRow): number => COSTS.reduce((sum, name) => sum + row[name], 0);
const total = (trace: PathTrace, name: keyof TraceLedgerRow): number =>
  trace.ledger.reduce((sum, row) => sum + row[name], 0);

/** |a − b| relative to a scale. */
const gap = (a: number, b: number, scale: number): number => Math.abs(a - b) / Math.max(scale, 1);

test('each month opening cash and sources equal uses and closing cash', () => {
  forAllFunds((trace, { fund }) => {
    let previous: TraceLedgerRow | undefined;
    let worst = 0;
    for (const row of trace.ledger) {
      worst = Math.max(worst, Math.abs(row.opening_cash - (previous?.closing_cash ?? 0)));
      const rise = row.payables - (previous?.payables ?? 0);
      const sources =
        row.capital_calls +
        row.exit_proceeds +
        row.recoveries +
        row.cash_yield +
        row.origination_fee_income +
        row.facility_draws +
        row.tranche_proceeds +
        rise;
      const debtService =
        row.facility_interest +
        row.facility_fees +
        row.facility_repayments +
        row.tranche_interest +
        row.tranche_payments;
      const uses = costsOf(row) + debtService + row.advances + row.distributions;
      worst = Math.max(worst, gap(row.opening_cash + sources, uses + row.closing_cash, fund.fund_size));
      previous = row;
    }
    expect(worst).toBeLessThan(1e-11);
  });
});

test('cash is never negative, calls stay within the commitments, the last row leaves nothing', () => {
  forAllFunds((trace, { fund, waterfall }) => {
    for (const row of trace.ledger) {
      const parts = [row.closing_cash, row.payables, row.set_aside, row.distributions, row.capital_calls];
      expect(Math.min(...parts, row.reserve_balance)).toBeGreaterThanOrEqual(0);
      expect(row.set_aside + row.reserve_balance).toBeLessThanOrEqual(row.closing_cash * (1 + 1e-12));
    }
    expect(total(trace, 'capital_calls')).toBeLessThanOrEqual(fund.fund_size * (1 + 1e-12));
    const last = trace.ledger[trace.ledger.length - 1]!;
    expect(last.closing_cash).toBe(0);
    expect(last.month).toBeLessThanOrEqual(
      12 * (fund.fund_term + fund.extension_years) + waterfall.distribution_lag_months,
    );
  });
});

test('the final month: as soon as deployment has ended and nothing is live or due, and free of fees', () => {
  forAllFunds((trace, { fund, deployment, origination, reinvestment, leverage, tranches, waterfall }) => {
    const months = { months: 1, quarters: 3, years: 12 }[deployment.deployment_period_unit];
    const end = deployment.deployment_start + deployment.deployment_period * months;
    const lastCash = Math.max(...trace.positions.map((position) => position.cash_month), 0);
    const finalMonth = Math.min(Math.max(end, lastCash), 12 * (fund.fund_term + fund.extension_years));
    const actual = trace.ledger.length - 1 - waterfall.distribution_lag_months;
    // Money set aside for recycling keeps the fund alive until its period ends.
    const periodEnd = reinvestment.enabled ? Math.floor(12 * reinvestment.reinvestment_period) + 1 : 0;
    // So does a loan tape, of which something that could not be paid may still be bought in its last month.
    const tape = origination.portfolio_mode === 'loan_tape' ? origination.loan_tape : [];
    const tapeEnd = Math.max(0, ...tape.map(({ month }) => month + 1));
    const latest = Math.min(Math.max(finalMonth, periodEnd, tapeEnd), 12 * (fund.fund_term + fund.extension_years));
    expect(actual).toBeGreaterThanOrEqual(finalMonth);
    // So does debt that the month's cash does not clear.
    if (!leverage.enabled && !tranches.enabled) expect(actual).toBeLessThanOrEqual(Math.max(latest, finalMonth));
    for (const row of trace.ledger.slice(actual)) {
      expect(row.management_fee + row.servicing_fee + row.expenses + row.advances).toBe(0);
    }
  });
});

test('recycled positions stay within the cap and are bought in months of the rhythm, within the period', () => {
  forAllFunds((trace, { fund, reinvestment }) => {
    const recycled = trace.positions.filter((position) => position.recycled);
    const months = { monthly: 1, quarterly: 3, semi_annual: 6, annual: 12 }[reinvestment.reinvestment_frequency];
    const cost = recycled.reduce((sum, position) => sum + position.advance, 0);
    expect(cost).toBeLessThanOrEqual(reinvestment.recycle_cap * fund.fund_size * (1 + 1e-12));
    for (const position of recycled) {
      expect(reinvestment.enabled).toBe(true);
      expect(position.origination_month % months).toBe(0);
      expect(position.origination_month).toBeLessThanOrEqual(12 * reinvestment.reinvestment_period);
    }
  });
});

test('the ledger and the positions tell the same story', () => {
  forAllFunds((trace, { fund }) => {
    const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
    const scale = fund.fund_size;
    expect(gap(total(trace, 'advances'), sum(trace.positions.map((p) => p.advance)), scale)).toBeLessThan(1e-11);
    const paid = sum(trace.positions.map((p) => p.paid));
    expect(gap(total(trace, 'exit_proceeds') + total(trace, 'recoveries'), paid, scale)).toBeLessThan(1e-11);
    for (const position of trace.positions) {
      expect(position.exit_month).toBeGreaterThan(position.origination_month);
      expect(position.cash_month).toBeLessThan(trace.ledger.length);
    }
  });
});

test('advances and LTVs lie within their bounds, and at most one loan above the programme', () => {
  forAllFunds(({ positions }, { fund, deployment, origination, reinvestment }) => {
    const fixed = origination.loan_size_distribution === 'fixed';
    const least = fixed ? origination.avg_loan_size : origination.min_loan_size;
    const most = fixed ? origination.avg_loan_size : origination.max_loan_size;
    const listed = origination.portfolio_mode === 'loan_tape';
    let programme = 0;
    for (const { advance, ltv, value_at_origination, senior_balance_at_origination, recycled } of positions) {
      if (listed && !recycled) continue;
      if (!recycled) expect(programme).toBeLessThan(deployment.target_deployment * fund.fund_size);
      // Recycled cash may buy larger or smaller positions than the programme does.
      const size = recycled ? 1 + reinvestment.size_adjustment : 1;
      expect(advance).toBeGreaterThanOrEqual(least * size);
      expect(advance).toBeLessThanOrEqual(most * size);
      expect(ltv).toBeGreaterThanOrEqual(origination.min_ltv);
      expect(ltv).toBeLessThanOrEqual(origination.max_ltv);
      const seniorLtv = senior_balance_at_origination / value_at_origination;
      expect(seniorLtv).toBeLessThanOrEqual(Math.max(origination.max_cltv - ltv, 0) + 1e-12);
      if (!recycled) programme += advance;
    }
  });
});

test('a loan tape is bought as it is listed, in its order, nothing of it twice', () => {
  forAllFunds(({ positions }, { origination }) => {
    if (origination.portfolio_mode !== 'loan_tape') return;
    const bought = positions.filter((position) => !position.recycled);
    const tape = [...origination.loan_tape].sort((a, b) => a.month - b.month);
    expect(bought.length).toBeLessThanOrEqual(tape.length);
    bought.forEach(({ advance, zone, suburb, value_at_origination, origination_month }, i) => {
      const listed = tape[i]!;
      expect({ advance, zone, suburb, value: value_at_origination }).toEqual({
        advance: listed.advance,
        zone: listed.zone,
        suburb: listed.suburb,
        value: listed.value,
      });
      expect(origination_month).toBeGreaterThanOrEqual(listed.month);
    });
  });
});

test('tiers sum to the LP cash, LP + GP = cash, the waterfall pays what the ledger distributes', () => {
  forAllFunds((trace, { fund, waterfall }) => {
    const scale = fund.fund_size;
    let cash = 0;
    for (const row of trace.waterfall) {
      cash += row.cash;
      expect(gap(row.lp + row.gp, row.cash, scale)).toBeLessThan(1e-12);
      const lpCash = row.cash - row.gp_capital;
      const rest = lpCash - row.return_of_capital - row.preferred_return - row.catch_up;
      expect(rest / scale).toBeGreaterThan(-1e-12);
      const soft = waterfall.hurdle_type === 'soft';
      const structure = soft ? waterfall.catch_up_structure : 'none';
      const rate = { full: 1, partial: waterfall.catch_up_rate, none: 0 }[structure];
      // The rest is split at the carry, and at the rates of extra tiers that are open.
      const rates = [waterfall.carried_interest_rate, ...waterfall.extra_tiers.map((t) => t.carried_interest_rate)];
      const ofRest = (row.carry - rate * row.catch_up) / scale;
      expect(ofRest).toBeGreaterThan((Math.min(...rates) * rest) / scale - 1e-12);
      expect(ofRest).toBeLessThan((Math.max(...rates) * rest) / scale + 1e-12);
    }
    expect(gap(cash, total(trace, 'distributions'), scale)).toBeLessThan(1e-11);
  });
});

test('TVPI = DPI + RVPI; the bridge adds up and its net is the LPs’ profit', () => {
  forAllFunds((trace, { fund }) => {
    const { bridge, tvpi, dpi, rvpi } = trace.metrics;
    if (typeof tvpi === 'number') expect(tvpi).toBe(Number(dpi) + Number(rvpi));
    const { gross, net, interest, appreciation, losses, fee_income, ...costs } = bridge;
    const sum = Object.values(costs).reduce((a, b) => a + b, 0);
    expect(gap(interest + appreciation + losses + fee_income, gross, fund.fund_size)).toBeLessThan(1e-12);
    expect(gap(gross + sum, net, fund.fund_size)).toBeLessThan(1e-12);
    const lp = trace.waterfall.reduce((a, row) => a + row.lp, trace.clawback);
    const paidIn = total(trace, 'capital_calls') * (1 - fund.gp_commitment_percentage);
    expect(gap(lp - paidIn, net, fund.fund_size)).toBeLessThan(1e-10);
    const advances = trace.positions.reduce((a, position) => a + position.advance, 0);
    if (advances > 0) expect(Number(trace.metrics.loss_rate)).toBeCloseTo(-losses / advances, 10);
  });
});

test('every number is finite and every missing figure says why', () => {
  const strange = (value: unknown): number => {
    if (typeof value === 'number') return Number.isFinite(value) ? 0 : 1;
    if (typeof value !== 'object' || value === null) return 0;
    return Object.values(value).reduce((count: number, part) => count + strange(part), 0);
  };
  forAllFunds((trace) => {
    expect(strange(trace)).toBe(0);
    for (const figure of Object.values(trace.metrics)) {
      if (typeof figure === 'object' && 'status' in figure) expect(figure.reason).not.toBe('');
    }
  });
});

test('more proceeds at the fund’s end lower nobody’s take', () => {
  forAllFunds((_, config) => {
    const fixedCalls = { ...config.deployment, capital_call_schedule: 'upfront' as const };
    const with_ = (discount: number): PathTrace =>
      explainPath(
        resolveStrategy({
          ...config,
          deployment: fixedCalls,
          fund: { ...config.fund, fund_end_discount: discount },
        }),
        0,
      );
    const low = with_(0.5);
    const high = with_(0);
    const take = (trace: PathTrace, side: 'lp' | 'gp'): number =>
      trace.waterfall.reduce((a, row) => a + row[side], side === 'lp' ? trace.clawback : -trace.clawback);
    const slack = 1e-9 * config.fund.fund_size;
    expect(take(high, 'lp')).toBeGreaterThanOrEqual(take(low, 'lp') - slack);
    expect(take(high, 'gp')).toBeGreaterThanOrEqual(take(low, 'gp') - slack);
  }, 50);
});

test('with full catch-up and enough profit carry is its rate of the LP profit', () => {
  const config = baseWith({ waterfall: { hurdle_rate: 0.01 } });
  const trace = explainPath(resolveStrategy(config), 3);
  const lpProfit = trace.metrics.bridge.net;
  const carry = Number(trace.metrics.carry);
  expect(trace.metrics.hurdle_cleared).toBe(1);
  expect(carry / (lpProfit + carry)).toBeCloseTo(0.2, 10);
});
