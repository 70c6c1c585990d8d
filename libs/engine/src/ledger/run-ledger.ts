import { paidIfExitedNow } from '../portfolio/paid-if-exited-now';
import { resetFacilities } from '../leverage/facilities';
import { releasePot, resetRecycling, takeFromPot } from '../reinvestment/recycling';
import { releaseExits } from '../portfolio/release-exits';
import { resetTrancheStack } from '../tranche/tranche-stack';
import { buyProgramme } from './buy-programme';
import { callAndPay } from './call-and-pay';
import { chargeFacilities, debtIsClearable } from './charge-facilities';
import { chargeFees } from './charge-fees';
import { closeFacilities } from './close-facilities';
import { distribute } from './distribute';
import { freeCash } from './free-cash';
import type { FundPath } from './fund-path';
import { resetLedger } from './ledger-buffers';
import { monthCosts } from './month-costs';
import { tapeGoesOn } from './programme-source';
import { receiveProceeds } from './receive-proceeds';
import { buyRecycled, setAsideProceeds } from './recycle';
import { repayFacilities } from './repay-facilities';
import { chargeTranches, closeTranches, repayTranches } from './service-tranches';

/**
 * The fund's months on one path (docs/model/ledger.md), from month 0 to the final month and the payments that lag behind it.
 *
 * Order of a month: 0 interest on opening cash; 1 exit proceeds and recoveries, release of the recycling pot once its
 * period has ended, after which the final month is known; 2 interest and fees of facilities, coupons of tranches; 3 fees and expenses; 4 repayments; money is set aside for recycling; 5 and 6
 * recycled positions, the programme's advances, the call that the month needs, the payments; 7 and 8 reserve and
 * distribution; NAV at the end. Each month
 *
 *   opening cash + calls + exit proceeds + recoveries + cash yield + draws of debt and tranches + origination fee income + rise of payables
 *   = interest, fees and repayments of debt and tranches + fees and expenses + advances + distributions + closing cash.
 *
 * Precondition: `beginPath(portfolio, path)`. No allocation. Verified by `deterministic-fund.spec.ts` and `trace-redone.spec.ts`.
 */
export function runLedger(path: FundPath): void {
  const { ledger, fund, recycling, facilities, tranches } = path;
  if (tranches !== null) resetTrancheStack(tranches);
  if (facilities !== null) resetFacilities(facilities);
  resetLedger(ledger, fund.closings.committed[0]!);
  // Positions of a loan tape have the first numbers.
  ledger.nextCandidate = path.portfolio.strategy.origination.tape?.count ?? 0;
  if (recycling !== null) resetRecycling(recycling);
  for (let month = 0; month <= fund.lastMonth; month++) {
    runMonth(path, month);
    if (ledger.finalMonth >= 0 && month === ledger.finalMonth + fund.lagMonths) {
      ledger.lastRow = month;
      return;
    }
  }
}

function runMonth(path: FundPath, month: number): void {
  const { ledger, fund, portfolio, recycling } = path;
  const { feeMonth } = ledger;
  ledger.openingCash[month] = ledger.cash;
  ledger.cashYield[month] = ledger.cash * fund.monthlyCashYield;
  ledger.cash += ledger.cashYield[month];
  if (recycling !== null && recycling.pot > 0) {
    // A negative yield eats into what is set aside when there is nothing else.
    takeFromPot(recycling, Math.min(Math.max(-freeCash(path), 0), recycling.pot));
  }
  if (ledger.finalMonth >= 0) {
    ledger.payables[month] = ledger.owed;
    distribute(path, month);
    ledger.nav[month] = ledger.cash - ledger.owed;
    ledger.closingCash[month] = ledger.cash;
    return;
  }
  if (month > 0) closeCommitments(path, month);
  feeMonth.month = month;
  feeMonth.openingInvested = portfolio.liveCost;
  releaseExits(portfolio, month);
  receiveProceeds(path, month);
  feeMonth.invested = portfolio.liveCost;
  const isHorizon = month === fund.horizonMonths;
  if (recycling !== null && (isHorizon || month > recycling.terms.lastMonth)) releasePot(recycling);
  const potIsEmpty = recycling === null || recycling.pot === 0;
  const nothingLeft =
    portfolio.liveCount === 0 && ledger.recoveriesDueCount === 0 && potIsEmpty && !tapeGoesOn(path, month);
  chargeFacilities(path, month);
  chargeTranches(path, month);
  ledger.isEmpty = month >= fund.window.endMonth && nothingLeft;
  if (isHorizon || (ledger.isEmpty && debtIsClearable(path, month))) ledger.finalMonth = month;
  chargeFees(path, month);
  repayFacilities(path, month);
  repayTranches(path, month);
  if (ledger.finalMonth < 0) {
    setAsideProceeds(path, month);
    buyRecycled(path, month);
    buyProgramme(path, month);
  } else {
    ledger.outlay = 0;
  }
  callAndPay(path, month);
  distribute(path, month);
  closeFacilities(path, month);
  closeTranches(path, month);
  const positionsNav = ledger.finalMonth < 0 ? paidIfExitedNow(portfolio, month) : 0;
  ledger.nav[month] =
    positionsNav +
    ledger.recoveriesDue +
    ledger.cash -
    ledger.owed -
    ledger.debt[month]! -
    ledger.trancheBalance[month]!;
  ledger.closingCash[month] = ledger.cash;
  ledger.proceeds[month] = ledger.exitProceeds[month]! + ledger.recoveries[month]!;
  ledger.feesAndExpenses[month] = monthCosts(ledger, month);
  feeMonth.previousNav = ledger.nav[month]!;
}

/** Commitments that close in the month may be called and count for fees from it on. */
function closeCommitments({ ledger, fund }: FundPath, month: number): void {
  const { committed } = fund.closings;
  if (committed[month] === committed[month - 1]) return;
  ledger.uncalled += committed[month]! - committed[month - 1]!;
  ledger.feeMonth.committed = committed[month]!;
}
