import { acceptCandidate } from '../portfolio/accept-candidate';
import { drawTranches } from '../tranche/tranche-stack';
import { bookPurchases, purchaseCost } from './book-purchases';
import { drawsFor, fundingOf } from './facility-room';
import type { FundPath } from './fund-path';
import { drawProgramme, programmeBought, programmeIsDue } from './programme-source';

/**
 * Steps 5 and 6 of the month for a fund with debt: the programme as in `buyProgramme`, paid from cash, a note on each
 * position, tranches, the ramp line, the sleeve up to its target, and calls. Sets `ledger.outlay` and draws what pays for it.
 */
export function buyLevered(path: FundPath, month: number, target: number): void {
  const { ledger, fund, portfolio, facilities, tranches } = path;
  const funding = fundingOf(path, month);
  let outlay = 0;
  let notes = 0;
  let advances = 0;
  let count = 0;
  while (programmeIsDue(path, month, target)) {
    const advance = drawProgramme(path, month);
    const cost = purchaseCost(fund.fees, advance);
    if (!drawsFor(funding, { outlay: outlay + cost, notes }).isEnough) break;
    const valueBefore = portfolio.paidIfExited[month]!;
    const row = acceptCandidate(portfolio);
    const note = facilities?.terms.note;
    if (facilities && note) {
      const principal = note.part * (portfolio.paidIfExited[month]! - valueBefore);
      if (notes + principal <= funding.boundRoom) {
        notes += principal;
        facilities.notesDue[portfolio.positions.exitMonth[row]!]! += principal;
      }
    }
    programmeBought(path, advance);
    outlay += cost;
    advances += advance;
    count++;
  }
  bookPurchases(path, month, { advances, count });
  ledger.outlay = outlay;
  const { tranches: fromTranches, ramp, sleeve } = drawsFor(funding, { outlay, notes });
  if (tranches !== null) drawTranches(tranches, month, fromTranches);
  if (facilities !== null) {
    facilities.rampDebt += ramp;
    facilities.sleeveDebt += sleeve;
    facilities.noteDebt += notes;
  }
  ledger.trancheProceeds[month] = fromTranches;
  ledger.facilityDraws[month] = ramp + sleeve + notes;
  ledger.cash += fromTranches + ramp + sleeve + notes;
}
