/** The fund's months, one after another, model §0, §5 and §6. */
import { at, horizon, MONTHS_PER, ofZone } from './calendar';
import { claimOf, paidFromSale, seniorBalance } from './contract';
import { closedCommitments } from './closings';
import { cumulativeTarget, scheduledCall, windowEnd } from './deployment';
import { exitOf, indexedValue, type Bought, type Exit, type World } from './exit';
import { expenses, managementFee, outlayFor, servicingFee, type Bases, type Outlay } from './fees';
import { candidate, programmeTerms, type HeldByZone, type Terms } from './origination';
import { lastRecyclingMonth, recycledTerms, RecyclingPot } from './reinvestment';
import { carrySplit, type CarrySplit } from './carry-split';

/** A position with its end. */
export interface Position extends Bought, Exit {
  readonly outlay: Outlay;
  readonly isRecycled: boolean;
}

/** One month of the fund: opening cash and sources equal uses and closing cash. */
export interface LedgerRow {
  readonly month: number;
  readonly opening_cash: number;
  readonly capital_calls: number;
  readonly exit_proceeds: number;
  readonly recoveries: number;
  readonly cash_yield: number;
  readonly management_fee: number;
  readonly servicing_fee: number;
  readonly expenses: number;
  readonly formation_costs: number;
  readonly acquisition_fees: number;
  readonly disposition_fees: number;
  readonly per_position_costs: number;
  readonly origination_fees_paid: number;
  readonly origination_fee_income: number;
  readonly advances: number;
  readonly distributions: number;
  readonly reserve_balance: number;
  /** Money for recycling, and distributions that are decided and wait for their lag. */
  readonly set_aside: number;
  readonly payables: number;
  readonly closing_cash: number;
  readonly nav: number;
}

/** Everything the fund did on a path. */
export interface FundStory extends CarrySplit {
  readonly positions: readonly Position[];
  readonly ledger: readonly LedgerRow[];
  readonly finalMonth: number;
  readonly isInsolvent: boolean;
}

interface FundState {
  readonly positions: Position[];
  readonly pot: RecyclingPot;
  cash: number;
  uncalled: number;
  payables: number;
  /** Distributions decided so far, paid or not. */
  decided: number;
  /** Interest and appreciation received less fees and expenses so far. */
  income: number;
  /** Called capital that has not been spent. */
  unspentCalls: number;
  /** Called capital spent, by month. */
  readonly callsSpent: number[];
  /** Cash of distributions that are decided and wait for their lag, by month of payment. */
  readonly declared: Map<number, number>;
  /** GP origination fees of earlier months that still lower the management fee. */
  offset: number;
  advanced: number;
  invested: number;
  nav: number;
  isInsolvent: boolean;
}

const sumOf = <T>(list: readonly T[], value: (item: T) => number): number =>
  list.reduce((sum, item) => sum + value(item), 0);

/** Runs the fund of one path from month 0 to its final month. */
export function fundStory(world: World): FundStory {
  const { config } = world;
  const state: FundState = {
    positions: [],
    pot: new RecyclingPot(config),
    cash: 0,
    uncalled: closedCommitments(config, 0),
    payables: 0,
    decided: 0,
    income: 0,
    unspentCalls: 0,
    callsSpent: [],
    declared: new Map(),
    offset: 0,
    advanced: 0,
    invested: 0,
    nav: 0,
    isInsolvent: false,
  };
  const ledger: LedgerRow[] = [];
  let finalMonth: number | null = null;
  for (let m = 0; ; m += 1) {
    if (m > lastRecyclingMonth(config) || m === horizon(config)) state.pot.release();
    const isFinal: boolean =
      finalMonth === null && (m === horizon(config) || (m >= windowEnd(config) && isEmpty(state, m)));
    const phase = isFinal ? 'final' : finalMonth === null ? 'running' : 'after';
    if (isFinal) finalMonth = m;
    // What is decided in the final month leaves the fund, as every distribution, after the lag: rows go on until then.
    const isLast: boolean = finalMonth !== null && m === finalMonth + config.waterfall.distribution_lag_months;
    const row = runMonth(world, state, { m, phase, isLast });
    ledger.push(row);
    if (isLast) {
      const { positions, isInsolvent, callsSpent: spent } = state;
      const calls = ledger.map((r) => r.capital_calls);
      const split = carrySplit(config, { calls, spent, positions, distributions: ledger.map((r) => r.distributions) });
      return { positions, ledger, ...split, finalMonth: finalMonth ?? m, isInsolvent };
    }
  }
}

/** No position lives after month m, no recovery is still due and nothing is set aside. Payables do not keep a fund alive: ASSUMPTION. */
function isEmpty(state: FundState, m: number): boolean {
  return state.pot.held() === 0 && state.positions.every((p) => p.exitMonth <= m && p.cashMonth <= m);
}

interface Moment {
  readonly m: number;
  /** Before the final month, in it, or waiting for the lag of its distribution. */
  readonly phase: 'running' | 'final' | 'after';
  /** Month of the last distribution: the final month plus the lag. */
  readonly isLast: boolean;
}

/** Charges of a month before any purchase, step 3 (disposition fees fall with their exits). */
interface Charges {
  readonly management: number;
  readonly servicing: number;
  readonly running: number;
  readonly formation: number;
  readonly disposition: number;
}

function runMonth(world: World, state: FundState, moment: Moment): LedgerRow {
  const { config } = world;
  const { m } = moment;
  const isRunning = moment.phase === 'running';
  const openingCash = state.cash;
  if (m > 0) state.uncalled += closedCommitments(config, m) - closedCommitments(config, m - 1);
  const cashYield = m === 0 ? 0 : (openingCash * config.deployment.cash_yield) / 12;
  const exits = state.positions.filter((p) => p.cause !== 'default' && p.cashMonth === m);
  const recovered = state.positions.filter((p) => p.cause === 'default' && p.cashMonth === m);
  const exitProceeds = sumOf(exits, (p) => p.paid);
  const recoveries = sumOf(recovered, (p) => p.paid);
  const received = openingCash + cashYield + exitProceeds + recoveries;
  const charges = chargesOf(world, state, { m, isRunning, proceeds: exitProceeds + recoveries });
  const payments =
    charges.management + charges.servicing + charges.running + charges.formation + charges.disposition + state.payables;
  const unpromised = received - promisedTo(state) - state.pot.held();
  if (isRunning) state.pot.setAside({ m, proceeds: exitProceeds + recoveries, free: unpromised });
  // Cash of distributions that are decided and money set aside lower no call.
  const waiting = Math.min(received, promisedTo(state) + state.pot.held());
  const free = received - waiting;
  const lackingForPayments = Math.max(0, payments - free - state.uncalled);
  const recycled = isRunning ? buyRecycled(world, state, { m, kept: lackingForPayments }) : [];
  const recycledOutlay = sumOf(recycled, (p) => p.outlay.total);
  const promised = Math.max(0, waiting - recycledOutlay);
  const programmeBought = isRunning
    ? buyProgramme(world, state, { m, available: free + state.uncalled - payments })
    : [];
  const bought = [...recycled, ...programmeBought];
  const spent = payments + sumOf(programmeBought, (p) => p.outlay.total);
  const need = Math.max(0, spent - free);
  // ASSUMPTION: the final month makes no scheduled call.
  const call = Math.min(state.uncalled, Math.max(need, isRunning ? scheduledCall(config, m) : 0));
  state.uncalled -= call;
  const lacking = need > call + 1e-12 * config.fund.fund_size ? need - call : 0;
  // ASSUMPTION: distributions that are decided and not paid count as money set aside, which is taken before a payment is missed.
  const taken = Math.min(lacking, promised);
  state.pot.take(Math.min(taken, state.pot.held()));
  state.payables = lacking - taken;
  if (state.payables > 0) state.isInsolvent = true;
  const calledCash = state.unspentCalls + call;
  state.unspentCalls = Math.max(0, calledCash - (spent - state.payables));
  state.callsSpent.push(calledCash - state.unspentCalls);
  const feeIncome = sumOf(bought, (p) => p.outlay.originationFeeIncome);
  const rest = promised - taken;
  const kept = rest > 1e-12 * config.fund.fund_size ? rest : 0;
  state.cash = kept + Math.max(0, free + call - spent) + feeIncome;
  state.income += incomeOf({ paid: [...exits, ...recovered], charges, bought });
  const paidOut = distribute(world, state, moment);
  state.cash -= paidOut;
  if (config.fees.origination_fee_recipient === 'gp') {
    state.offset += config.fees.management_fee_offset_percentage * sumOf(bought, (p) => p.outlay.originationFee);
  }
  const live = state.positions.filter((p) => p.exitMonth > m);
  state.invested = sumOf(live, (p) => p.advance);
  state.nav = netAssetValue(world, state, m);
  return {
    month: m,
    opening_cash: openingCash,
    capital_calls: call,
    exit_proceeds: exitProceeds,
    recoveries,
    cash_yield: cashYield,
    management_fee: charges.management,
    servicing_fee: charges.servicing,
    expenses: charges.running,
    formation_costs: charges.formation,
    acquisition_fees: sumOf(bought, (p) => p.outlay.acquisitionFee),
    disposition_fees: charges.disposition,
    per_position_costs: sumOf(bought, (p) => p.outlay.perPositionCost),
    origination_fees_paid: sumOf(bought, (p) => p.outlay.originationFeePaid),
    origination_fee_income: feeIncome,
    advances: sumOf(bought, (p) => p.advance),
    distributions: paidOut,
    reserve_balance: isRunning ? Math.min(Math.max(unpledged(state), 0), reserveOf(world, m)) : 0,
    set_aside: Math.min(promisedTo(state) + state.pot.held(), state.cash),
    payables: state.payables,
    closing_cash: state.cash,
    nav: state.nav,
  };
}

/** ASSUMPTION: the reserve that is built before recycling is kept from distribution as long as money may be set aside. */
function reserveOf({ config }: World, m: number): number {
  const built = m <= lastRecyclingMonth(config) ? config.reinvestment.cash_reserve_target : 0;
  return Math.max(config.deployment.minimum_cash_reserve, built) * config.fund.fund_size;
}

/** Cash that nothing is decided about. */
function unpledged(state: FundState): number {
  return state.cash - promisedTo(state) - state.pot.held();
}

/** Interest and appreciation received less fees and expenses. ASSUMPTION: as in the bridge, a loss of principal is no negative income. */
function incomeOf({
  paid,
  charges,
  bought,
}: {
  readonly paid: readonly Position[];
  readonly charges: Charges;
  readonly bought: readonly Position[];
}): number {
  const received = sumOf(paid, (p) => Math.max(p.paid - p.advance, 0));
  const charged = charges.management + charges.servicing + charges.running + charges.formation + charges.disposition;
  return received - charged - sumOf(bought, (p) => p.outlay.total - p.outlay.advance);
}

function chargesOf(
  { config }: World,
  state: FundState,
  { m, isRunning, proceeds }: { readonly m: number; readonly isRunning: boolean; readonly proceeds: number },
): Charges {
  const formation = m === 0 ? config.fees.formation_costs : 0;
  const disposition = config.fees.disposition_fee_rate * proceeds;
  if (!isRunning) return { management: 0, servicing: 0, running: 0, formation, disposition };
  const opening: Bases = {
    committed_capital: closedCommitments(config, m),
    invested_capital: state.invested,
    // ASSUMPTION: a negative NAV is no basis.
    net_asset_value: Math.max(state.nav, 0),
  };
  const afterExits = sumOf(
    state.positions.filter((p) => p.exitMonth > m),
    (p) => p.advance,
  );
  const fee = managementFee(config, m, { ...opening, invested_capital: afterExits });
  const offset = Math.min(fee, state.offset);
  state.offset -= offset;
  return {
    management: fee - offset,
    servicing: servicingFee(config, m, opening.invested_capital),
    running: expenses(config, m, opening),
    formation,
    disposition,
  };
}

/** Buys loan after loan while the programme is behind its target and the next one can be paid in full. */
function buyProgramme(
  world: World,
  state: FundState,
  { m, available }: { readonly m: number; readonly available: number },
): Position[] {
  const { config } = world;
  const bought: Position[] = [];
  // ASSUMPTION: without reinvestment, what could not be bought in the deployment window is not bought later.
  const end = Math.max(windowEnd(config), lastRecyclingMonth(config) + 1);
  if (m < config.deployment.deployment_start || m >= end) return bought;
  const target = cumulativeTarget(config, m);
  const rounding = 1e-12 * config.fund.fund_size;
  let left = available;
  // ASSUMPTION: a programme that is on target to rounding is on target.
  while (state.advanced < target - rounding) {
    const position = nextPosition(world, state, { m, terms: () => programmeTerms(config), isRecycled: false });
    if (position.outlay.total > left + rounding) break;
    left -= position.outlay.total;
    state.advanced += position.advance;
    state.positions.push(position);
    bought.push(position);
  }
  return bought;
}

/** Buys loan after loan from the usable money, which also pays their fees and costs; what is left waits. */
function buyRecycled(
  world: World,
  state: FundState,
  { m, kept }: { readonly m: number; readonly kept: number },
): Position[] {
  const { config } = world;
  const bought: Position[] = [];
  let left = Math.min(state.pot.usable(m), state.pot.held() - kept);
  const rounding = 1e-12 * config.fund.fund_size;
  const terms = left > 0 ? recycledTerms(world, m) : null;
  while (terms !== null) {
    const position = nextPosition(world, state, { m, terms, isRecycled: true });
    if (position.outlay.total > left + rounding) break;
    left -= position.outlay.total;
    state.positions.push(position);
    bought.push(position);
  }
  state.pot.take(sumOf(bought, (p) => p.outlay.total));
  return bought;
}

/** The next loan of the path on these terms, with its end. */
function nextPosition(
  world: World,
  state: FundState,
  {
    m,
    terms,
    isRecycled,
  }: { readonly m: number; readonly terms: (held: HeldByZone) => Terms; readonly isRecycled: boolean },
): Position {
  const held = heldByZone(world, state, m);
  const next = candidate(world, { id: state.positions.length, month: m, held, terms: terms(held) });
  return { ...next, ...exitOf(world, next), outlay: outlayFor(world.config, next.advance), isRecycled };
}

function heldByZone({ config }: World, state: FundState, m: number): Record<string, number> {
  const held = Object.fromEntries(config.zones.map((zone) => [zone, 0]));
  for (const p of state.positions) {
    if (p.exitMonth > m) held[p.zone] = ofZone(held, p.zone) + p.advance;
  }
  return held;
}

/** Cash that leaves the fund for its investors in month m. */
function distribute(world: World, state: FundState, { m, phase, isLast }: Moment): number {
  const { config } = world;
  const { waterfall } = config;
  // ASSUMPTION: month 0 is no distribution month.
  const isDistributionMonth = m > 0 && m % MONTHS_PER[waterfall.distribution_frequency] === 0;
  if (phase === 'final' || (phase === 'running' && isDistributionMonth)) {
    const unspent = m < windowEnd(config) ? state.unspentCalls : 0;
    // ASSUMPTION: called capital that waits to be spent is part of the reserve, not on top of it.
    const kept = phase === 'final' ? 0 : Math.max(reserveOf(world, m), unspent);
    const above = unpledged(state) - kept;
    // ASSUMPTION: an amount that is nothing but rounding is not distributed.
    const available = above > 1e-12 * config.fund.fund_size ? above : 0;
    const decided = phase === 'final' ? available : allowed(world, state, { m, available });
    state.decided += decided;
    state.declared.set(m + waterfall.distribution_lag_months, decided);
  }
  const due = Math.min(state.declared.get(m) ?? 0, state.cash);
  state.declared.delete(m);
  // Whatever there is when the last distribution leaves goes with it: the cash yield of the lag.
  return isLast ? state.cash : due;
}

/** What the distribution policy lets go of the available cash before the final month. */
function allowed(
  { config }: World,
  state: FundState,
  { m, available }: { readonly m: number; readonly available: number },
): number {
  switch (config.waterfall.distribution_policy) {
    case 'available_cash':
      return available;
    case 'income_only':
      return Math.min(available, Math.max(state.income - state.decided, 0));
    case 'reinvestment_priority':
      return m <= lastRecyclingMonth(config) ? 0 : available;
    case 'return_of_capital': {
      const called = closedCommitments(config, m) - state.uncalled;
      const isReturned = state.decided >= called - 1e-12 * config.fund.fund_size;
      return isReturned && m % 12 !== 0 ? 0 : available;
    }
  }
}

function promisedTo(state: FundState): number {
  return sumOf([...state.declared.values()], (x) => x);
}

/** Live positions at paid-if-exited-now, recoveries due and cash, less payables. */
function netAssetValue(world: World, state: FundState, m: number): number {
  let value = state.cash - state.payables;
  for (const p of state.positions) {
    if (p.exitMonth > m) value += paidIfExitedNow(world, p, m);
    else if (p.cashMonth > m) value += p.paid;
  }
  return value;
}

/** Claim, cap, floor and non-recourse limit at the zone index, with scheduled senior balance and sale cost. */
export function paidIfExitedNow(world: World, position: Bought, m: number): number {
  const age = m - position.originationMonth;
  const value = indexedValue(world, position, m);
  const senior = seniorBalance(world.config, position.seniorAtOrigination, age);
  return paidFromSale(world.config, claimOf(world.config, position, { age, value }).claim, { value, senior });
}

/** Row of month m. */
export function rowOf(story: FundStory, m: number): LedgerRow {
  return at(story.ledger, m);
}
