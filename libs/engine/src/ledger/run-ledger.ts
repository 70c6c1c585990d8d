import { paidIfExitedNow } from '../portfolio/paid-if-exited-now';
import { releaseExits } from '../portfolio/release-exits';
import { buyProgramme } from './buy-programme';
import { callAndPay } from './call-and-pay';
import { chargeFees } from './charge-fees';
import { distribute } from './distribute';
import type { FundPath } from './fund-path';
import { resetLedger } from './ledger-buffers';
import { receiveProceeds } from './receive-proceeds';

/**
 * The fund's months on one path (docs/model/ledger.md), from month 0 to the final month and the payments that lag behind it.
 *
 * Order of a month: 0 interest on opening cash; 1 exit proceeds and recoveries, after which the final month is known;
 * 3 fees and expenses; 5 and 6 the programme's advances, the call that the month needs, the payments; 7 and 8 reserve and
 * distribution; NAV at the end. Each month
 *
 *   opening cash + calls + exit proceeds + recoveries + cash yield + origination fee income + rise of payables
 *   = fees and expenses + advances + distributions + closing cash.
 *
 * Precondition: `beginPath(portfolio, path)`. No allocation. Verified by `deterministic-fund.spec.ts` and `trace-redone.spec.ts`.
 */
export function runLedger(path: FundPath): void {
  const { ledger, fund } = path;
  resetLedger(ledger, fund.fundSize);
  for (let month = 0; month <= fund.lastMonth; month++) {
    runMonth(path, month);
    if (ledger.finalMonth >= 0 && month === ledger.finalMonth + fund.lagMonths) {
      ledger.lastRow = month;
      return;
    }
  }
}

function runMonth(path: FundPath, month: number): void {
  const { ledger, fund, portfolio } = path;
  const { feeMonth } = ledger;
  ledger.openingCash[month] = ledger.cash;
  ledger.cashYield[month] = ledger.cash * fund.monthlyCashYield;
  ledger.cash += ledger.cashYield[month];
  if (ledger.finalMonth >= 0) {
    ledger.payables[month] = ledger.owed;
    distribute(path, month);
    ledger.nav[month] = ledger.cash - ledger.owed;
    ledger.closingCash[month] = ledger.cash;
    return;
  }
  feeMonth.month = month;
  feeMonth.openingInvested = portfolio.liveCost;
  releaseExits(portfolio, month);
  receiveProceeds(path, month);
  feeMonth.invested = portfolio.liveCost;
  const nothingLeft = portfolio.liveCount === 0 && ledger.recoveriesDueCount === 0;
  if ((month >= fund.window.endMonth && nothingLeft) || month === fund.horizonMonths) ledger.finalMonth = month;
  chargeFees(path, month);
  if (ledger.finalMonth < 0) buyProgramme(path, month);
  else ledger.outlay = 0;
  callAndPay(path, month);
  distribute(path, month);
  const positionsNav = ledger.finalMonth < 0 ? paidIfExitedNow(portfolio, month) : 0;
  ledger.nav[month] = positionsNav + ledger.recoveriesDue + ledger.cash - ledger.owed;
  ledger.closingCash[month] = ledger.cash;
  ledger.proceeds[month] = ledger.exitProceeds[month]! + ledger.recoveries[month]!;
  ledger.feesAndExpenses[month] =
    ledger.managementFee[month]! +
    ledger.servicingFee[month]! +
    ledger.expenses[month]! +
    ledger.formationCosts[month]! +
    ledger.dispositionFees[month]! +
    ledger.acquisitionFees[month]! +
    ledger.perPositionCosts[month]! +
    ledger.originationFeesPaid[month]!;
  feeMonth.previousNav = ledger.nav[month]!;
}
