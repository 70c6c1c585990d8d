import { grossManagementFee, monthlyExpenses, servicingFee } from '../fees/monthly-charges';
import type { FundPath } from './fund-path';

/**
 * Step 3 of the month: what falls due in it is added to what is owed. The final month is charged nothing but the
 * disposition fees of its exits and recoveries.
 */
export function chargeFees(path: FundPath, month: number): void {
  const { ledger } = path;
  const { fees } = path.fund;
  const disposition = fees.dispositionFeeRate * (ledger.exitProceeds[month]! + ledger.recoveries[month]!);
  ledger.dispositionFees[month] = disposition;
  ledger.owed += disposition;
  if (ledger.finalMonth >= 0) return;
  const gross = grossManagementFee(fees, ledger.feeMonth);
  const offset = Math.min(gross, ledger.feeOffset);
  ledger.feeOffset -= offset;
  ledger.managementFee[month] = gross - offset;
  if (month === 0) {
    ledger.formationCosts[0] = fees.formationCosts;
  } else {
    ledger.servicingFee[month] = servicingFee(fees, ledger.feeMonth);
    ledger.expenses[month] = monthlyExpenses(fees, ledger.feeMonth);
  }
  ledger.owed +=
    ledger.managementFee[month] + ledger.servicingFee[month]! + ledger.expenses[month]! + ledger.formationCosts[month]!;
}
