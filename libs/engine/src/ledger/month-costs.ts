import type { LedgerColumns } from './ledger-buffers';

/** All fees, costs and expenses charged in a month. */
export function monthCosts(ledger: LedgerColumns, month: number): number {
  return (
    ledger.managementFee[month]! +
    ledger.servicingFee[month]! +
    ledger.expenses[month]! +
    ledger.formationCosts[month]! +
    ledger.dispositionFees[month]! +
    ledger.acquisitionFees[month]! +
    ledger.perPositionCosts[month]! +
    ledger.originationFeesPaid[month]!
  );
}
