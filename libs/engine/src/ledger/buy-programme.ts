import { acceptCandidate } from '../portfolio/accept-candidate';
import { drawCandidate } from '../origination/draw-candidate';
import { bookPurchases, purchaseCost } from './book-purchases';
import { buyLevered } from './buy-levered';
import { freeCash } from './free-cash';
import type { FundPath } from './fund-path';

/**
 * Steps 5 and 6 of the month: the programme's advances, loan by loan, while cumulative advances are below their target and
 * the next one, with the costs that come with it, can be paid in full from free cash and uncalled capital after what is
 * owed. The first that cannot stops the month and keeps its number for the next.
 * Sets `ledger.outlay` to all the programme pays this month: advances, acquisition fees, costs per position, origination
 * fees on top.
 */
export function buyProgramme(path: FundPath, month: number): void {
  const { ledger, fund, portfolio } = path;
  ledger.outlay = 0;
  if (month < fund.window.firstMonth || month >= fund.programmeEndMonth) return;
  const target = fund.programmeTargets[month]!;
  if (path.facilities !== null) {
    buyLevered(path, month, target);
    return;
  }
  const room = Math.max(freeCash(path), 0) + ledger.uncalled - ledger.owed;
  let outlay = 0;
  let advances = 0;
  let count = 0;
  while (ledger.cumulativeAdvances < target) {
    const advance = drawCandidate(portfolio, ledger.nextCandidate, month);
    const cost = purchaseCost(fund.fees, advance);
    if (outlay + cost > room) break;
    acceptCandidate(portfolio);
    ledger.nextCandidate++;
    ledger.cumulativeAdvances += advance;
    outlay += cost;
    advances += advance;
    count++;
  }
  bookPurchases(path, month, { advances, count });
  ledger.outlay = outlay;
}
