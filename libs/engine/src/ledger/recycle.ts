import { drawCandidate } from '../origination/draw-candidate';
import { acceptCandidate } from '../portfolio/accept-candidate';
import { fillRecycledTargets, hasGap } from '../reinvestment/recycled-targets';
import { takeFromPot, usableMoney } from '../reinvestment/recycling';
import { bookPurchases, purchaseCost } from './book-purchases';
import type { FundPath } from './fund-path';
import { freeCash } from './free-cash';

/** Amounts below this part of the commitments are rounding. */
const ROUNDING = 1e-12;

/**
 * After step 4 of the month: a part of the proceeds that debt service leaves goes into the pot, as long as the total stays
 * within the cap (the last amount is cut to fit) and free cash stays above the reserve.
 */
export function setAsideProceeds(path: FundPath, month: number): void {
  const { ledger, recycling } = path;
  if (recycling === null || month > recycling.terms.lastMonth) return;
  const { terms } = recycling;
  const debtService =
    ledger.facilityInterest[month]! +
    ledger.facilityFees[month]! +
    ledger.facilityRepayments[month]! +
    ledger.trancheInterest[month]! +
    ledger.tranchePayments[month]!;
  const proceeds = Math.max(ledger.exitProceeds[month]! + ledger.recoveries[month]! - debtService, 0);
  const room = Math.max(terms.cap - recycling.setAsideTotal, 0);
  const aboveReserve = Math.max(freeCash(path) - terms.reserve, 0);
  const amount = Math.min(terms.rate * proceeds, room, aboveReserve);
  recycling.setAsideTotal += amount;
  recycling.pot += amount;
  recycling.setAsideTotals[month] = recycling.setAsideTotal;
}

/**
 * Step 6 of the month, first half: recycled positions, loan by loan, from the usable part of the pot, which also pays their
 * fees and costs. Money that payments of the month will need, because neither free cash nor uncalled capital pays them,
 * buys nothing. What cannot buy a whole loan waits.
 */
export function buyRecycled(path: FundPath, month: number): void {
  const { ledger, fund, portfolio, recycling } = path;
  if (recycling === null) return;
  const needed = Math.max(ledger.owed - Math.max(freeCash(path), 0) - ledger.uncalled, 0);
  const usable = Math.min(usableMoney(recycling, month), recycling.pot - needed);
  if (!(usable > 0) || !fillRecycledTargets(recycling, portfolio, month)) return;
  const room = usable + ROUNDING * fund.fundSize;
  const { purchase } = recycling;
  portfolio.purchase = purchase;
  let outlay = 0;
  let advances = 0;
  let count = 0;
  for (;;) {
    purchase.byShortfall = hasGap(recycling, portfolio);
    const advance = drawCandidate(portfolio, ledger.nextCandidate, month);
    const cost = purchaseCost(fund.fees, advance);
    if (outlay + cost > room) break;
    acceptCandidate(portfolio);
    ledger.nextCandidate++;
    outlay += cost;
    advances += advance;
    count++;
  }
  portfolio.purchase = portfolio.programme;
  bookPurchases(path, month, { advances, count });
  takeFromPot(recycling, outlay);
  if (recycling.pot < ROUNDING * fund.fundSize) takeFromPot(recycling, recycling.pot);
  ledger.cash = Math.max(ledger.cash - outlay, 0);
}
