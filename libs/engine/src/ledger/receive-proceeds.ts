import { CAUSE_DEFAULT } from '../exit/exit-cause';
import type { FundPath } from './fund-path';

/**
 * Step 1 of the month: cash of exits and recoveries due. A default of the month whose cash is still to come joins the
 * recoveries due, which NAV carries at exactly the amount that will be paid.
 */
export function receiveProceeds(path: FundPath, month: number): void {
  const { ledger, portfolio } = path;
  const { positions, firstExit, firstCash } = portfolio;
  for (let i = firstExit[month]!; i >= 0; i = positions.nextExit[i]!) {
    if (positions.cashMonth[i]! === month) continue;
    ledger.recoveriesDue += positions.paid[i]!;
    ledger.recoveriesDueCount++;
  }
  let exitProceeds = 0;
  let recoveries = 0;
  for (let i = firstCash[month]!; i >= 0; i = positions.nextCash[i]!) {
    const paid = positions.paid[i]!;
    if (positions.cause[i]! === CAUSE_DEFAULT) recoveries += paid;
    else exitProceeds += paid;
    if (positions.exitMonth[i]! === month) continue;
    ledger.recoveriesDue -= paid;
    ledger.recoveriesDueCount--;
  }
  if (ledger.recoveriesDueCount === 0) ledger.recoveriesDue = 0;
  ledger.exitProceeds[month] = exitProceeds;
  ledger.recoveries[month] = recoveries;
  ledger.cash += exitProceeds + recoveries;
}
