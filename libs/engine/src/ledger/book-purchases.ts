import type { ResolvedFees } from '../fees/resolve-fees';
import type { FundPath } from './fund-path';

/** What the fund pays for a position: the advance, acquisition fee, cost per position, origination fee on top. */
export function purchaseCost(fees: ResolvedFees, advance: number): number {
  const onTopRate = fees.originationFeeOnTop ? fees.originationFeeRate : 0;
  return advance * (1 + fees.acquisitionFeeRate + onTopRate) + fees.perPositionCost;
}

/** Enters a month's purchases, or a part of them, with their fees and costs. */
export function bookPurchases(
  { ledger, fund }: FundPath,
  month: number,
  { advances, count }: { readonly advances: number; readonly count: number },
): void {
  const { fees } = fund;
  const originationFees = fees.originationFeeRate * advances;
  ledger.advances[month]! += advances;
  ledger.acquisitionFees[month]! += fees.acquisitionFeeRate * advances;
  ledger.perPositionCosts[month]! += fees.perPositionCost * count;
  if (fees.originationFeeOnTop) ledger.originationFeesPaid[month]! += originationFees;
  if (fees.originationFeeToGp) ledger.feeOffset += fees.offsetShare * originationFees;
  else ledger.originationFeeIncome[month]! += originationFees;
}
