import { metricIndex } from './path-metric';
import { columnTotal, type PathMeasures } from './path-measures';

const CARRY = metricIndex('carry');
const CLAWBACK = metricIndex('clawback');
const MANAGEMENT_FEES = metricIndex('management_fees');
const ORIGINATION_FEES = metricIndex('origination_fees');
const EXPENSES = metricIndex('expenses');
const GROSS = metricIndex('bridge_gross');
const INTEREST = metricIndex('bridge_interest');
const APPRECIATION = metricIndex('bridge_appreciation');
const LOSSES = metricIndex('bridge_losses');
const FEE_INCOME = metricIndex('bridge_fee_income');
const FEES = metricIndex('bridge_fees');
const BRIDGE_EXPENSES = metricIndex('bridge_expenses');
const IDLE_CASH = metricIndex('bridge_idle_cash');
const LEVERAGE = metricIndex('bridge_leverage');
const UNPAID = metricIndex('bridge_unpaid');
const BRIDGE_CARRY = metricIndex('bridge_carry');
const GP_COMMITMENT = metricIndex('bridge_gp_commitment');
const NET = metricIndex('bridge_net');

/**
 * Gross-to-net bridge in currency (docs/model/path-metrics.md), which adds up exactly:
 *
 *   gross = interest + appreciation + losses + fee income
 *   net = gross + leverage + fees + expenses + idle cash + unpaid + carry + GP commitment = profit of the LPs
 *
 * A position that pays P on an advance I with interest J brings min(J, P − I) of interest and the rest of P − I as
 * appreciation; below I it brings the loss P − I. Costs are negative.
 */
export function measureBridge(measures: PathMeasures): void {
  const { fundPath, waterfall, out } = measures;
  const { ledger, fund } = fundPath;
  const { positions } = fundPath.portfolio;
  const { lastRow } = ledger;

  let interest = 0;
  let appreciation = 0;
  let losses = 0;
  for (let i = 0; i < positions.count; i++) {
    const profit = positions.paid[i]! - positions.advance[i]!;
    if (profit < 0) {
      losses += profit;
    } else {
      const accrued = Math.min(positions.interest[i]!, profit);
      interest += accrued;
      appreciation += profit - accrued;
    }
  }
  const feeIncome = columnTotal(ledger.originationFeeIncome, lastRow);
  const managementFees = columnTotal(ledger.managementFee, lastRow);
  const fees =
    managementFees +
    columnTotal(ledger.servicingFee, lastRow) +
    columnTotal(ledger.acquisitionFees, lastRow) +
    columnTotal(ledger.dispositionFees, lastRow) +
    columnTotal(ledger.originationFeesPaid, lastRow);
  const expenses =
    columnTotal(ledger.expenses, lastRow) +
    columnTotal(ledger.formationCosts, lastRow) +
    columnTotal(ledger.perPositionCosts, lastRow);
  const idleCash = columnTotal(ledger.cashYield, lastRow);
  const gpProfit =
    columnTotal(waterfall.gpCapital, lastRow) - columnTotal(ledger.capitalCalls, lastRow) * fund.waterfall.gpShare;
  const carry = waterfall.totalCarry - waterfall.totalClawback;
  const leverage = costOfDebt(measures);
  const gross = interest + appreciation + losses + feeIncome;
  const net = gross + leverage - fees - expenses + idleCash + ledger.owed - carry - gpProfit;

  out.define(CARRY, carry);
  out.define(CLAWBACK, waterfall.totalClawback);
  out.define(MANAGEMENT_FEES, managementFees);
  out.define(ORIGINATION_FEES, fund.fees.originationFeeRate * columnTotal(ledger.advances, lastRow));
  out.define(EXPENSES, expenses);
  out.define(GROSS, gross);
  out.define(INTEREST, interest);
  out.define(APPRECIATION, appreciation);
  out.define(LOSSES, losses);
  out.define(FEE_INCOME, feeIncome);
  out.define(FEES, 0 - fees);
  out.define(BRIDGE_EXPENSES, 0 - expenses);
  out.define(IDLE_CASH, idleCash);
  out.define(LEVERAGE, leverage);
  out.define(UNPAID, ledger.owed);
  out.define(BRIDGE_CARRY, 0 - carry);
  out.define(GP_COMMITMENT, 0 - gpProfit);
  out.define(NET, net);
}

/** Draws less repayments, interest and fees of facilities and tranches: what debt costs, because all of it is owed in the final month. */
function costOfDebt({ fundPath }: PathMeasures): number {
  const { ledger, facilities, tranches } = fundPath;
  const { lastRow } = ledger;
  let result = 0;
  if (tranches !== null) {
    result += columnTotal(ledger.trancheProceeds, lastRow) - columnTotal(ledger.tranchePayments, lastRow);
    result -= columnTotal(ledger.trancheInterest, lastRow);
  }
  if (facilities === null) return result;
  const repaid = columnTotal(ledger.facilityRepayments, lastRow);
  const cost = columnTotal(ledger.facilityInterest, lastRow) + columnTotal(ledger.facilityFees, lastRow);
  return result + columnTotal(ledger.facilityDraws, lastRow) - repaid - cost;
}
