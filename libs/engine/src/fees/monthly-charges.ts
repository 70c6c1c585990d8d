import type { FeeBasis, ResolvedFees } from './resolve-fees';

/** A month as fees see it: the bases a rate may apply to, currency. */
export interface FeeMonth {
  readonly month: number;
  /** Commitments that have closed. */
  readonly committed: number;
  /** Cost of live positions at the opening of the month. */
  readonly openingInvested: number;
  /** Cost of live positions after the month's exits, before its advances. */
  readonly invested: number;
  /** Net asset value at the end of the previous month. */
  readonly previousNav: number;
}

/** Management fee of a month before the offset: charge × basis; invested capital is that after the month's exits. */
export function grossManagementFee(fees: ResolvedFees, at: FeeMonth): number {
  const charge = fees.managementCharges[at.month]!;
  if (charge === 0) return 0;
  const basis = at.month < fees.committedBefore ? 'committed_capital' : fees.managementBasis;
  return charge * basisAmount(basis, at, 'after_exits');
}

/** Servicing of a month, in arrears on the opening invested capital. */
export function servicingFee(fees: ResolvedFees, at: FeeMonth): number {
  return fees.monthlyServicingRate * at.openingInvested;
}

/** Variable and fixed expenses of a month ≥ 1, in arrears on the opening basis. */
export function monthlyExpenses(fees: ResolvedFees, at: FeeMonth): number {
  const basis = basisAmount(fees.expenseBasis, at, 'opening');
  return fees.monthlyExpenseRate * basis + fees.fixedExpenses[at.month]!;
}

function basisAmount(basis: FeeBasis, at: FeeMonth, invested: 'opening' | 'after_exits'): number {
  switch (basis) {
    case 'committed_capital':
      return at.committed;
    case 'invested_capital':
      return invested === 'opening' ? at.openingInvested : at.invested;
    case 'net_asset_value':
      return Math.max(at.previousNav, 0);
  }
}
