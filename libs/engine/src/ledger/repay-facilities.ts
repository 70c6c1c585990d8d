import { totalDebt, type Facilities } from '../leverage/facilities';
import { leverageBound } from '../leverage/leverage-bound';
import { firstCoverageMonth, trailingCoverage } from '../leverage/trailing-coverage';
import { prepaymentPenalty } from './charge-facilities';
import { freeCash } from './free-cash';
import type { FundPath } from './fund-path';

/** Months that a breach of the sleeve's terms may last before repayment is forced. */
const CURE_MONTHS = 3;

/** Amounts below this part of the commitments are rounding. */
const ROUNDING = 1e-12;

/**
 * Step 4 of the month: repayments due (notes at exit, maturities, everything in the final month and once nothing is left), forced (the ramp line above the
 * uncalled commitments, a breach of the sleeve's terms that outlasts the cure, debt above the deleveraging threshold), and
 * early ones from free cash down to the target. Tests use the NAV of the month before.
 */
export function repayFacilities(path: FundPath, month: number): void {
  const { ledger, facilities } = path;
  if (facilities === null) return;
  if (ledger.finalMonth >= 0 || ledger.isEmpty) {
    const penalty = prepaymentPenalty(facilities, month);
    ledger.facilityFees[month]! += penalty;
    ledger.owed += penalty;
    repay(path, month, { ramp: facilities.rampDebt, sleeve: facilities.sleeveDebt, notes: facilities.noteDebt });
    return;
  }
  repay(path, month, { ramp: 0, sleeve: 0, notes: facilities.notesDue[month]! });
  repayRampLine(path, facilities, month);
  repaySleeve(path, facilities, month);
  const excess = totalDebt(facilities) - facilities.terms.threshold * Math.max(ledger.feeMonth.previousNav, 0);
  if (excess > ROUNDING * path.fund.fundSize) {
    const sleeve = Math.min(excess, facilities.sleeveDebt);
    repay(path, month, { ramp: Math.min(excess - sleeve, facilities.rampDebt), sleeve, notes: 0 });
  }
  repayEarly(path, facilities, month);
}

/** What is left of a debt; nothing when it is but a residue of rounding. */
function lessOrNil(left: number, rounding: number): number {
  return left > rounding ? left : 0;
}

/** Books repayments: they are owed now. */
function repay(
  { ledger, facilities, fund }: FundPath,
  month: number,
  { ramp, sleeve, notes }: { readonly ramp: number; readonly sleeve: number; readonly notes: number },
): void {
  if (facilities === null) return;
  const rounding = ROUNDING * fund.fundSize;
  facilities.rampDebt = lessOrNil(facilities.rampDebt - ramp, rounding);
  facilities.sleeveDebt = lessOrNil(facilities.sleeveDebt - sleeve, rounding);
  facilities.noteDebt = lessOrNil(facilities.noteDebt - notes, rounding);
  ledger.facilityRepayments[month]! += ramp + sleeve + notes;
  ledger.owed += ramp + sleeve + notes;
}

function repayRampLine(path: FundPath, facilities: Facilities, month: number): void {
  const { rampLine } = facilities.terms;
  if (rampLine === null || facilities.rampDebt === 0) return;
  const isDue = month >= rampLine.maturityMonth;
  const ramp = isDue ? facilities.rampDebt : Math.max(facilities.rampDebt - path.ledger.uncalled, 0);
  repay(path, month, { ramp, sleeve: 0, notes: 0 });
}

/** Most that the sleeve lends in `month`: value of the month before, cost of what is live now. */
export function sleeveBase({ portfolio }: FundPath, facilities: Facilities, month: number): number {
  const { sleeve } = facilities.terms;
  if (sleeve === null || month === 0) return 0;
  const cost = Math.max(portfolio.liveCostByZone[sleeve.zone]!, 0);
  const green = facilities.greenValue[month - 1]!;
  const graded = facilities.gradedValue[month - 1]!;
  const gradedRate = sleeve.overAdvance === null ? 0 : sleeve.overAdvance.rate;
  return Math.min(sleeve.advanceRate * (green - graded) + gradedRate * graded, sleeve.costMultiple * cost);
}

function repaySleeve(path: FundPath, facilities: Facilities, month: number): void {
  const { ledger, fund } = path;
  const { sleeve } = facilities.terms;
  if (sleeve === null) return;
  if (facilities.sleeveDebt === 0) {
    facilities.deficientMonths = 0;
    facilities.uncoveredMonths = 0;
    return;
  }
  if (month >= sleeve.maturityMonth) {
    repay(path, month, { ramp: 0, sleeve: facilities.sleeveDebt, notes: 0 });
    return;
  }
  const overBase = facilities.sleeveDebt - sleeveBase(path, facilities, month);
  const overNav = totalDebt(facilities) - sleeve.maxLtv * Math.max(ledger.feeMonth.previousNav, 0);
  const deficiency = Math.min(Math.max(overBase, overNav), facilities.sleeveDebt);
  facilities.deficientMonths = deficiency > ROUNDING * fund.fundSize ? facilities.deficientMonths + 1 : 0;
  if (facilities.deficientMonths > CURE_MONTHS) repay(path, month, { ramp: 0, sleeve: deficiency, notes: 0 });
  const counts = month - 1 >= firstCoverageMonth(fund.window.endMonth);
  const isUncovered = counts && trailingCoverage(ledger, month - 1) < sleeve.minCoverage;
  facilities.uncoveredMonths = isUncovered ? facilities.uncoveredMonths + 1 : 0;
}

/** From free cash above the reserve: all of the sleeve while coverage is breached beyond the cure, else down to the target. */
function repayEarly(path: FundPath, facilities: Facilities, month: number): void {
  const { ledger, fund } = path;
  const { sleeve, target } = facilities.terms;
  const available = freeCash(path) - ledger.owed - fund.reserve;
  if (sleeve === null || facilities.sleeveDebt === 0 || !(available > 0)) return;
  if (facilities.uncoveredMonths > CURE_MONTHS) {
    repay(path, month, { ramp: 0, sleeve: Math.min(available, facilities.sleeveDebt), notes: 0 });
    return;
  }
  const bound = Math.min(target, leverageBound(path, facilities, month));
  const excess = totalDebt(facilities) - bound * Math.max(ledger.feeMonth.previousNav, 0);
  if (month < sleeve.lockoutEndMonth || !(excess > ROUNDING * fund.fundSize)) return;
  const amount = Math.min(available / (1 + sleeve.prepaymentPenalty), excess, facilities.sleeveDebt);
  const penalty = sleeve.prepaymentPenalty * amount;
  ledger.facilityFees[month]! += penalty;
  ledger.owed += penalty;
  repay(path, month, { ramp: 0, sleeve: amount, notes: 0 });
}
