import { drawCandidate } from '../origination/draw-candidate';
import { acceptCandidate } from '../portfolio/accept-candidate';
import { bookPurchases, purchaseCost } from './book-purchases';
import { drawsFor, fundingOf } from './facility-room';
import type { FundPath } from './fund-path';

/**
 * Steps 5 and 6 of the month for a fund with debt: the programme as in `buyProgramme`, paid from cash, a note on each
 * position, the ramp line, the sleeve up to its target, and calls. Sets `ledger.outlay` and draws what pays for it.
 */
export function buyLevered(path: FundPath, month: number, target: number): void {
  const { ledger, fund, portfolio, facilities } = path;
  if (facilities === null) return;
  const { note } = facilities.terms;
  const funding = fundingOf(path, facilities, month);
  let outlay = 0;
  let notes = 0;
  let advances = 0;
  let count = 0;
  while (ledger.cumulativeAdvances < target) {
    const advance = drawCandidate(portfolio, ledger.nextCandidate, month);
    const cost = purchaseCost(fund.fees, advance);
    if (!drawsFor(funding, { outlay: outlay + cost, notes }).isEnough) break;
    const valueBefore = portfolio.paidIfExited[month]!;
    const row = acceptCandidate(portfolio);
    if (note !== null) {
      const principal = note.part * (portfolio.paidIfExited[month]! - valueBefore);
      if (notes + principal <= funding.boundRoom) {
        notes += principal;
        facilities.notesDue[portfolio.positions.exitMonth[row]!]! += principal;
      }
    }
    ledger.nextCandidate++;
    ledger.cumulativeAdvances += advance;
    outlay += cost;
    advances += advance;
    count++;
  }
  bookPurchases(path, month, { advances, count });
  ledger.outlay = outlay;
  const { ramp, sleeve } = drawsFor(funding, { outlay, notes });
  facilities.rampDebt += ramp;
  facilities.sleeveDebt += sleeve;
  facilities.noteDebt += notes;
  ledger.facilityDraws[month] = ramp + sleeve + notes;
  ledger.cash += ramp + sleeve + notes;
}
