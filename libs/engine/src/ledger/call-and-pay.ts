import { takeFromPot } from '../reinvestment/recycling';
import { freeCash } from './free-cash';
import type { FundPath } from './fund-path';

/** Shortfalls below this part of the commitments are rounding, not insolvency. */
const ROUNDING = 1e-12;

/**
 * Step 5 of the month and the payments: what is owed and the programme's outlay are paid from free cash, then from the
 * month's calls. Called: the schedule's amount, and beyond it whatever payments still lack, up to the commitments. What
 * is left unpaid then takes money set aside for recycling, then money already declared; the rest stays owed, and the path
 * is insolvent. Cash never falls below zero. In the final month nothing is called by schedule.
 */
export function callAndPay(path: FundPath, month: number): void {
  const { ledger, fund, recycling } = path;
  const payments = ledger.owed + ledger.outlay;
  const draws = ledger.facilityDraws[month]! + ledger.trancheProceeds[month]!;
  const free = Math.max(freeCash(path) - draws, 0) + draws;
  const scheduled = ledger.finalMonth >= 0 ? 0 : Math.min(fund.scheduledCalls[month]!, ledger.uncalled);
  const missing = payments - free - scheduled;
  let call = scheduled;
  let unpaid = 0;
  if (missing <= 0) {
    ledger.cash = Math.max(ledger.cash + (scheduled - payments), 0);
  } else {
    const extra = Math.min(missing, ledger.uncalled - scheduled);
    call += extra;
    const shortfall = missing - extra > ROUNDING * fund.fundSize ? missing - extra : 0;
    const taken = Math.min(shortfall, ledger.cash - free);
    if (recycling !== null && taken > 0) takeFromPot(recycling, Math.min(taken, recycling.pot));
    unpaid = shortfall - taken;
    const rest = ledger.cash - free - taken;
    // What is left of money set aside; never a residue of rounding, which would be distributed.
    ledger.cash = rest > ROUNDING * fund.fundSize ? rest : 0;
  }
  ledger.capitalCalls[month] = call;
  const uncalled = ledger.uncalled - call;
  ledger.uncalled = uncalled > ROUNDING * fund.fundSize ? uncalled : 0;
  const called = ledger.unspentCalls + call;
  ledger.unspentCalls = Math.max(called - (payments - unpaid), 0);
  ledger.callsSpent[month] = called - ledger.unspentCalls;
  ledger.owed = unpaid;
  ledger.payables[month] = unpaid;
  if (unpaid > 0) ledger.insolvent = true;
  ledger.cash += ledger.originationFeeIncome[month]!;
}
