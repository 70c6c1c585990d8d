import type { ParameterEffect } from './parameter-effect';

const APPRECIATION = 'bridge_appreciation.mean';
const MULTIPLE = 'gross_moic.mean';
const FALLING = { 'price_path.appreciation_rates': { green: -0.03, orange: -0.03, red: -0.03 } };
const PRICED = { 'contract.risk_pricing_ltv_slope': 0.2, 'contract.risk_pricing_ltv_reference': 0.1 };
const TIERED = { 'contract.appreciation_share_method': 'tiered' };
const SHORTFALL = { 'contract.maintenance_shortfall_probability': 0.5 };

/** Effects of what a homeowner owes. */
export const CONTRACT_EFFECTS: readonly ParameterEffect[] = [
  { of: 'contract.contract_term_years', to: 5, lowers: 'wal.mean' },
  { of: 'contract.simple_interest_rate', to: 0.08, raises: 'bridge_interest.mean' },
  {
    of: 'contract.risk_pricing_ltv_slope',
    given: { 'contract.risk_pricing_ltv_reference': 0.1 },
    to: 0.2,
    raises: 'bridge_interest.mean',
  },
  { of: 'contract.risk_pricing_ltv_reference', given: PRICED, to: 0.3, lowers: 'bridge_interest.mean' },
  { of: 'contract.interest_compounding', to: 'monthly', raises: 'bridge_interest.mean' },
  { of: 'contract.appreciation_share_method', to: 'fixed_rate', lowers: APPRECIATION },
  {
    of: 'contract.appreciation_share',
    given: { 'contract.appreciation_share_method': 'fixed_rate' },
    to: 0.5,
    raises: APPRECIATION,
  },
  { of: 'contract.share_multiplier', to: 2, raises: APPRECIATION },
  { of: 'contract.min_appreciation_share', to: 0.5, raises: APPRECIATION },
  { of: 'contract.max_appreciation_share', to: 0.2, lowers: APPRECIATION },
  { of: 'contract.tiered_appreciation_thresholds', given: TIERED, to: [0.4, 0.8, 1.6], raises: APPRECIATION },
  { of: 'contract.tiered_appreciation_shares', given: TIERED, to: [0.2, 0.2, 0.2, 0.2], lowers: APPRECIATION },
  {
    of: 'contract.share_steps',
    preset: 'share-of-value',
    to: [
      { from_year: 0, share: 0.12 },
      { from_year: 5, share: 0.15 },
    ],
    lowers: MULTIPLE,
  },
  {
    of: 'contract.share_steps[].from_year',
    at: 'contract.share_steps[1].from_year',
    preset: 'share-of-value',
    to: 5.5,
    lowers: MULTIPLE,
  },
  {
    of: 'contract.share_steps[].share',
    at: 'contract.share_steps[2].share',
    preset: 'share-of-value',
    to: 0.25,
    raises: MULTIPLE,
  },
  { of: 'contract.depreciation_share', given: FALLING, to: 1, lowers: 'bridge_gross.mean' },
  { of: 'contract.property_value_discount_rate', to: 0.15, raises: APPRECIATION },
  { of: 'contract.return_cap_annual', to: 0.06, lowers: MULTIPLE },
  {
    of: 'contract.return_cap_compounding',
    given: { 'contract.return_cap_annual': 0.06 },
    to: 'annual',
    lowers: MULTIPLE,
  },
  { of: 'contract.minimum_multiple', to: 1.6, raises: MULTIPLE },
  { of: 'contract.sale_cost_rate', given: FALLING, to: 0.2, lowers: MULTIPLE },
  { of: 'contract.non_recourse', given: FALLING, to: false, raises: MULTIPLE },
  { of: 'contract.maintenance_shortfall_probability', to: 0.5, lowers: MULTIPLE },
  { of: 'contract.maintenance_shortfall_mean', given: SHORTFALL, to: 0.2, lowers: MULTIPLE },
  { of: 'contract.maintenance_recovered', given: SHORTFALL, to: 1, raises: MULTIPLE },
];
