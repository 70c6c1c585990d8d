/** The fund's months, one after another, model §0, §5 and §6. */
import { at, horizon, MONTHS_PER } from './calendar';
import { closedCommitments } from './closings';
import { scheduledCall, windowEnd } from './deployment';
import type { World } from './exit';
import { Facilities } from './facilities';
import { expenses, managementFee, servicingFee, type Bases } from './fees';
import { greenCostOf, promisedTo, sumOf, type FundState, type Position } from './fund-state';
import { buyLevered, buyProgramme, buyRecycled, isTapeGoingOn } from './purchases';
import { lastRecyclingMonth, RecyclingPot } from './reinvestment';
import { Tranches } from './tranches';
import { carrySplit, type CarrySplit } from './carry-split';
import { isClearable, isLevered, lenderView } from './lenders';
import { netAssetValue } from './net-asset-value';

export type { Position } from './fund-state';

/** One month of the fund: opening cash and sources equal uses and closing cash. */
export interface LedgerRow {
  readonly month: number;
  readonly opening_cash: number;
  readonly capital_calls: number;
  readonly exit_proceeds: number;
  readonly recoveries: number;
  readonly cash_yield: number;
  readonly facility_draws: number;
  readonly facility_interest: number;
  readonly facility_fees: number;
  readonly facility_repayments: number;
  readonly tranche_proceeds: number;
  readonly tranche_interest: number;
  readonly tranche_payments: number;
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
  readonly debt: number;
  readonly tranche_balance: number;
}

/** Everything the fund did on a path. */
export interface FundStory extends CarrySplit {
  readonly positions: readonly Position[];
  readonly ledger: readonly LedgerRow[];
  readonly finalMonth: number;
  readonly isInsolvent: boolean;
  /** What could still be drawn at the end of each month. */
  readonly undrawn: readonly number[];
}

/** Runs the fund of one path from month 0 to its final month. */
export function fundStory(world: World): FundStory {
  const { config } = world;
  const state: FundState = {
    positions: [],
    pot: new RecyclingPot(config),
    facilities: new Facilities(world),
    tranches: new Tranches(config),
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
    trancheInterest: [],
    isInsolvent: false,
  };
  const ledger: LedgerRow[] = [];
  let finalMonth: number | null = null;
  for (let m = 0; ; m += 1) {
    if (m > lastRecyclingMonth(config) || m === horizon(config)) state.pot.release();
    const isFinal: boolean =
      finalMonth === null &&
      (m === horizon(config) ||
        (m >= windowEnd(config) &&
          isEmpty(state, m) &&
          !isTapeGoingOn(config, state, m) &&
          isClearable(world, state, m)));
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
      const { undrawn } = state.facilities;
      return { positions, ledger, ...split, finalMonth: finalMonth ?? m, isInsolvent, undrawn };
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
  // ASSUMPTION: after the final month the fund is over: what closes while its last distribution is on its way is not called.
  if (m > 0 && moment.phase !== 'after')
    state.uncalled += closedCommitments(config, m) - closedCommitments(config, m - 1);
  const cashYield = m === 0 ? 0 : (openingCash * config.deployment.cash_yield) / 12;
  // ASSUMPTION: a negative yield eats into money set aside when there is nothing else.
  const eaten = promisedTo(state) + state.pot.held() - openingCash - cashYield;
  state.pot.take(Math.min(Math.max(eaten, 0), state.pot.held()));
  const exits = state.positions.filter((p) => p.cause !== 'default' && p.cashMonth === m);
  const recovered = state.positions.filter((p) => p.cause === 'default' && p.cashMonth === m);
  const exitProceeds = sumOf(exits, (p) => p.paid);
  const recoveries = sumOf(recovered, (p) => p.paid);
  const received = openingCash + cashYield + exitProceeds + recoveries;
  const charges = chargesOf(world, state, { m, isRunning, proceeds: exitProceeds + recoveries });
  const unpromised = received - promisedTo(state) - state.pot.held();
  const { facilities } = state;
  const debtCosts = moment.phase === 'after' ? { interest: 0, fees: 0 } : facilities.costs(m);
  const owed =
    charges.management +
    charges.servicing +
    charges.running +
    charges.formation +
    charges.disposition +
    state.payables +
    debtCosts.interest +
    debtCosts.fees;
  const { tranches } = state;
  const beforeFees = state.payables + debtCosts.interest + debtCosts.fees;
  const coupons = moment.phase === 'after' ? 0 : tranches.coupons(m, unpromised - beforeFees);
  const view = lenderView(world, state, m);
  const spare = unpromised - owed - coupons - config.deployment.minimum_cash_reserve * config.fund.fund_size;
  // ASSUMPTION: a fund with nothing left pays its lenders at once, by calls if need be.
  const isOver = !isRunning || (m >= windowEnd(config) && isEmpty(state, m) && !isTapeGoingOn(config, state, m));
  const repayment = !isOver ? facilities.repay(view, { uncalled: state.uncalled, spare }) : facilities.settle(m);
  const rows = facilities.proceeds.map((_, i) => i);
  tranches.test(m, {
    collateral: state.nav + view.debt + tranches.balance(),
    proceeds: facilities.proceeds,
    interest: rows.map((i) => at(facilities.interest, i) + at(state.trancheInterest, i)),
  });
  const principal = tranches.repay(m, {
    isFinal: isOver,
    spare: spare - repayment.repaid - repayment.penalty,
  });
  const trancheInterest = coupons + principal.interest;
  state.trancheInterest.push(trancheInterest);
  const toTranches = trancheInterest + principal.principal;
  const payments = owed + repayment.repaid + repayment.penalty + toTranches;
  const debtService = debtCosts.interest + debtCosts.fees + repayment.repaid + repayment.penalty + toTranches;
  facilities.proceeds.push(exitProceeds + recoveries);
  facilities.interest.push(debtCosts.interest);
  if (isRunning) state.pot.setAside({ m, proceeds: exitProceeds + recoveries - debtService, free: unpromised });
  // Cash of distributions that are decided and money set aside lower no call.
  const waiting = Math.min(received, promisedTo(state) + state.pot.held());
  const freeCash = received - waiting;
  const lackingForPayments = Math.max(0, payments - freeCash - state.uncalled);
  const recycled = isRunning ? buyRecycled(world, state, { m, kept: lackingForPayments }) : [];
  const recycledOutlay = sumOf(recycled, (p) => p.outlay.total);
  const promised = Math.max(0, waiting - recycledOutlay);
  const scheduled = isRunning ? Math.min(scheduledCall(config, m), state.uncalled) : 0;
  const left = {
    left: freeCash + scheduled - payments,
    uncalled: state.uncalled - scheduled,
    tranches: tranches.room(m),
  };
  const {
    bought: programmeBought,
    drawn,
    fromTranches,
  } = !isRunning
    ? { bought: [], drawn: 0, fromTranches: 0 }
    : isLevered(config) || tranches.exist()
      ? buyLevered(world, state, {
          m,
          funding: facilities.funding({ ...view, greenCost: greenCostOf(world, state, m) }, left),
        })
      : {
          bought: buyProgramme(world, state, { m, available: freeCash + state.uncalled - payments }),
          drawn: 0,
          fromTranches: 0,
        };
  const free = freeCash + drawn + fromTranches;
  const bought = [...recycled, ...programmeBought];
  const spent = payments + sumOf(programmeBought, (p) => p.outlay.total);
  const need = Math.max(0, spent - free);
  // ASSUMPTION: the final month makes no scheduled call.
  const call = Math.min(state.uncalled, Math.max(need, scheduled));
  const uncalled = state.uncalled - call;
  state.uncalled = uncalled > 1e-12 * config.fund.fund_size ? uncalled : 0;
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
  state.income -= trancheInterest + debtCosts.interest + debtCosts.fees + repayment.penalty;
  if (isRunning) tranches.refill(unpledged(state) - reserveOf(world, state, m));
  const { paidOut, diverted } = distribute(world, state, moment);
  state.cash -= paidOut;
  if (config.fees.origination_fee_recipient === 'gp') {
    state.offset += config.fees.management_fee_offset_percentage * sumOf(bought, (p) => p.outlay.originationFee);
  }
  const live = state.positions.filter((p) => p.exitMonth > m);
  state.invested = sumOf(live, (p) => p.advance);
  facilities.close({ ...view, greenCost: greenCostOf(world, state, m) }, state.uncalled);
  state.nav = netAssetValue(world, state, m) - facilities.debt() - tranches.balance();
  return {
    month: m,
    opening_cash: openingCash,
    capital_calls: call,
    exit_proceeds: exitProceeds,
    recoveries,
    cash_yield: cashYield,
    facility_draws: drawn,
    facility_interest: debtCosts.interest,
    facility_fees: debtCosts.fees + repayment.penalty,
    facility_repayments: repayment.repaid,
    tranche_proceeds: fromTranches,
    tranche_interest: trancheInterest,
    tranche_payments: principal.principal + diverted,
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
    reserve_balance: isRunning
      ? Math.min(Math.max(unpledged(state), 0), reserveOf(world, state, m) + tranches.account)
      : 0,
    set_aside: Math.min(promisedTo(state) + state.pot.held(), state.cash),
    payables: state.payables,
    closing_cash: state.cash,
    nav: state.nav,
    debt: facilities.debt(),
    tranche_balance: tranches.balance(),
  };
}

/** ASSUMPTION: the reserve that is built before recycling is kept from distribution as long as money may be set aside. */
function reserveOf({ config }: World, state: FundState, m: number): number {
  const built = m <= lastRecyclingMonth(config) ? config.reinvestment.cash_reserve_target : 0;
  return Math.max(config.deployment.minimum_cash_reserve, built) * config.fund.fund_size + state.facilities.buffer(m);
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

/** Cash that leaves the fund for its investors in month m. */
function distribute(
  world: World,
  state: FundState,
  { m, phase, isLast }: Moment,
): { readonly paidOut: number; readonly diverted: number } {
  let diverted = 0;
  const { config } = world;
  const { waterfall } = config;
  // ASSUMPTION: month 0 is no distribution month.
  const isDistributionMonth = m > 0 && m % MONTHS_PER[waterfall.distribution_frequency] === 0;
  if (phase === 'final' || (phase === 'running' && isDistributionMonth)) {
    const unspent = m < windowEnd(config) ? state.unspentCalls : 0;
    // ASSUMPTION: called capital that waits to be spent is part of the reserve, not on top of it.
    const kept = phase === 'final' ? 0 : Math.max(reserveOf(world, state, m) + state.tranches.account, unspent);
    // ASSUMPTION: while the terms of the sleeve are breached nothing is distributed.
    const isLocked = phase === 'running' && state.facilities.isLockedUp();
    const above = isLocked ? 0 : unpledged(state) - kept;
    // ASSUMPTION: an amount that is nothing but rounding is not distributed.
    const available = above > 1e-12 * config.fund.fund_size ? above : 0;
    const forEquity = phase === 'final' ? available : allowed(world, state, { m, available });
    diverted = phase === 'final' ? 0 : state.tranches.divert(m, forEquity);
    state.cash -= diverted;
    const decided = forEquity - diverted;
    state.decided += decided;
    state.declared.set(m + waterfall.distribution_lag_months, decided);
  }
  const due = Math.min(state.declared.get(m) ?? 0, state.cash);
  state.declared.delete(m);
  // Whatever there is when the last distribution leaves goes with it: the cash yield of the lag.
  return { paidOut: isLast ? state.cash : due, diverted };
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
