/** For specs: every metric of a path redone from positions, ledger and waterfall (docs/model/path-metrics.md). */
import type { SimulationConfig } from '@ihome/config';
import type { RetoldFund } from '@ihome/testing';
import { portfolioMetrics } from './portfolio-metrics.fixture';
import { present, redoRate, type Flows } from './rates.fixture';
import { debtMetrics } from './debt-metrics.fixture';
import { gpMetrics } from './gp-metrics.fixture';
import {
  at,
  Differences,
  finalMonthOf,
  sum,
  statusOf,
  windowEnd,
  type Figure,
  type Row,
  type Story,
} from './story.fixture';

/** A figure redone; null when there is nothing to compute it from. */
export type Redone = Readonly<Record<string, number | null>>;

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

/** What differs in the metrics, and which of them were not redone; escrow, undrawn lines and what LPs are owed are the retold fund's. */
export function redoMetrics(story: Story, retold: RetoldFund, config: SimulationConfig): string[] {
  const differences = new Differences(1e-9);
  const columns = columnsOf(story);
  const g = config.fund.gp_commitment_percentage;
  const calls = columns.ledger('capital_calls');
  const lp: Flows = { paidIn: calls.map((call) => call * (1 - g)), received: lpCash(story) };
  const income = columns.ledger('origination_fee_income');
  const recoveries = columns.ledger('recoveries');
  const gross: Flows = {
    paidIn: columns.ledger('advances'),
    received: columns.ledger('exit_proceeds').map((cash, m) => cash + recoveries[m]! + income[m]!),
  };
  const rates: Readonly<Record<string, Flows>> = {
    net_irr: lp,
    gp_irr: {
      paidIn: calls.map((call) => call * g),
      received: columns.tier('gp_capital').map((cash, m) => cash + (retold.carryCash[m] ?? 0)),
      receivedInAll: sum(columns.tier('gp')),
    },
    fund_irr: { paidIn: calls, received: columns.ledger('distributions') },
    gross_irr: gross,
  };
  for (const [name, flows] of Object.entries(rates)) {
    differences.found.push(...redoRate(name, story.metrics[name], flows));
  }
  const { net_irr: netIrr, excess_return: excess } = story.metrics;
  if (typeof netIrr === 'number') {
    const redone = netIrr - config.risk.benchmark_return;
    differences.check('excess_return', { told: Number(excess), redone, scale: 1 });
  } else {
    differences.same('excess_return', (excess as { status?: string }).status, (netIrr as { status?: string }).status);
  }
  const { closings } = story;
  for (const [name, closing] of [
    ['first', closings[0]],
    ['last', closings.at(-1)],
  ] as const) {
    redoClosing(story, { name, closing: closings.length > 1 ? closing : undefined, differences });
  }
  const redone: Redone = {
    ...cashFlowMetrics(story, config, lp),
    ...fundMetrics(story, retold, config),
    ...debtMetrics(story, config),
    ...gpMetrics(story, config),
    ...portfolioMetrics(story, config),
  };
  for (const [name, value] of Object.entries(redone)) {
    const told = story.metrics[name];
    const missing = typeof told === 'object' && 'status' in told ? told.status : undefined;
    if (value === null) differences.same(name, missing, 'not_applicable');
    else if (typeof told === 'number') differences.check(name, { told, redone: value, scale: scaleOf(name, config) });
    else differences.same(name, missing ?? 'absent', value);
  }
  redoBridge(story, config, differences);
  const done = [...Object.keys(rates), ...Object.keys(redone), ...CLOSING_METRICS, 'excess_return', 'bridge'].sort();
  differences.same('the metrics redone', Object.keys(story.metrics).sort().join(), done.join());
  return differences.found;
}

const CLOSING_METRICS = ['first', 'last'].flatMap((name) => [`net_irr_${name}_closing`, `tvpi_${name}_closing`]);

/** Figures of the first and the last closing are those of its row, or not applicable. */
function redoClosing(
  story: Story,
  at_: { readonly name: string; readonly closing: Row | undefined; readonly differences: Differences },
): void {
  for (const figure of ['net_irr', 'tvpi']) {
    const name = `${figure}_${at_.name}_closing`;
    const told = story.metrics[name];
    const row = at_.closing?.[figure] as Figure | undefined;
    if (typeof row === 'number' && typeof told === 'number') {
      at_.differences.check(name, { told, redone: row, scale: 1 });
    } else at_.differences.same(name, statusOf(told), row === undefined ? 'not_applicable' : statusOf(row));
  }
}

const MONEY = new Set(
  (
    'npv j_curve_low carry clawback management_fees origination_fees expenses reinvested_amount gp_fee_income ' +
    'gp_expenses gp_dividends gp_lowest_cash gp_profit'
  ).split(' '),
);
const scaleOf = (name: string, { fund }: SimulationConfig): number => (MONEY.has(name) ? fund.fund_size : 1);

function columnsOf(story: Story): {
  readonly ledger: (name: string) => number[];
  readonly tier: (name: string) => number[];
} {
  return {
    ledger: (name) => story.ledger.map((row) => at(row, name)),
    tier: (name) =>
      story.ledger.map((_, m) => sum(story.waterfall.filter((row) => row.month === m).map((row) => at(row, name)))),
  };
}

/** What LPs receive by month, with the carry that is given back to them. */
function lpCash(story: Story): number[] {
  const back = (m: number): number =>
    sum(story.clawback_payments.filter((row) => row.month === m).map((row) => at(row, 'amount')));
  return columnsOf(story)
    .tier('lp')
    .map((cash, m) => cash + back(m));
}

function cashFlowMetrics(story: Story, { fund, risk }: SimulationConfig, { paidIn, received }: Flows): Redone {
  const called = sum(paidIn);
  const cumulative = paidIn.map((_, m) => sum(received.slice(0, m + 1)) - sum(paidIn.slice(0, m + 1)));
  // Payback to rounding, as sums in another order differ in the last digit.
  const under = cumulative.findIndex((value) => value < 0);
  const slack = 1e-12 * fund.fund_size;
  const payback = cumulative.findIndex((value, m) => under >= 0 && m > under && value >= -slack);
  const low = Math.min(...cumulative);
  const told = Number(story.metrics.j_curve_month);
  const isLowest = (m: number): boolean => (cumulative[m] ?? Infinity) <= low + slack && low < -slack;
  // What a fund still owes when it ends is no debt of the LPs.
  const worth = Math.max(at(story.ledger[story.ledger.length - 1], 'nav'), 0) * (1 - fund.gp_commitment_percentage);
  const figures = {
    tvpi: (sum(received) + worth) / called,
    dpi: sum(received) / called,
    rvpi: worth / called,
    npv: present(received, risk.discount_rate) - present(paidIn, risk.discount_rate),
    ks_pme: present(received, risk.benchmark_return) / present(paidIn, risk.benchmark_return),
    payback_month: payback < 0 ? null : payback,
    j_curve_low: low,
    // Of months that are as low to rounding, the one that is told.
    j_curve_month: isLowest(told) ? told : cumulative.findIndex((value) => value <= low + slack),
  };
  return called > 0 ? figures : Object.fromEntries(Object.keys(figures).map((name) => [name, null]));
}

function fundMetrics(story: Story, retold: RetoldFund, config: SimulationConfig): Redone {
  const { fund, origination } = config;
  const { ledger, tier } = columnsOf(story);
  const [nav, cash, calls, paid] = ['nav', 'closing_cash', 'capital_calls', 'distributions'].map(ledger) as [
    number[],
    number[],
    number[],
    number[],
  ];
  const debt = ledger('debt').map((amount, m) => amount + ledger('tranche_balance')[m]!);
  const valued = nav.flatMap((value, m) =>
    value > 1e-12 * fund.fund_size && m < finalMonthOf(story, config) ? [m] : [],
  );
  const counted = valued.filter((m) => m >= windowEnd(config) && m <= 12 * fund.fund_term);
  const closed = (m: number): number => sum(fund.closings.filter(({ month }) => month <= m).map((c) => c.fraction));
  const uncalled = (m: number): number => Math.max(fund.fund_size * closed(m) - sum(calls.slice(0, m + 1)), 0);
  const ready = (m: number): number => cash[m]! + retold.undrawn[m]! + uncalled(m);
  const wealth = nav.map((value, m) => value + sum(paid.slice(0, m + 1)));
  // A fall is one from a high above 0: a fund that begins without value has not lost it.
  const highs = wealth.map((_, m) => Math.max(...wealth.slice(0, m + 1)));
  const falls = wealth.flatMap((value, m) => (highs[m]! > 0 ? [1 - value / highs[m]!] : []));
  const total = (names: readonly string[]): number => sum(names.map((name) => sum(ledger(name))));
  const lpPaidIn = sum(calls) * (1 - fund.gp_commitment_percentage);
  return {
    liquidity: counted.length > 0 ? Math.min(...counted.map((m) => ready(m) / nav[m]!)) : null,
    max_drawdown: falls.length > 0 ? Math.max(...falls) : null,
    cash_drag: valued.length > 0 ? sum(valued.map((m) => cash[m]! / (nav[m]! + debt[m]!))) / valued.length : null,
    hurdle_cleared: sum(calls) > 0 ? (retold.owedToLp <= 1e-9 * Math.max(lpPaidIn, 1) ? 1 : 0) : null,
    insolvent: Math.max(...ledger('payables')) > 0 ? 1 : 0,
    carry: sum(tier('carry')) - story.clawback,
    clawback: story.clawback,
    management_fees: total(['management_fee']),
    expenses: total(OUTGOING_COSTS),
    origination_fees: config.fees.origination_fee_rate * total(['advances']),
    terminal_index: sum(
      story.zones.map(({ zone, index }) => origination.zone_allocations[zone]! * index[index.length - 1]!),
    ),
  };
}

/** From the profit of the positions to that of the LPs, part by part. */
function redoBridge(story: Story, { fund }: SimulationConfig, differences: Differences): void {
  const { ledger, tier } = columnsOf(story);
  const total = (names: readonly string[]): number => sum(names.map((name) => sum(ledger(name))));
  const profit = (p: Row): number => at(p, 'paid') - at(p, 'advance');
  const over = story.positions.filter((p) => profit(p) > 0);
  const interest = sum(over.map((p) => Math.min(at(p, 'interest'), profit(p))));
  const feeIncome = total(['origination_fee_income']);
  const gpProfit = sum(tier('gp_capital')) - total(['capital_calls']) * fund.gp_commitment_percentage;
  const gross = sum(story.positions.map(profit)) + feeIncome;
  const parts = {
    fees: -total(OUTGOING_FEES),
    expenses: -total(OUTGOING_COSTS),
    idle_cash: total(['cash_yield']),
    unpaid: at(story.ledger[story.ledger.length - 1], 'payables'),
    carry: story.clawback - sum(tier('carry')),
    gp_commitment: -gpProfit,
    leverage: total(['facility_draws', 'tranche_proceeds']) - total(DEBT_SERVICE),
  };
  const bridge = {
    ...parts,
    gross,
    interest,
    appreciation: sum(over.map(profit)) - interest,
    losses: sum(story.positions.map((p) => Math.min(profit(p), 0))),
    fee_income: feeIncome,
    net: sum(lpCash(story)) - total(['capital_calls']) * (1 - fund.gp_commitment_percentage),
  };
  const told = story.metrics.bridge as Row;
  const scale = Math.max(fund.fund_size, total(['expenses']), total(['payables']));
  for (const [name, redone] of Object.entries(bridge)) {
    differences.check(`bridge.${name}`, { told: at(told, name), redone, scale });
  }
  differences.same('the parts of the bridge', Object.keys(told).sort().join(), Object.keys(bridge).sort().join());
  differences.check('the bridge adds up', { told: gross + sum(Object.values(parts)), redone: bridge.net, scale });
}
