/** Random tranches. */
import type { TranchesParameters } from '@ihome/config';
import type { Dice } from './dice';

const FREQUENCIES = ['monthly', 'quarterly', 'semi_annual', 'annual'] as const;

/** Tranches: none in a plain fund, else up to three of every type, schedule and rhythm, with and without tests. */
export function tranchesSection(
  dice: Dice,
  { isPlain, fundSize }: { readonly isPlain: boolean; readonly fundSize: number },
): TranchesParameters {
  return {
    enabled: !isPlain && dice.chance(0.75),
    list: Array.from({ length: dice.pick([0, 1, 2, 3]) }, (_, i) => ({
      name: `tranche ${i + 1}`,
      type: dice.pick(['senior_debt', 'senior_debt', 'mezzanine', 'preferred_equity']),
      size: Math.round(fundSize * dice.number(0, 0.4)),
      interest_rate: dice.pick([0.08, dice.number(0, 0.5)]),
      payment_frequency: dice.pick(FREQUENCIES),
      amortization_schedule: dice.pick(['straight_line', 'interest_only', 'cash_sweep']),
      term_years: dice.pick([30, dice.number(0, 12)]),
      payment_in_kind: dice.chance(0.5),
    })),
    reserve_account: {
      target_percentage: dice.pick([0, 0.03, dice.number(0, 1)]),
      replenishment_rate: dice.pick([0.5, 1, dice.number(0, 1)]),
    },
    overcollateralization_test: { threshold: dice.pick([null, 1.2, dice.number(0, 10)]) },
    interest_coverage_test: { threshold: dice.pick([null, 1.5, dice.number(0, 10)]) },
    test_frequency: dice.pick(FREQUENCIES),
    cure_period_months: dice.pick([0, 3, dice.integer(0, 24)]),
  };
}
