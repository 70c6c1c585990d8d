import type { ParameterEffect } from './parameter-effect';

const RECYCLED = 'reinvested_amount.mean';
const SPREAD = 'herfindahl_zone.mean';
const by = (reinvestment_strategy: string): Readonly<Record<string, string>> => ({
  'reinvestment.reinvestment_strategy': reinvestment_strategy,
});
const APPRECIATION = 'bridge_appreciation.mean';
/** One zone that keeps growing faster than the others. */
const BOOMING = { 'price_path.appreciation_rates': { green: 0.03, orange: 0.03, red: 0.2 } };
const DYNAMIC = { ...BOOMING, 'reinvestment.dynamic_allocation.enabled': true };

/** Effects of recycling. */
export const REINVESTMENT_EFFECTS: readonly ParameterEffect[] = [
  { of: 'reinvestment.enabled', to: false, lowers: RECYCLED },
  { of: 'reinvestment.reinvestment_period', to: 7, raises: RECYCLED },
  { of: 'reinvestment.reinvestment_rate', to: 0.3, lowers: RECYCLED },
  { of: 'reinvestment.recycle_cap', to: 0.05, lowers: RECYCLED },
  { of: 'reinvestment.reinvestment_strategy', to: 'opportunistic', lowers: RECYCLED },
  { of: 'reinvestment.reinvestment_frequency', to: 'annual', raises: 'cash_drag.mean' },
  { of: 'reinvestment.reinvestment_delay', to: 18, raises: 'cash_drag.mean' },
  { of: 'reinvestment.min_reinvestment_amount', to: 5e6, lowers: RECYCLED },
  {
    of: 'reinvestment.zone_preference_multipliers.{zone}',
    at: 'reinvestment.zone_preference_multipliers.green',
    given: by('custom'),
    to: 10,
    raises: SPREAD,
  },
  { of: 'reinvestment.opportunistic_threshold', given: by('opportunistic'), to: 0.3, lowers: RECYCLED },
  {
    of: 'reinvestment.rebalance_threshold',
    given: { ...by('rebalance'), 'origination.zone_allocation_precision': 0 },
    to: 0.9,
    raises: 'herfindahl_zone.sd',
  },
  { of: 'reinvestment.ltv_adjustment', to: 0.15, raises: 'stressed_ltv.mean' },
  { of: 'reinvestment.size_adjustment', to: -0.5, raises: 'positions.mean' },
  { of: 'reinvestment.dynamic_allocation.enabled', given: BOOMING, to: true, raises: APPRECIATION },
  { of: 'reinvestment.dynamic_allocation.lookback_months', given: DYNAMIC, to: 36, raises: APPRECIATION },
  { of: 'reinvestment.dynamic_allocation.weight', given: DYNAMIC, to: 0.05, lowers: APPRECIATION },
  { of: 'reinvestment.dynamic_allocation.max_adjustment', given: DYNAMIC, to: 0.01, lowers: APPRECIATION },
  { of: 'reinvestment.cash_reserve_target', to: 0.2, lowers: RECYCLED },
];
