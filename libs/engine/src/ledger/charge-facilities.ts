import type { Facilities } from '../leverage/facilities';
import { totalDebt } from '../leverage/facilities';
import { trancheClaim } from '../tranche/tranche-stack';
import type { FundPath } from './fund-path';
import { freeCash } from './free-cash';

/** Rate of a facility in a month: short rate plus spread, not below 0. */
function annualRate(path: FundPath, month: number, spread: number): number {
  return Math.max(path.portfolio.market.shortRate[month]! + spread, 0);
}

/** Interest of a year on the debts as they are. */
export function annualInterest(path: FundPath, facilities: Facilities, month: number): number {
  const { sleeve, rampLine, note } = facilities.terms;
  let interest = note === null ? 0 : facilities.noteDebt * note.rate;
  if (rampLine !== null) interest += facilities.rampDebt * annualRate(path, month, rampLine.spread);
  if (sleeve !== null) interest += facilities.sleeveDebt * annualRate(path, month, sleeve.spread);
  return interest;
}

/**
 * Step 2 of the month, in arrears on opening balances: interest at the short rate of (m − 1, m] plus spread, and the fee on what
 * is not drawn of a limit as long as it can be drawn.
 */
export function chargeFacilities(path: FundPath, month: number): void {
  const { ledger, fund, facilities } = path;
  if (facilities === null || month === 0) return;
  const { sleeve, rampLine } = facilities.terms;
  let fees = 0;
  if (rampLine !== null && month <= Math.min(rampLine.drawEndMonth, rampLine.maturityMonth)) {
    fees += (rampLine.undrawnFee / 12) * Math.max(rampLine.limit - facilities.rampDebt, 0);
  }
  if (sleeve !== null && month <= Math.min(sleeve.maturityMonth, fund.programmeEndMonth)) {
    const limit = sleeve.costMultiple * facilities.openingGreenCost;
    fees += (sleeve.undrawnFee / 12) * Math.max(limit - facilities.sleeveDebt, 0);
  }
  ledger.facilityInterest[month] = annualInterest(path, facilities, month) / 12;
  ledger.facilityFees[month] = fees;
  ledger.owed += ledger.facilityInterest[month] + fees;
}

/** Penalty of repaying the sleeve in `month`. */
export function prepaymentPenalty({ terms, sleeveDebt }: Facilities, month: number): number {
  const { sleeve } = terms;
  return sleeve !== null && month < sleeve.maturityMonth ? sleeve.prepaymentPenalty * sleeveDebt : 0;
}

/** Whether the month's cash, after interest and fees of step 2, clears every debt. */
export function debtIsClearable(path: FundPath, month: number): boolean {
  const { facilities, ledger, tranches } = path;
  let debt = tranches === null ? 0 : trancheClaim(tranches);
  if (facilities !== null) debt += totalDebt(facilities) + prepaymentPenalty(facilities, month);
  return debt === 0 || freeCash(path) - ledger.owed >= debt;
}
