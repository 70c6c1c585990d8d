/** For specs: the fund's months redone from positions, terms and market: every column of every row (docs/model/ledger.md). */
import type { SimulationConfig } from '@ihome/config';
import { claimOn, paidOf, seniorPart } from './contract.fixture';
import { monthlyExpenses, monthlyServicing, nextOffset, managementFee } from './fees.fixture';
import { programmeTarget, scheduledCall } from './programme.fixture';
import { at, Differences, finalMonthOf, indexOf, sum, windowEnd, type Row, type Story } from './story.fixture';

/** What differs in the ledger. */
export function redoLedger(story: Story, config: SimulationConfig): string[] {
  const differences = new Differences(1e-10);
  const finalMonth = finalMonthOf(story, config);
  differences.same('months', story.ledger.length, finalMonth + config.waterfall.distribution_lag_months + 1);
  const balances = emptyBalances(config);
  story.ledger.forEach((row, month) => redoMonth(row, { story, config, differences, finalMonth, month, balances }));
  return differences.found;
}

/** What a month hands on to the next. */
interface Balances {
  cash: number;
  uncalled: number;
  /** Called and not yet spent. */
  unspent: number;
  owed: number;
  offset: number;
  nav: number;
  /** Decided and not yet paid. */
  declared: number[];
  declaredUnpaid: number;
}

function emptyBalances({ fund }: SimulationConfig): Balances {
  const nothing = { cash: 0, unspent: 0, owed: 0, offset: 0, nav: 0, declaredUnpaid: 0 };
  return { ...nothing, uncalled: fund.fund_size, declared: [] };
}

interface Month {
  readonly story: Story;
  readonly config: SimulationConfig;
  readonly differences: Differences;
  readonly finalMonth: number;
  readonly month: number;
  readonly balances: Balances;
}

const NOT_PART_OF_THE_FUND = [
  'facility_draws',
  'facility_interest',
  'facility_fees',
  'facility_repayments',
  'tranche_proceeds',
  'tranche_interest',
  'tranche_payments',
  'debt',
];

function redoMonth(row: Row, at_: Month): void {
  const { story, config, differences, finalMonth, month: m, balances: b } = at_;
  const { fund, fees, deployment } = config;
  const check = (column: string, redone: number): void =>
    differences.check(`month ${m}, ${column}`, { told: at(row, column), redone, scale: fund.fund_size });
  const cost = (test: (p: Row) => boolean): number => sum(story.positions.filter(test).map((p) => at(p, 'advance')));
  const paid = (test: (p: Row) => boolean): number => sum(story.positions.filter(test).map((p) => at(p, 'paid')));
  const arrives = (p: Row): boolean => at(p, 'cash_month') === m;
  const defaulted = (p: Row): boolean => p.cause === 'default';

  // What comes in.
  check('month', m);
  check('opening_cash', b.cash);
  const cashYield = (b.cash * deployment.cash_yield) / 12;
  check('cash_yield', cashYield);
  const proceeds = paid((p) => arrives(p) && !defaulted(p));
  const recoveries = paid((p) => arrives(p) && defaulted(p));
  check('exit_proceeds', proceeds);
  check('recoveries', recoveries);
  const cash = b.cash + cashYield + proceeds + recoveries;

  // What falls due.
  const opening = cost((p) => at(p, 'origination_month') < m && at(p, 'exit_month') >= m);
  const afterExits = cost((p) => at(p, 'origination_month') < m && at(p, 'exit_month') > m);
  const bought = story.positions.filter((p) => at(p, 'origination_month') === m);
  const advances = sum(bought.map((p) => at(p, 'advance')));
  const runs = m < finalMonth;
  const gross = runs ? managementFee(config, { month: m, invested: afterExits, nav: b.nav }) : 0;
  const originationFee = fees.origination_fee_rate * advances;
  const due = {
    management_fee: Math.max(gross - b.offset, 0),
    servicing_fee: runs && m > 0 ? monthlyServicing(config, opening) : 0,
    expenses: runs && m > 0 ? monthlyExpenses(config, { month: m, invested: opening, nav: b.nav }) : 0,
    formation_costs: m === 0 ? fees.formation_costs : 0,
    disposition_fees: fees.disposition_fee_rate * (proceeds + recoveries),
    acquisition_fees: fees.acquisition_fee_rate * advances,
    per_position_costs: fees.per_position_cost * bought.length,
    origination_fees_paid: fees.origination_fee_payer === 'fund' ? originationFee : 0,
    advances,
  };
  for (const [column, redone] of Object.entries(due)) check(column, redone);
  const income = fees.origination_fee_recipient === 'fund' ? originationFee : 0;
  check('origination_fee_income', income);
  b.offset = nextOffset(config, { offset: b.offset, gross, originationFee });

  // What is called and paid.
  const payments = b.owed + sum(Object.values(due));
  const free = Math.max(cash - b.declaredUnpaid, 0);
  redoProgramme(at_, { room: free + b.uncalled - (payments - outlayOf(bought, config)) });
  const scheduled = runs ? Math.min(scheduledCall(config, m), b.uncalled) : 0;
  const call = Math.min(Math.max(scheduled, payments - free), b.uncalled);
  check('capital_calls', call);
  const unpaid = Math.max(payments - cash - call, 0);
  check('payables', unpaid);
  const spent = payments - unpaid;
  const left = cash + call - spent + income;
  b.uncalled -= call;
  b.unspent = Math.max(b.unspent + call - spent, 0);
  b.owed = at(row, 'payables');
  redoDistribution(row, at_, left);

  // What is left.
  for (const column of NOT_PART_OF_THE_FUND) check(column, 0);
  b.cash = at(row, 'closing_cash');
  b.nav = at(row, 'nav');
  const due_ = paid((p) => defaulted(p) && at(p, 'exit_month') <= m && at(p, 'cash_month') > m);
  check('nav', (runs ? worthOf(story, config, m) : 0) + due_ + b.cash - b.owed);
}

function outlayOf(bought: readonly Row[], { fees }: SimulationConfig): number {
  const onTop = fees.origination_fee_payer === 'fund' ? fees.origination_fee_rate : 0;
  const rate = 1 + fees.acquisition_fee_rate + onTop;
  return sum(bought.map((p) => at(p, 'advance') * rate + fees.per_position_cost));
}

/** Loans are bought in order while the target is not reached; the first that cannot be paid stops the month and keeps its place. */
function redoProgramme({ story, config, differences, finalMonth, month: m }: Month, { room }: { room: number }): void {
  const buys = m >= config.deployment.deployment_start && m < windowEnd(config) && m < finalMonth;
  const before = story.positions.filter((p) => at(p, 'origination_month') < m);
  const bought = story.positions.filter((p) => at(p, 'origination_month') === m);
  const next = story.positions[before.length + bought.length];
  const slack = 1e-9 * config.fund.fund_size;
  const target = buys ? programmeTarget(config, m) : 0;
  let held = sum(before.map((p) => at(p, 'advance')));
  bought.forEach((position) => {
    differences.same(`month ${m}: a loan is bought at ${held} of ${target}`, buys && held < target + slack, true);
    held += at(position, 'advance');
  });
  const outlay = outlayOf(bought, config);
  differences.same(`month ${m}: ${outlay} is paid of ${room}`, bought.length === 0 || outlay <= room + slack, true);
  if (!buys || next === undefined || held > target - slack) return;
  const tooMuch = outlay + outlayOf([next], config) > room - slack;
  differences.same(`month ${m}: the next loan cannot be paid`, tooMuch, true);
}

/** Decided in distribution months, and all that is left in the final one; paid after the lag. */
function redoDistribution(
  row: Row,
  { config, differences, finalMonth, month: m, balances: b }: Month,
  cash: number,
): void {
  const { fund, deployment, waterfall } = config;
  const check = (column: string, redone: number): void =>
    differences.check(`month ${m}, ${column}`, { told: at(row, column), redone, scale: fund.fund_size });
  const lag = waterfall.distribution_lag_months;
  const period = { monthly: 1, quarterly: 3, semi_annual: 6, annual: 12 }[waterfall.distribution_frequency];
  const reserve = deployment.minimum_cash_reserve * fund.fund_size;
  const free = cash - b.declaredUnpaid;
  const available = Math.max(free - (m < windowEnd(config) ? Math.max(reserve, b.unspent) : reserve), 0);
  const isDistributionMonth = m > 0 && m < finalMonth && m % period === 0;
  b.declared[m] = m === finalMonth ? Math.max(free, 0) : isDistributionMonth ? available : 0;
  const due = b.declared[m - lag] ?? 0;
  const paid = m === finalMonth + lag ? cash : Math.min(due, cash);
  check('distributions', paid);
  b.declaredUnpaid = Math.max(b.declaredUnpaid + b.declared[m] - due, 0);
  check('closing_cash', cash - paid);
  check('set_aside', Math.min(b.declaredUnpaid, cash - paid));
  const kept = Math.min(Math.max(cash - paid - b.declaredUnpaid, 0), reserve);
  check('reserve_balance', m < finalMonth ? kept : 0);
}

/** What the live positions would pay if they left now, at the zone index. */
function worthOf(story: Story, config: SimulationConfig, m: number): number {
  const live = story.positions.filter((p) => at(p, 'origination_month') <= m && at(p, 'exit_month') > m);
  return sum(
    live.map((position) => {
      const bought = at(position, 'origination_month');
      const growth = indexOf(story, position.zone, m) / indexOf(story, position.zone, bought);
      const value = at(position, 'value_at_origination') * growth;
      const { claim } = claimOn(config, { position, age: m - bought, value });
      const senior = at(position, 'senior_balance_at_origination') * seniorPart(config, m - bought);
      return paidOf(config, { claim, value, senior });
    }),
  );
}
