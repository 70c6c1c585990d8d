import { debtServiceBuffer, isLockedUp } from './close-facilities';
import { allowedByPolicy } from './distribution-policy';
import { freeCash } from './free-cash';
import { divertToSenior, refillAccount } from './service-tranches';
import type { FundPath } from './fund-path';

/** Amounts below this part of the commitments are rounding: they are not distributed. */
const ROUNDING = 1e-12;

/**
 * Cash kept back before distributions: the reserve, within the reinvestment period at least the one built before recycling,
 * and the buffer for debt service.
 */
function reserveOf(path: FundPath, month: number): number {
  const { tranches } = path;
  const account = tranches === null ? 0 : tranches.account;
  return ownReserve(path, month) + account;
}

/** The same without the reserve account of tranches. */
function ownReserve(path: FundPath, month: number): number {
  const { fund, recycling } = path;
  const buffer = debtServiceBuffer(path, month);
  if (recycling === null || month > recycling.terms.lastMonth) return fund.reserve + buffer;
  return Math.max(fund.reserve, recycling.terms.reserve) + buffer;
}

/**
 * What available_cash may pay in a distribution month: free cash less the reserve, and before the deployment window ends
 * never called capital that is not yet spent.
 */
function availableCash(path: FundPath, month: number): number {
  const { ledger, fund } = path;
  if (isLockedUp(path)) return 0;
  const free = freeCash(path);
  const aboveReserve = free - reserveOf(path, month);
  const available = month < fund.window.endMonth ? Math.min(aboveReserve, free - ledger.unspentCalls) : aboveReserve;
  return available > ROUNDING * fund.fundSize ? available : 0;
}

/**
 * Steps 7 and 8 of the month: the distribution is decided in distribution months and, all that is left, in the final
 * month; it is paid `lag` months later. The last payment takes whatever cash there is then.
 */
export function distribute(path: FundPath, month: number): void {
  const { ledger, fund, recycling } = path;
  const { finalMonth, declared } = ledger;
  if (finalMonth < 0) refillAccount(path, ownReserve(path, month));
  if (month === finalMonth) declared[month] = Math.max(ledger.cash - ledger.declaredUnpaid, 0);
  else if (finalMonth < 0 && month > 0 && month % fund.distributionPeriod === 0) {
    const cash = allowedByPolicy(path, month, availableCash(path, month));
    declared[month] = cash - divertToSenior(path, month, cash);
  }
  ledger.declaredUnpaid += declared[month]!;
  const due = month >= fund.lagMonths ? declared[month - fund.lagMonths]! : 0;
  const isLast = finalMonth >= 0 && month === finalMonth + fund.lagMonths;
  const paid = isLast ? ledger.cash : Math.min(due, ledger.cash);
  // Never below 0: a rounding residue would count as free cash and, unpaid, as insolvency.
  ledger.declaredUnpaid = isLast ? 0 : Math.max(ledger.declaredUnpaid - due, 0);
  ledger.cash -= paid;
  ledger.distributions[month] = paid;
  const waiting = recycling === null ? ledger.declaredUnpaid : ledger.declaredUnpaid + recycling.pot;
  ledger.setAside[month] = Math.min(waiting, ledger.cash);
  const free = Math.max(freeCash(path), 0);
  ledger.reserveBalance[month] = finalMonth < 0 ? Math.min(free, reserveOf(path, month)) : 0;
}
