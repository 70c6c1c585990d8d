import { acceptCandidate } from '../portfolio/accept-candidate';
import { bookPurchases, purchaseCost } from './book-purchases';
import { buyLevered } from './buy-levered';
import { freeCash } from './free-cash';
import type { FundPath } from './fund-path';
import { drawProgramme, programmeBought, programmeIsDue, programmeIsOpen } from './programme-source';

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
  if (!programmeIsOpen(path, month)) return;
  const target = fund.programmeTargets[month]!;
  if (path.facilities !== null || path.tranches !== null) {
    buyLevered(path, month, target);
    return;
  }
  const room = Math.max(freeCash(path), 0) + ledger.uncalled - ledger.owed;
  let outlay = 0;
  let advances = 0;
  let count = 0;
  while (programmeIsDue(path, month, target)) {
    const advance = drawProgramme(path, month);
    const cost = purchaseCost(fund.fees, advance);
    if (outlay + cost > room) break;
    acceptCandidate(portfolio);
    programmeBought(path, advance);
    outlay += cost;
    advances += advance;
    count++;
  }
  bookPurchases(path, month, { advances, count });
  ledger.outlay = outlay;
}
