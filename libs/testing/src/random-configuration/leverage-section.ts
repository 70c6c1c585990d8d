/** Random debt. */
import type { LeverageParameters } from '@ihome/config';
import type { Dice } from './dice';

/** Leverage: off in a plain fund, else every facility alone and together, tight and loose covenants, rules on every metric. */
export function leverageSection(dice: Dice, { isPlain }: { readonly isPlain: boolean }): LeverageParameters {
  const term = dice.pick([0, 30, dice.integer(1, 180)]);
  return {
    enabled: !isPlain && dice.chance(0.75),
    green_sleeve: {
      enabled: dice.chance(0.75),
      max_mult: dice.pick([0.5, 5, dice.number(0, 2)]),
      advance_rate: dice.pick([0.5, 1, dice.number(0, 1)]),
      spread_bps: dice.pick([275, dice.number(0, 2000)]),
      commitment_fee_bps: dice.pick([50, dice.number(0, 500)]),
      term_years: dice.pick([6, 30, dice.number(0, 12)]),
      min_interest_coverage: dice.pick([0, 1.25, dice.number(0, 10)]),
      max_ltv: dice.pick([0.6, 1, dice.number(0, 1)]),
      prepayment_penalty: dice.pick([0, 0.02, dice.number(0, 0.2)]),
      prepayment_lockout: dice.pick([0, 5, dice.number(0, 10)]),
    },
    a_plus_overadvance: {
      enabled: false,
      grade: 'A+',
      advance_rate: 0.75,
    },
    ramp_line: {
      enabled: dice.chance(0.75),
      limit_pct_commit: dice.pick([0.15, dice.number(0, 1)]),
      spread_bps: dice.pick([225, dice.number(0, 2000)]),
      commitment_fee_bps: dice.pick([35, dice.number(0, 500)]),
      draw_period_months: dice.integer(0, Math.min(term, 120)),
      term_months: term,
    },
    deal_note: {
      enabled: dice.chance(0.4),
      note_pct: dice.pick([0.3, dice.number(0, 1)]),
      note_rate: dice.pick([0.07, dice.number(0, 0.5)]),
    },
    target_leverage: dice.pick([0.3, dice.number(0, 1.5)]),
    max_leverage: dice.pick([0.5, 5, dice.number(0, 2)]),
    deleveraging_threshold: dice.pick([0.55, 5, dice.number(0, 2)]),
    min_cash_buffer: dice.pick([0, 0.5, dice.number(0, 5)]),
    dynamic_rules: Array.from({ length: dice.pick([0, 0, 1, 3]) }, () => {
      const metric = dice.pick(['leverage', 'interest_coverage', 'zone_growth_12m', 'short_rate', 'fund_year']);
      const values = {
        leverage: dice.number(0, 1),
        interest_coverage: dice.number(0, 5),
        zone_growth_12m: dice.number(-0.1, 0.1),
        short_rate: dice.number(0, 0.08),
        fund_year: dice.integer(1, 8),
      };
      return {
        metric,
        op: dice.pick(['<', '<=', '>', '>=']),
        value: values[metric],
        set_max_leverage: dice.number(0, 1),
      };
    }),
  };
}
