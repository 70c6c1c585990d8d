import { totalDebt, type Facilities } from '../leverage/facilities';
import { annualInterest } from './charge-facilities';
import type { FundPath } from './fund-path';
import { sleeveBase } from './repay-facilities';

/** Cash kept for debt service: interest of so many years at today's rates, and principal that matures within them. */
export function debtServiceBuffer(path: FundPath, month: number): number {
  const { facilities } = path;
  if (facilities === null || totalDebt(facilities) === 0) return 0;
  const { sleeve, rampLine, bufferYears } = facilities.terms;
  const horizon = month + 12 * bufferYears;
  let buffer = bufferYears * annualInterest(path, facilities, month);
  if (rampLine !== null && rampLine.maturityMonth <= horizon) buffer += facilities.rampDebt;
  if (sleeve !== null && sleeve.maturityMonth <= horizon) buffer += facilities.sleeveDebt;
  return buffer;
}

/** Whether the sleeve's terms are breached: nothing is distributed then. */
export function isLockedUp({ facilities }: FundPath): boolean {
  return facilities !== null && facilities.deficientMonths + facilities.uncoveredMonths > 0;
}

/** End of the month: debt, what could still be drawn, and the cost that the next month's fee looks at. */
export function closeFacilities(path: FundPath, month: number): void {
  const { ledger, facilities, portfolio } = path;
  if (facilities === null) return;
  const { sleeve } = facilities.terms;
  ledger.debt[month] = totalDebt(facilities);
  facilities.undrawn[month] = undrawnRoom(path, facilities, month);
  if (sleeve !== null) facilities.openingGreenCost = Math.max(portfolio.liveCostByZone[sleeve.zone]!, 0);
}

function undrawnRoom(path: FundPath, facilities: Facilities, month: number): number {
  const { sleeve, rampLine } = facilities.terms;
  let room = 0;
  if (rampLine !== null && month < Math.min(rampLine.drawEndMonth, rampLine.maturityMonth)) {
    room += Math.max(Math.min(rampLine.limit, path.ledger.uncalled) - facilities.rampDebt, 0);
  }
  if (sleeve !== null && month < Math.min(sleeve.maturityMonth, path.fund.programmeEndMonth)) {
    room += Math.max(sleeveBase(path, facilities, month) - facilities.sleeveDebt, 0);
  }
  return room;
}
