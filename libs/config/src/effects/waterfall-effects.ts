import type { JsonValue } from '../json-value';
import type { ParameterEffect } from './parameter-effect';

const CARRY = 'carry.mean';
type Given = Readonly<Record<string, JsonValue>>;

/** A homeowner's product rich enough that the fund clears its hurdle and pays carry. */
const RICH: Given = { 'contract.share_multiplier': 3 };
const PARTIAL: Given = { ...RICH, 'waterfall.catch_up_structure': 'partial', 'waterfall.catch_up_rate': 0.5 };
const TIERS: Given = { ...RICH, 'waterfall.extra_tiers': [{ hurdle_rate: 0.1, carried_interest_rate: 0.3 }] };
/** Deals that end well early, and a collapse of prices in the eighth year: carry that has to be given back. */
const OVERPAID: Given = {
  ...RICH,
  'waterfall.hurdle_rate': 0.04,
  'waterfall.waterfall_structure': 'american',
  'price_path.market_conditions_by_year': [8, 9, 10, 11, 12].map((year) => ({
    year,
    growth_shift: -0.3,
    rate_shift: 0,
    default_multiplier: 1,
  })),
};

/** Effects of hurdle, tiers, carry, distributions and clawback. */
export const WATERFALL_EFFECTS: readonly ParameterEffect[] = [
  { of: 'waterfall.waterfall_structure', given: RICH, to: 'american', raises: 'gp_irr.mean' },
  { of: 'waterfall.hurdle_rate', to: 0.05, raises: CARRY },
  {
    of: 'waterfall.hurdle_type',
    given: { ...RICH, 'waterfall.catch_up_structure': 'full' },
    to: 'hard',
    refusedAs: 'cross_field',
  },
  { of: 'waterfall.preferred_return_compounding', given: PARTIAL, to: 'simple', raises: CARRY },
  { of: 'waterfall.catch_up_structure', given: RICH, to: 'none', lowers: CARRY },
  { of: 'waterfall.catch_up_rate', given: PARTIAL, to: 0.3, lowers: CARRY },
  { of: 'waterfall.carried_interest_rate', given: RICH, to: 0.3, raises: CARRY },
  {
    of: 'waterfall.extra_tiers',
    given: RICH,
    to: [{ hurdle_rate: 0.09, carried_interest_rate: 0.5 }],
    raises: CARRY,
  },
  {
    of: 'waterfall.extra_tiers[].hurdle_rate',
    at: 'waterfall.extra_tiers[0].hurdle_rate',
    given: TIERS,
    to: 0.085,
    raises: CARRY,
  },
  {
    of: 'waterfall.extra_tiers[].carried_interest_rate',
    at: 'waterfall.extra_tiers[0].carried_interest_rate',
    given: TIERS,
    to: 0.6,
    raises: CARRY,
  },
  { of: 'waterfall.distribution_frequency', to: 'annual', raises: 'cash_drag.mean' },
  { of: 'waterfall.distribution_lag_months', to: 6, raises: 'payback_month.mean' },
  { of: 'waterfall.distribution_policy', to: 'income_only', raises: 'payback_month.mean' },
  { of: 'waterfall.clawback_provision', given: OVERPAID, to: false, lowers: 'clawback.mean' },
  { of: 'waterfall.clawback_interim', given: OVERPAID, to: true, raises: 'clawback.mean' },
  { of: 'waterfall.clawback_tax_rate', given: OVERPAID, to: 0.6, lowers: 'clawback.mean' },
  { of: 'waterfall.carry_escrow_rate', given: OVERPAID, to: 1, raises: 'clawback.mean' },
];
