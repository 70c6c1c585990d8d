import type { SimulationConfig } from '@ihome/config';

const PERIOD_MONTHS = { monthly: 1, quarterly: 3, semi_annual: 6, annual: 12 } as const;

/** One tranche, resolved. */
export interface ResolvedTranche {
  readonly isSenior: boolean;
  readonly size: number;
  readonly monthlyRate: number;
  /** Coupon and principal fall in months divisible by it. */
  readonly periodMonths: number;
  readonly schedule: SimulationConfig['tranches']['list'][number]['amortization_schedule'];
  readonly maturityMonth: number;
  readonly paymentInKind: boolean;
}

/** Tranches by priority, their reserve account and tests. */
export interface ResolvedTranches {
  readonly list: readonly ResolvedTranche[];
  /** Target of the reserve account as a part of senior principal. */
  readonly accountTarget: number;
  readonly replenishmentRate: number;
  readonly minCollateral: number | null;
  readonly minCoverage: number | null;
  readonly testPeriodMonths: number;
  readonly cureMonths: number;
}

/** Resolves `tranches`; null when there are none. Source: `docs/model/tranches.md`. */
export function resolveTranches({ tranches: t }: SimulationConfig): ResolvedTranches | null {
  if (!t.enabled || t.list.length === 0) return null;
  return {
    list: t.list.map((tranche) => ({
      isSenior: tranche.type === 'senior_debt',
      size: tranche.size,
      monthlyRate: tranche.interest_rate / 12,
      periodMonths: PERIOD_MONTHS[tranche.payment_frequency],
      schedule: tranche.amortization_schedule,
      maturityMonth: Math.floor(12 * tranche.term_years),
      paymentInKind: tranche.payment_in_kind,
    })),
    accountTarget: t.reserve_account.target_percentage,
    replenishmentRate: t.reserve_account.replenishment_rate,
    minCollateral: t.overcollateralization_test.threshold,
    minCoverage: t.interest_coverage_test.threshold,
    testPeriodMonths: PERIOD_MONTHS[t.test_frequency],
    cureMonths: t.cure_period_months,
  };
}
