import { firstCoverageMonth } from '../leverage/trailing-coverage';
import { seniorBalance, trancheBalance, type TrancheStack } from '../tranche/tranche-stack';
import type { FundPath } from './fund-path';
import { freeCash } from './free-cash';

/** Amounts below this part of the commitments are rounding. */
const ROUNDING = 1e-12;

/** Months that coverage looks back on. */
const YEAR = 12;

/**
 * Step 2 of the month: coupons accrue on opening principal and fall due in months of the tranche's rhythm. A coupon paid in kind is
 * paid from free cash only, and what is not paid becomes principal; any other is owed.
 */
export function chargeTranches(path: FundPath, month: number): void {
  const { ledger, tranches } = path;
  if (tranches === null || month === 0) return;
  const { terms, balance, accrued } = tranches;
  for (let i = 0; i < balance.length; i++) {
    const tranche = terms.list[i]!;
    accrued[i]! += balance[i]! * tranche.monthlyRate;
    if (month % tranche.periodMonths !== 0) continue;
    const due = accrued[i]!;
    const paid = tranche.paymentInKind ? Math.min(due, Math.max(freeCash(path) - ledger.owed, 0)) : due;
    accrued[i] = 0;
    balance[i]! += due - paid;
    ledger.trancheInterest[month]! += paid;
    ledger.owed += paid;
  }
}

/** Step 4 of the month: tests, scheduled principal, sweeps, maturities; everything in the final month, and once nothing is left. */
export function repayTranches(path: FundPath, month: number): void {
  const { ledger, tranches, fund } = path;
  if (tranches === null) return;
  const { terms, balance } = tranches;
  testTranches(path, tranches, month);
  for (let i = 0; i < balance.length; i++) {
    const tranche = terms.list[i]!;
    if (ledger.finalMonth >= 0 || ledger.isEmpty || month >= tranche.maturityMonth) {
      const coupon = tranches.accrued[i]!;
      tranches.accrued[i] = 0;
      ledger.trancheInterest[month]! += coupon;
      ledger.owed += coupon + repay(path, tranches, { i, month, amount: balance[i]! });
    } else if (month > 0 && month % tranche.periodMonths === 0) {
      let amount = 0;
      if (tranche.schedule === 'straight_line') {
        amount = balance[i]! / (Math.ceil((tranche.maturityMonth - month) / tranche.periodMonths) + 1);
      } else if (tranche.schedule === 'cash_sweep') {
        amount = Math.max(freeCash(path) - ledger.owed - fund.reserve - tranches.account, 0);
      }
      ledger.owed += repay(path, tranches, { i, month, amount });
    }
  }
}

/** Takes an amount off a tranche's principal, books it and returns it. */
function repay(
  { ledger, fund }: FundPath,
  { balance }: TrancheStack,
  { i, month, amount }: { readonly i: number; readonly month: number; readonly amount: number },
): number {
  const paid = Math.min(amount, balance[i]!);
  const left = balance[i]! - paid;
  balance[i] = left > ROUNDING * fund.fundSize ? left : 0;
  ledger.tranchePayments[month]! += paid;
  return paid;
}

/** Over-collateralisation and coverage in a month of the tests, on figures of the month before. */
function testTranches({ ledger, fund }: FundPath, stack: TrancheStack, month: number): void {
  const { terms } = stack;
  if (month === 0 || month % terms.testPeriodMonths !== 0) return;
  const senior = seniorBalance(stack);
  const collateral = ledger.feeMonth.previousNav + ledger.debt[month - 1]! + ledger.trancheBalance[month - 1]!;
  let fails = terms.minCollateral !== null && senior > 0 && collateral < terms.minCollateral * senior;
  if (terms.minCoverage !== null && senior > 0 && month - 1 >= firstCoverageMonth(fund.window.endMonth)) {
    let proceeds = 0;
    let interest = 0;
    for (let m = Math.max(month - YEAR, 0); m < month; m++) {
      proceeds += ledger.proceeds[m]!;
      interest += ledger.facilityInterest[m]! + ledger.trancheInterest[m]!;
    }
    if (interest > 0 && proceeds < terms.minCoverage * interest) fails = true;
  }
  if (!fails) stack.failedSince = -1;
  else if (stack.failedSince < 0) stack.failedSince = month;
}

/**
 * Step 8 of the month: while a test has failed for longer than the cure, cash for equity pays senior principal instead, the first tranche
 * first. Returns what it took.
 */
export function divertToSenior(path: FundPath, month: number, cash: number): number {
  const { tranches, ledger } = path;
  if (tranches === null || tranches.failedSince < 0 || month - tranches.failedSince < tranches.terms.cureMonths)
    return 0;
  let left = cash;
  for (let i = 0; i < tranches.balance.length; i++) {
    if (tranches.terms.list[i]!.isSenior) left -= repay(path, tranches, { i, month, amount: left });
  }
  ledger.cash -= cash - left;
  return cash - left;
}

/** Step 7 of the month: the reserve account follows its target, a part of the gap a month, from free cash above the reserve. */
export function refillAccount(path: FundPath, reserve: number): void {
  const { tranches } = path;
  if (tranches === null) return;
  const { terms } = tranches;
  const target = terms.accountTarget * seniorBalance(tranches);
  const free = Math.max(freeCash(path) - reserve, 0);
  const refilled = tranches.account + Math.max(target - tranches.account, 0) * terms.replenishmentRate;
  tranches.account = Math.min(refilled, target, free);
}

/** End of the month. */
export function closeTranches({ ledger, tranches }: FundPath, month: number): void {
  if (tranches !== null) ledger.trancheBalance[month] = trancheBalance(tranches);
}
