import type { SimulationConfig } from '@ihome/config';
import { baseWith } from '../portfolio/portfolio.fixture';
import { resolveStrategy } from '../resolve/resolve-strategy';
import { explainPath } from '../trace/explain-path';
import type { PathTrace } from '../trace/trace-document';

type GpEntity = SimulationConfig['gp_entity'];
const NONE: Partial<GpEntity> = {
  base_expenses: 0,
  expense_per_position: 0,
  dividend_payout: 0,
  initial_cash_reserve: 0,
};

const traceWith = (gp: Partial<GpEntity>, rest: Parameters<typeof baseWith>[0] = {}): PathTrace =>
  explainPath(resolveStrategy(baseWith({ ...rest, gp_entity: gp })), 3);
const total = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
const monthsOf = (trace: PathTrace): NonNullable<PathTrace['gp_entity']>['months'] => trace.gp_entity?.months ?? [];

test('income is the management fee, the origination fees of the GP, acquisition and disposition fees; servicing is not', () => {
  const trace = traceWith(NONE, { fees: { acquisition_fee_rate: 0.01, disposition_fee_rate: 0.02 } });
  monthsOf(trace).forEach(({ income }, m) => {
    const row = trace.ledger[m]!;
    const expected = row.management_fee + 0.03 * row.advances + row.acquisition_fees + row.disposition_fees;
    expect(income).toBeCloseTo(expected, 6);
  });
  const ofFund = traceWith(NONE, { fees: { origination_fee_recipient: 'fund' } });
  expect(monthsOf(ofFund)[0]?.income).toBe(ofFund.ledger[0]?.management_fee);
});

test('base expenses in arrears, growing each year; live positions at the opening; items at the start of their periods', () => {
  const expenses: GpEntity['expenses'] = [
    { name: 'move', amount: 7, frequency: 'one_time', start_year: 2, end_year: null },
    { name: 'rent', amount: 5, frequency: 'quarterly', start_year: 2, end_year: 2 },
    { name: 'audit', amount: 3, frequency: 'annual', start_year: 1, end_year: null },
    { name: 'help', amount: 1, frequency: 'monthly', start_year: 1, end_year: 1 },
  ];
  const trace = traceWith({
    ...NONE,
    base_expenses: 1200,
    expense_growth_rate: 0.1,
    expense_per_position: 24,
    expenses,
  });
  const items = [4, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 15, 0, 0, 5, 0, 0, 5, 0, 0, 5, 0, 0, 3, 0];
  items.forEach((amount, m) => {
    const live = trace.positions.filter((p) => p.origination_month < m && p.exit_month >= m).length;
    const base = m === 0 ? 0 : m <= 12 ? 100 : m <= 24 ? 110 : 121;
    expect(monthsOf(trace)[m]?.expenses).toBeCloseTo(amount + base + 2 * live, 9);
  });
});

test.each([
  ['plenty of cash', { base_expenses: 1_500_000, expense_growth_rate: 0.03, dividend_payout: 0.5 }],
  ['years of losses first', { base_expenses: 5_000_000, expense_growth_rate: -0.2, dividend_payout: 1 }],
] as const)('dividends, %s: a part of each year’s net income, never more than the cash', (_, terms) => {
  const trace = traceWith({ ...terms, initial_cash_reserve: 1000 });
  const months = monthsOf(trace);
  let cash = 1000;
  let ofYear = 0;
  months.forEach(({ month, income, expenses, dividends, cash: told }) => {
    cash += income - expenses;
    ofYear += income - expenses;
    const isPaid = (month > 0 && month % 12 === 0) || month === months.length - 1;
    expect(dividends).toBeCloseTo(isPaid ? Math.max(Math.min(terms.dividend_payout * ofYear, cash), 0) : 0, 6);
    if (isPaid) ofYear = 0;
    cash -= dividends;
    expect(told).toBeCloseTo(cash, 5);
  });
  expect(trace.metrics.gp_dividends).toBeCloseTo(total(months.map(({ dividends }) => dividends)), 5);
  expect(trace.metrics.gp_lowest_cash).toBeCloseTo(Math.min(1000, ...months.map((month) => month.cash)), 5);
});

test('break-even: from then on income so far covers expenses so far; none when it never does in the end', () => {
  const trace = traceWith({ base_expenses: 1_500_000 });
  const months = monthsOf(trace);
  let surplus = 0;
  const covered = months.map(({ income, expenses }) => (surplus += income - expenses) >= 0);
  const month = trace.metrics.gp_break_even_month;
  if (typeof month === 'number') {
    expect(covered.slice(month).every(Boolean)).toBe(true);
    if (month > 0) expect(covered[month - 1]).toBe(false);
  } else expect(covered.at(-1)).toBe(false);
  expect(traceWith({ base_expenses: 0, expense_per_position: 0 }).metrics.gp_break_even_month).toBe(0);
  expect(traceWith({ base_expenses: 50_000_000 }).metrics.gp_break_even_month).toMatchObject({
    status: 'not_applicable',
  });
});

test('the team shares carry after clawback, and net fee income', () => {
  const team = [
    { name: 'partners', carry_share: 0.7, fee_share: 0.5 },
    { name: 'staff', carry_share: 0.3, fee_share: 0.2 },
  ];
  const { gp_entity, metrics } = traceWith({ team_allocation: team }, { waterfall: { hurdle_rate: 0.01 } });
  const net = Number(metrics.gp_fee_income) - Number(metrics.gp_expenses);
  expect(Number(metrics.carry)).toBeGreaterThan(0);
  expect(gp_entity?.team).toEqual([
    { name: 'partners', carry: 0.7 * Number(metrics.carry), fee_income: 0.5 * net },
    { name: 'staff', carry: 0.3 * Number(metrics.carry), fee_income: 0.2 * net },
  ]);
  expect(metrics.gp_profit).toBeCloseTo(net + Number(metrics.carry), 5);
});

test('off: no figure of the GP entity; on or off, the fund is the same', () => {
  const [on, off] = [traceWith({}), traceWith({ enabled: false })];
  expect(off.gp_entity).toBeNull();
  for (const [name, figure] of Object.entries(off.metrics)) {
    const isOfGp = name.startsWith('gp_') && name !== 'gp_irr';
    if (isOfGp) expect(figure).toMatchObject({ status: 'not_applicable' });
    else expect(figure).toEqual(on.metrics[name]);
  }
  expect(off.ledger).toEqual(on.ledger);
  expect(off.waterfall).toEqual(on.waterfall);
});
