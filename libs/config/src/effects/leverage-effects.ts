import type { JsonValue } from '../json-value';
import type { ParameterEffect } from './parameter-effect';

const preset = 'levered';
const COST = 'bridge_leverage.mean';
const PEAK = 'peak_leverage.mean';
const DRAWN = 'trace:ledger[].facility_draws';

type Given = Readonly<Record<string, JsonValue>>;
const NOTES: Given = { 'leverage.deal_note.enabled': true };
const FALLING: Given = { 'price_path.appreciation_rates': { green: -0.1, orange: -0.1, red: -0.1 } };
const RULE = { metric: 'fund_year', op: '<', value: 4, set_max_leverage: 0.05 };
const RULED: Given = { 'leverage.dynamic_rules': [RULE] };
const FIRST_RULE = 'leverage.dynamic_rules[0]';
const OVER = 'leverage.a_plus_overadvance.enabled';
/** A sleeve that lends little but on the graded suburb, where most green positions lie. */
const GRADED: Given = {
  'origination.suburbs': [{ id: 'hill', zone: 'green', weight: 1, growth_adjustment: 0, volatility: 0, grade: 'A+' }],
  'leverage.green_sleeve.advance_rate': 0.05,
  [OVER]: true,
};

/** Effects of facilities, deal notes and the bounds on debt. */
export const LEVERAGE_EFFECTS: readonly ParameterEffect[] = [
  { of: 'leverage.enabled', preset, to: false, raises: COST },
  { of: 'leverage.green_sleeve.enabled', preset, to: false, lowers: PEAK },
  { of: 'leverage.green_sleeve.max_mult', preset, to: 0.1, lowers: PEAK },
  { of: 'leverage.green_sleeve.advance_rate', preset, to: 0.1, raises: COST },
  { of: 'leverage.green_sleeve.spread_bps', preset, to: 800, lowers: COST },
  { of: 'leverage.green_sleeve.commitment_fee_bps', preset, to: 300, lowers: COST },
  { of: 'leverage.green_sleeve.term_years', preset, to: 3, raises: COST },
  { of: 'leverage.green_sleeve.min_interest_coverage', preset, to: 10, raises: COST },
  { of: 'leverage.green_sleeve.max_ltv', preset, to: 0.1, raises: COST },
  {
    of: 'leverage.green_sleeve.prepayment_penalty',
    preset,
    given: FALLING,
    to: 0.1,
    lowers: COST,
  },
  { of: 'leverage.green_sleeve.prepayment_lockout', preset, given: FALLING, to: 10, raises: PEAK },
  { of: 'leverage.a_plus_overadvance.enabled', preset, given: { ...GRADED, [OVER]: false }, to: true, lowers: COST },
  { of: 'leverage.a_plus_overadvance.grade', preset, given: GRADED, to: 'B', raises: COST },
  { of: 'leverage.a_plus_overadvance.advance_rate', preset, given: GRADED, to: 0.05, raises: COST },
  { of: 'leverage.ramp_line.enabled', preset, to: false, lowers: PEAK },
  { of: 'leverage.ramp_line.limit_pct_commit', preset, to: 0.02, lowers: PEAK },
  { of: 'leverage.ramp_line.spread_bps', preset, to: 900, lowers: COST },
  { of: 'leverage.ramp_line.commitment_fee_bps', preset, to: 300, lowers: COST },
  { of: 'leverage.ramp_line.draw_period_months', preset, to: 6, lowers: PEAK },
  { of: 'leverage.ramp_line.term_months', preset, to: 60, lowers: COST },
  { of: 'leverage.deal_note.enabled', preset, to: true, lowers: COST },
  { of: 'leverage.deal_note.note_pct', preset, given: NOTES, to: 0.1, raises: COST },
  { of: 'leverage.deal_note.note_rate', preset, given: NOTES, to: 0.2, lowers: COST },
  { of: 'leverage.target_leverage', preset, to: 0.1, raises: COST },
  { of: 'leverage.max_leverage', preset, to: 0.1, lowers: PEAK },
  { of: 'leverage.deleveraging_threshold', preset, to: 0.1, lowers: PEAK },
  { of: 'leverage.min_cash_buffer', preset, to: 5, raises: 'cash_drag.mean' },
  { of: 'leverage.dynamic_rules', preset, to: [RULE], lowers: PEAK },
  {
    of: 'leverage.dynamic_rules[].metric',
    at: `${FIRST_RULE}.metric`,
    preset,
    given: RULED,
    to: 'interest_coverage',
    raises: DRAWN,
  },
  { of: 'leverage.dynamic_rules[].op', at: `${FIRST_RULE}.op`, preset, given: RULED, to: '>', raises: DRAWN },
  { of: 'leverage.dynamic_rules[].value', at: `${FIRST_RULE}.value`, preset, given: RULED, to: 1, raises: DRAWN },
  {
    of: 'leverage.dynamic_rules[].set_max_leverage',
    at: `${FIRST_RULE}.set_max_leverage`,
    preset,
    given: RULED,
    to: 0.5,
    raises: DRAWN,
  },
];
