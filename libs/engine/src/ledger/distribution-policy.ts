import type { SimulationConfig } from '@ihome/config';
import type { FundPath } from './fund-path';
import { monthCosts } from './month-costs';

/** What may be distributed before the final month. */
export type DistributionPolicy = SimulationConfig['waterfall']['distribution_policy'];

/** Contributions are returned when what is missing is below this part of the commitments. */
const ROUNDING = 1e-12;

/**
 * What a distribution policy lets go of the available cash in a distribution month before the final one
 * (docs/model/waterfall.md).
 */
export function allowedByPolicy(path: FundPath, month: number, available: number): number {
  switch (path.fund.distributionPolicy) {
    case 'available_cash':
      return available;
    case 'income_only':
      return Math.min(available, undistributedIncome(path, month));
    case 'return_of_capital':
      return month % 12 !== 0 && capitalIsReturned(path, month) ? 0 : available;
    case 'reinvestment_priority':
      return path.recycling !== null && month <= path.recycling.terms.lastMonth ? 0 : available;
  }
}

/**
 * Interest and appreciation received less fees and expenses, from month 0 on, less all distributions decided. A position that
 * pays less than its advance brings no income and takes none away.
 */
function undistributedIncome({ ledger, portfolio }: FundPath, month: number): number {
  const { positions, firstCash } = portfolio;
  for (let m = ledger.incomeMonths; m <= month; m++) {
    ledger.income -=
      monthCosts(ledger, m) + ledger.facilityInterest[m]! + ledger.facilityFees[m]! + ledger.trancheInterest[m]!;
    for (let i = firstCash[m]!; i >= 0; i = positions.nextCash[i]!) {
      ledger.income += Math.max(positions.paid[i]! - positions.advance[i]!, 0);
    }
  }
  ledger.incomeMonths = month + 1;
  return Math.max(ledger.income - decidedBefore(ledger.declared, month), 0);
}

/** Whether the distributions decided so far cover all calls. */
function capitalIsReturned({ ledger, fund }: FundPath, month: number): boolean {
  let called = ledger.capitalCalls[month]!;
  for (let m = 0; m < month; m++) called += ledger.capitalCalls[m]!;
  return decidedBefore(ledger.declared, month) >= called - ROUNDING * fund.fundSize;
}

function decidedBefore(declared: Float64Array, month: number): number {
  let sum = 0;
  for (let m = 0; m < month; m++) sum += declared[m]!;
  return sum;
}
