import type { SimulationConfig } from '@ihome/config';
import { fixedExpenses } from './fixed-expenses';
import { managementFeeCharges } from './management-fee';
import { committedBefore } from './stepped-basis';

/** What a rate applies to. */
export type FeeBasis = 'committed_capital' | 'invested_capital' | 'net_asset_value';

/** Fees and expenses, resolved: rates per month and per event. */
export interface ResolvedFees {
  readonly managementBasis: FeeBasis;
  /** Months before this one are charged on committed capital, whatever the basis: the stepped basis. 0 for the others. */
  readonly committedBefore: number;
  /** Part of the basis charged in the month [month]. */
  readonly managementCharges: Float64Array;
  /** Part of the GP's origination fees of earlier months that lowers the management fee. */
  readonly offsetShare: number;
  /** Part of each advance paid as an origination fee. */
  readonly originationFeeRate: number;
  /** The fee is the GP's (and so counts for the offset). */
  readonly originationFeeToGp: boolean;
  /** The fund pays it on top of the advance; otherwise it is held back from the homeowner. */
  readonly originationFeeOnTop: boolean;
  readonly perPositionCost: number;
  readonly acquisitionFeeRate: number;
  readonly dispositionFeeRate: number;
  /** Part of the opening invested capital, a month. */
  readonly monthlyServicingRate: number;
  readonly expenseBasis: FeeBasis;
  /** Part of the opening basis, a month. */
  readonly monthlyExpenseRate: number;
  /** Currency [month]. */
  readonly fixedExpenses: Float64Array;
  readonly formationCosts: number;
}

/** Resolves the fees section for months 0..lastMonth (docs/model/fees.md). */
export function resolveFees(config: SimulationConfig, lastMonth: number): ResolvedFees {
  const { fees } = config;
  return {
    managementBasis: fees.management_fee_basis === 'stepped' ? 'invested_capital' : fees.management_fee_basis,
    committedBefore: committedBefore(config),
    managementCharges: managementFeeCharges(fees, lastMonth),
    offsetShare: fees.management_fee_offset_percentage,
    originationFeeRate: fees.origination_fee_rate,
    originationFeeToGp: fees.origination_fee_recipient === 'gp',
    originationFeeOnTop: fees.origination_fee_payer === 'fund',
    perPositionCost: fees.per_position_cost,
    acquisitionFeeRate: fees.acquisition_fee_rate,
    dispositionFeeRate: fees.disposition_fee_rate,
    monthlyServicingRate: fees.servicing_fee_rate / 12,
    expenseBasis: fees.expense_basis,
    monthlyExpenseRate: fees.expense_rate / 12,
    fixedExpenses: fixedExpenses(fees, lastMonth),
    formationCosts: fees.formation_costs,
  };
}
