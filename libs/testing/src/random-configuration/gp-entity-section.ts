/** Random management companies. */
import type { GpEntityParameters } from '@ihome/config';
import type { Dice } from './dice';

/** Off, plain, or with items and a team. */
export function gpEntitySection(
  dice: Dice,
  { isPlain, fundSize }: { readonly isPlain: boolean; readonly fundSize: number },
): GpEntityParameters {
  const items = isPlain ? 0 : dice.integer(0, 4);
  const members = isPlain ? 0 : dice.integer(0, 3);
  const carry = dice.weights(members + 1);
  const fees = dice.weights(members + 1, 0.9);
  return {
    enabled: isPlain || dice.chance(0.8),
    base_expenses: isPlain ? 0.009 * fundSize : fundSize * dice.number(0, 0.02),
    expense_growth_rate: isPlain ? 0.03 : dice.number(-0.2, 0.5),
    expense_per_position: isPlain ? 250 : fundSize * dice.number(0, 0.0005),
    expenses: Array.from({ length: items }, (_, i) => {
      const start_year = dice.integer(1, 8);
      return {
        name: `item ${i}`,
        amount: fundSize * dice.number(0, 0.005),
        frequency: dice.pick(['one_time', 'monthly', 'quarterly', 'annual']),
        start_year,
        end_year: dice.chance(0.5) ? null : start_year + dice.integer(0, 5),
      };
    }),
    team_allocation: Array.from({ length: members }, (_, i) => ({
      name: `member ${i}`,
      carry_share: carry[i] ?? 0,
      fee_share: fees[i] ?? 0,
    })),
    dividend_payout: isPlain ? 0.5 : dice.number(0, 1),
    initial_cash_reserve: isPlain ? 0.01 * fundSize : fundSize * dice.number(0, 0.05),
  };
}
