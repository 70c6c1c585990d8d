import { acceptCandidate } from '../portfolio/accept-candidate';
import { drawCandidate } from '../origination/draw-candidate';
import type { FundPath } from './fund-path';

/**
 * Steps 5 and 6 of the month, first half: the programme's advances, loan by loan, while cumulative advances are below
 * their target and the next one, with the costs that come with it, can be paid in full from cash and uncalled capital
 * after what is owed. The first that cannot stops the month and keeps its number for the next.
 * Sets `ledger.outlay` to all the programme pays this month: advances, acquisition fees, costs per position, origination
 * fees on top.
 */
export function buyProgramme(path: FundPath, month: number): void {
  const { ledger, fund, portfolio } = path;
  ledger.outlay = 0;
  if (month < fund.window.firstMonth || month >= fund.window.endMonth) return;
  const { fees } = fund;
  const target = fund.programmeTargets[month]!;
  const onTopRate = fees.originationFeeOnTop ? fees.originationFeeRate : 0;
  const room = Math.max(ledger.cash - ledger.declaredUnpaid, 0) + ledger.uncalled - ledger.owed;
  let outlay = 0;
  let advances = 0;
  let count = 0;
  while (ledger.cumulativeAdvances < target) {
    const advance = drawCandidate(portfolio, ledger.nextCandidate, month);
    const cost = advance * (1 + fees.acquisitionFeeRate + onTopRate) + fees.perPositionCost;
    if (outlay + cost > room) break;
    acceptCandidate(portfolio);
    ledger.nextCandidate++;
    ledger.cumulativeAdvances += advance;
    outlay += cost;
    advances += advance;
    count++;
  }
  const originationFees = fees.originationFeeRate * advances;
  ledger.advances[month] = advances;
  ledger.acquisitionFees[month] = fees.acquisitionFeeRate * advances;
  ledger.perPositionCosts[month] = fees.perPositionCost * count;
  ledger.originationFeesPaid[month] = onTopRate * advances;
  if (fees.originationFeeToGp) ledger.feeOffset += fees.offsetShare * originationFees;
  else ledger.originationFeeIncome[month] = originationFees;
  ledger.outlay = outlay;
}
