/**
 * A spreadsheet's view: ledger, waterfall and metrics of a path redone from the rows of its trace and the configuration alone.
 * Shares no code with the engine: of it only `explainPath` is called, and only the JSON of its answer is read.
 */
import type { SimulationConfig } from '@ihome/config';
import { carrySplit, randomConfiguration, type CarrySplit } from '@ihome/testing';
import { explainPath, resolveStrategy } from '..';
import { baseWith } from '../portfolio/portfolio.fixture';

type Row = Readonly<Record<string, number>>;
interface Story {
  readonly zones: readonly { readonly zone: string; readonly index: readonly number[] }[];
  readonly positions: readonly (Row & {
    readonly zone: string;
    readonly cause: string;
    readonly binding: string;
    readonly recycled: boolean;
  })[];
  readonly ledger: readonly Row[];
  readonly waterfall: readonly Row[];
  readonly clawback: number;
  readonly clawback_payments: readonly { readonly month: number; readonly amount: number }[];
  readonly metrics: Readonly<Record<string, number | { readonly status: string; readonly reason: string } | Row>>;
}

function storyOf(config: SimulationConfig, path: number): Story {
  return JSON.parse(JSON.stringify(explainPath(resolveStrategy(config), path))) as Story;
}

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
const at = (row: Row | undefined, name: string): number => {
  const value = row?.[name];
  if (value === undefined) throw new Error(`no ${name}`);
  return value;
};

const OUTGOING_FEES = [
  'management_fee',
  'servicing_fee',
  'acquisition_fees',
  'disposition_fees',
  'origination_fees_paid',
];
const DEBT_SERVICE = [
  'facility_interest',
  'facility_fees',
  'facility_repayments',
  'tranche_interest',
  'tranche_payments',
];
const OUTGOING_COSTS = ['expenses', 'formation_costs', 'per_position_costs'];

/** Ledger: what the rows must be given positions and terms; returns the largest deviation relative to commitments. */
function redoLedger(story: Story, config: SimulationConfig): number {
  const { fund, fees, deployment } = config;
  const finalMonth = story.ledger.length - 1 - config.waterfall.distribution_lag_months;
  const defaulted = (p: Story['positions'][number]): boolean => p.cause === 'default';
  let worst = 0;
  const check = (a: number, b: number): void => {
    worst = Math.max(worst, Math.abs(a - b) / fund.fund_size);
  };
  let cash = 0;
  let owed = 0;
  let offset = 0;
  let nav = 0;
  let called = 0;
  story.ledger.forEach((row, m) => {
    const of = (name: string): number => at(row, name);
    const arriving = story.positions.filter((p) => p.cash_month === m);
    const bought = story.positions.filter((p) => p.origination_month === m);
    const advances = sum(bought.map((p) => at(p, 'advance')));
    const invested = (test: (p: Row) => boolean): number =>
      sum(story.positions.filter(test).map((p) => at(p, 'advance')));
    const opening = invested((p) => at(p, 'origination_month') < m && at(p, 'exit_month') >= m);
    const afterExits = invested((p) => at(p, 'origination_month') < m && at(p, 'exit_month') > m);
    check(of('opening_cash'), cash);
    check(of('cash_yield'), (cash * deployment.cash_yield) / 12);
    check(of('exit_proceeds'), sum(arriving.filter((p) => !defaulted(p)).map((p) => at(p, 'paid'))));
    check(of('recoveries'), sum(arriving.filter(defaulted).map((p) => at(p, 'paid'))));
    check(of('advances'), advances);
    check(of('disposition_fees'), fees.disposition_fee_rate * (of('exit_proceeds') + of('recoveries')));
    check(of('acquisition_fees'), fees.acquisition_fee_rate * advances);
    check(of('per_position_costs'), fees.per_position_cost * bought.length);
    const originationFee = fees.origination_fee_rate * advances;
    check(of('origination_fees_paid'), fees.origination_fee_payer === 'fund' ? originationFee : 0);
    check(of('origination_fee_income'), fees.origination_fee_recipient === 'fund' ? originationFee : 0);
    const closed = fund.fund_size * sum(fund.closings.map((c) => (c.month <= m ? c.fraction : 0)));
    const basis = (name: string, cost: number): number =>
      ({ committed_capital: closed, invested_capital: cost, net_asset_value: Math.max(nav, 0) })[name] ?? NaN;
    const running = m > 0 && m < finalMonth;
    const fixed = (fees.fixed_annual_expenses / 12) * (1 + fees.expense_growth_rate) ** Math.floor((m - 1) / 12);
    check(of('servicing_fee'), running ? (fees.servicing_fee_rate * opening) / 12 : 0);
    check(of('expenses'), running ? (fees.expense_rate * basis(fees.expense_basis, opening)) / 12 + fixed : 0);
    check(of('formation_costs'), m === 0 ? fees.formation_costs : 0);
    const gross = m < finalMonth ? managementRate(config, m) * basis(managementBasis(config, m), afterExits) : 0;
    check(of('management_fee'), Math.max(gross - offset, 0));
    offset = Math.max(offset - gross, 0);
    if (fees.origination_fee_recipient === 'gp') offset += fees.management_fee_offset_percentage * originationFee;
    const outgoing = sum([...OUTGOING_FEES, ...OUTGOING_COSTS].map(of));
    const incoming =
      of('capital_calls') +
      of('cash_yield') +
      of('exit_proceeds') +
      of('recoveries') +
      of('origination_fee_income') +
      of('facility_draws') +
      of('tranche_proceeds') +
      (of('payables') - owed);
    const debtService = sum(DEBT_SERVICE.map(of));
    cash = cash + incoming - debtService - outgoing - of('advances') - of('distributions');
    check(of('closing_cash'), cash);
    cash = of('closing_cash');
    owed = of('payables');
    nav = of('nav');
    called += of('capital_calls');
    if (m >= finalMonth) check(nav, cash - owed);
  });
  check(Math.max(called - fund.fund_size, 0), 0);
  return worst;
}

/** Part of the basis charged in month m. */
function managementRate({ fees }: SimulationConfig, m: number): number {
  const period = { monthly: 1, quarterly: 3, annual: 12 }[fees.management_fee_frequency];
  const arrears = fees.management_fee_timing === 'arrears';
  if (m % period !== 0 || (arrears && m === 0)) return 0;
  const year = 1 + Math.floor((arrears ? m - 1 : m) / 12);
  const rate = fees.management_fee_schedule.find((entry) => entry.year === year)?.rate ?? fees.management_fee_rate;
  const stepped = fees.management_fee_step_down && year >= fees.management_fee_step_down_year;
  return (rate * (stepped ? fees.management_fee_step_down_rate : 1) * period) / 12;
}

/** What the charge of month m applies to; the stepped basis looks at the period that is paid for. */
function managementBasis({ fees, deployment, reinvestment }: SimulationConfig, m: number): string {
  if (fees.management_fee_basis !== 'stepped') return fees.management_fee_basis;
  const months = { months: 1, quarters: 3, years: 12 }[deployment.deployment_period_unit];
  const end = deployment.deployment_start + deployment.deployment_period * months;
  const turning = {
    deployment: end,
    reinvestment: 12 * reinvestment.reinvestment_period,
    step_down_year: 12 * (fees.management_fee_step_down_year - 1),
  }[fees.stepped_after];
  return (fees.management_fee_timing === 'arrears' ? m - 1 : m) < turning ? 'committed_capital' : 'invested_capital';
}

/** Called cash spent by month: payments that recycled cash did not make take called cash first. */
function callsSpent({ ledger, positions }: Story, { fees }: SimulationConfig): number[] {
  const onTop = fees.origination_fee_payer === 'fund' ? fees.origination_fee_rate : 0;
  let unspent = 0;
  return ledger.map((row, m) => {
    const bought = positions.filter((p) => p.recycled && at(p, 'origination_month') === m);
    const recycled = sum(bought.map((p) => at(p, 'advance') * (1 + fees.acquisition_fee_rate + onTop)));
    const costs = sum([...OUTGOING_FEES, ...OUTGOING_COSTS, ...DEBT_SERVICE, 'advances'].map((name) => at(row, name)));
    const rise = at(row, 'payables') - (m === 0 ? 0 : at(ledger[m - 1], 'payables'));
    const paid = costs - rise - recycled - fees.per_position_cost * bought.length;
    const called = unspent + at(row, 'capital_calls');
    unspent = Math.max(called - paid, 0);
    return called - unspent;
  });
}

/** Tiers, escrow and clawback redone by the reference model from the rows alone. */
function splitOf(story: Story, config: SimulationConfig): CarrySplit {
  return carrySplit(config, {
    calls: story.ledger.map((row) => at(row, 'capital_calls')),
    distributions: story.ledger.map((row) => at(row, 'distributions')),
    spent: callsSpent(story, config),
    positions: story.positions.map((p) => ({
      originationMonth: at(p, 'origination_month'),
      advance: at(p, 'advance'),
      cashMonth: at(p, 'cash_month'),
      isRecycled: p.recycled,
    })),
  });
}

/** Largest deviation of the waterfall's rows and clawbacks, relative to commitments. */
function redoWaterfall(story: Story, config: SimulationConfig): number {
  const { waterfall, clawbacks } = splitOf(story, config);
  let worst = 0;
  const check = (a: number, b: number): void => {
    worst = Math.max(worst, Math.abs(a - b) / config.fund.fund_size);
  };
  for (const row of waterfall) {
    const told = story.waterfall.find(({ month }) => month === row.month);
    for (const [name, value] of Object.entries(row) as [string, number][]) check(told?.[name] ?? 0, value);
  }
  story.ledger.forEach((_, m) => {
    const told = story.clawback_payments.find(({ month }) => month === m)?.amount ?? 0;
    check(told, clawbacks.get(m) ?? 0);
  });
  check(story.clawback, sum(story.clawback_payments.map(({ amount }) => amount)));
  check(sum(story.waterfall.map((row) => at(row, 'cash'))), sum(story.ledger.map((row) => at(row, 'distributions'))));
  return worst;
}

/** Present value at an annual rate. */
const present = (flows: readonly number[], rate: number): number =>
  sum(flows.map((flow, m) => flow * (1 + rate) ** (-m / 12)));

/** A rate that a trace reports must be a root; a missing one must be missing for a reason. */
function checkRate(
  figure: Story['metrics'][string] | undefined,
  sides: { paidIn: number[]; received: number[] },
): void {
  const flows = sides.received.map((cash, m) => cash - (sides.paidIn[m] ?? 0));
  const size = sum(flows.map(Math.abs));
  if (typeof figure !== 'number') {
    const reason = (figure as { readonly reason: string }).reason;
    const signs = new Set(flows.filter((flow) => Math.abs(flow) > 0).map(Math.sign));
    if (reason === 'no_sign_change') expect(signs.size).toBeLessThan(2);
    else if (reason !== 'multiple_roots' && reason !== 'no_root') expect(sum(sides.paidIn)).toBe(0);
    return;
  }
  if (sum(sides.received) === 0) expect(figure).toBe(-1);
  else
    expect(Math.abs(present(flows, figure)) / present(flows.map(Math.abs), figure)).toBeLessThan(1e-9 + 1e-16 * size);
}

function redoMetrics(story: Story, config: SimulationConfig): void {
  const { fund, risk } = config;
  const months = story.ledger.map((_, m) => m);
  const column = (name: string): number[] => story.ledger.map((row) => at(row, name));
  const { carryCash, clawbacks } = splitOf(story, config);
  const tier = (name: string): number[] =>
    months.map((m) => story.waterfall.find((row) => row.month === m)?.[name] ?? 0);
  const lpCash = tier('lp').map((cash, m) => cash + (clawbacks.get(m) ?? 0));
  const gpCash = tier('gp_capital').map((cash, m) => cash + (carryCash[m] ?? 0));
  const calls = column('capital_calls');
  const g = fund.gp_commitment_percentage;
  const { metrics } = story;
  const lpCalls = calls.map((call) => call * (1 - g));
  checkRate(metrics.net_irr, { paidIn: lpCalls, received: lpCash });
  checkRate(metrics.gp_irr, { paidIn: calls.map((call) => call * g), received: gpCash });
  checkRate(metrics.fund_irr, { paidIn: calls, received: column('distributions') });
  const proceeds = months.map((m) => column('exit_proceeds')[m]! + column('recoveries')[m]!);
  const income = column('origination_fee_income');
  checkRate(metrics.gross_irr, { paidIn: column('advances'), received: proceeds.map((cash, m) => cash + income[m]!) });

  const expected = new Map<string, number>();
  const paidIn = sum(lpCalls);
  if (paidIn > 0) {
    expected.set('tvpi', sum(lpCash) / paidIn);
    expected.set('npv', present(lpCash, risk.discount_rate) - present(lpCalls, risk.discount_rate));
    expected.set('ks_pme', present(lpCash, risk.benchmark_return) / present(lpCalls, risk.benchmark_return));
    let low = 0;
    let cumulative = 0;
    for (const m of months) {
      cumulative += lpCash[m]! - lpCalls[m]!;
      low = Math.min(low, cumulative);
    }
    expected.set('j_curve_low', low);
  }
  const cost = (p: Story['positions'][number]): number => at(p, 'advance');
  const advances = sum(story.positions.map(cost));
  if (advances > 0) {
    const defaults = story.positions.filter((p) => p.cause === 'default');
    expected.set('default_rate', sum(defaults.map(cost)) / advances);
    expected.set('default_rate_count', defaults.length / story.positions.length);
    expected.set('loss_rate', sum(story.positions.map((p) => Math.max(cost(p) - at(p, 'paid'), 0))) / advances);
    const life = story.positions.map((p) => cost(p) * (at(p, 'cash_month') - at(p, 'origination_month')));
    expected.set('wal', sum(life) / 12 / advances);
    const shares = config.zones.map((zone) => sum(story.positions.filter((p) => p.zone === zone).map(cost)) / advances);
    expected.set('herfindahl_zone', sum(shares.map((share) => share * share)));
    for (const binding of ['cap', 'floor', 'non_recourse']) {
      const bound = story.positions.filter((p) => p.binding === binding).length;
      expected.set(`share_${binding}`, bound / story.positions.length);
    }
    const settled = story.positions
      .filter((p) => p.cause !== 'default' && p.cause !== 'fund_end')
      .map((p) => (at(p, 'paid') / cost(p)) ** (12 / (at(p, 'exit_month') - at(p, 'origination_month'))) - 1)
      .sort((a, b) => a - b);
    if (settled.length > 0) {
      const place = 0.95 * (settled.length - 1);
      const [below, above] = [settled[Math.floor(place)]!, settled[Math.ceil(place)]!];
      expected.set('homeowner_cost_mean', sum(settled) / settled.length);
      expected.set('homeowner_cost_p95', below + (place - Math.floor(place)) * (above - below));
    }
  }
  const wealth = months.map((m) => column('nav')[m]! + sum(column('distributions').slice(0, m + 1)));
  const peaks = wealth.map((_, m) => Math.max(...wealth.slice(0, m + 1)));
  const falls = wealth.map((value, m) => (peaks[m]! > 0 ? 1 - value / peaks[m]! : 0));
  if (Math.max(...wealth) > 0) expected.set('max_drawdown', Math.max(...falls));
  expected.set('carry', sum(tier('carry')) - story.clawback);
  expected.set('clawback', story.clawback);
  expected.set('management_fees', sum(column('management_fee')));
  expected.set('insolvent', Math.max(...column('payables')) > 0 ? 1 : 0);
  const targets = config.origination.zone_allocations;
  expected.set('terminal_index', sum(story.zones.map(({ zone, index }) => targets[zone]! * index[index.length - 1]!)));
  const money = ['npv', 'j_curve_low', 'carry', 'clawback', 'management_fees'];
  for (const [name, value] of expected) {
    const figure = metrics[name];
    const scale = Math.max(Math.abs(value), money.includes(name) ? fund.fund_size : 1);
    expect({ name, figure: typeof figure === 'number' ? figure / scale : figure }).toEqual({
      name,
      figure: expect.closeTo(value / scale, 10),
    });
  }
  const bridge = metrics.bridge as Row;
  const parts = ['fees', 'expenses', 'idle_cash', 'unpaid', 'carry', 'gp_commitment', 'leverage'];
  const profit = sum(lpCash) - paidIn;
  expect(Math.abs(at(bridge, 'net') - profit) / fund.fund_size).toBeLessThan(1e-10);
  expect(at(bridge, 'gross') + sum(parts.map((part) => at(bridge, part)))).toBeCloseTo(at(bridge, 'net'), 4);
  expect(at(bridge, 'fees')).toBeCloseTo(-sum(OUTGOING_FEES.map((name) => sum(column(name)))), 4);
  expect(at(bridge, 'expenses')).toBeCloseTo(-sum(OUTGOING_COSTS.map((name) => sum(column(name)))), 4);
}

function redo(config: SimulationConfig, path: number): void {
  const story = storyOf(config, path);
  expect(redoLedger(story, config)).toBeLessThan(1e-10);
  expect(redoWaterfall(story, config)).toBeLessThan(1e-9);
  redoMetrics(story, config);
}

test.each([0, 3, 17, 4096])('path %d of the base fund', (path) => redo(baseWith({}), path));

test.each(Array.from({ length: 40 }, (_, seed) => seed + 1000))('random configuration %d', (seed) =>
  redo(randomConfiguration(seed, 'whole'), seed % 5),
);

test('a falsified row is noticed', () => {
  const config = baseWith({});
  const story = storyOf(config, 3);
  const ledger = story.ledger.map((row, m) =>
    m === 40 ? { ...row, servicing_fee: at(row, 'servicing_fee') + 1 } : row,
  );
  expect(redoLedger({ ...story, ledger }, config)).toBeGreaterThan(1e-9);
  const waterfall = story.waterfall.map((row, i) => (i === 9 ? { ...row, carry: at(row, 'carry') + 1 } : row));
  expect(redoWaterfall({ ...story, waterfall }, config)).toBeGreaterThan(9e-9);
});
