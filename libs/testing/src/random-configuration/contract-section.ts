/** Random contracts. */
import type { ContractParameters } from '@ihome/config';
import type { Dice } from './dice';

/** Contracts: all share methods, caps and floors that cross, recourse, shared losses. */
export function contractSection(dice: Dice, { isPlain }: { readonly isPlain: boolean }): ContractParameters {
  if (isPlain) return PLAIN;
  const bounds = dice.years(4, 1, 30).map((x) => x / 20);
  const [minShare, maxShare] = dice.pick([
    [0, 1],
    [0, 1],
    [0.1, 0.35],
    [0.25, 0.25],
  ]);
  return {
    contract_term_years: dice.pick([1, 2, 5, 7.5, 10, 10, 15, 30]),
    simple_interest_rate: dice.chance(0.2) ? 0 : dice.number(0, 0.12),
    risk_pricing_ltv_slope: dice.chance(0.5) ? 0 : dice.number(-0.5, 0.5),
    risk_pricing_ltv_reference: dice.number(0, 0.6),
    interest_compounding: dice.pick(['simple', 'annual', 'monthly']),
    appreciation_share_method: dice.pick(['pro_rata_ltv', 'fixed_rate', 'tiered', 'share_of_value']),
    appreciation_share: dice.number(0, 0.6),
    share_multiplier: dice.number(0, 3),
    min_appreciation_share: minShare,
    max_appreciation_share: maxShare,
    tiered_appreciation_thresholds: bounds,
    tiered_appreciation_shares: [...bounds, 0].map(() => dice.number(0, 0.7)),
    share_steps: dice.years(3, 0, 20).map((half) => ({ from_year: half / 2, share: dice.number(0, 0.6) })),
    depreciation_share: dice.chance(0.4) ? 0 : dice.number(0, 1),
    property_value_discount_rate: dice.chance(0.4) ? 0 : dice.number(0, 0.4),
    return_cap_annual: dice.chance(0.4) ? null : dice.number(0, 0.25),
    return_cap_compounding: dice.pick(['monthly', 'annual']),
    minimum_multiple: dice.chance(0.5) ? null : dice.number(0, 1.6),
    sale_cost_rate: dice.number(0, 0.1),
    non_recourse: dice.chance(0.8),
    maintenance_shortfall_probability: dice.pick([0, 1, dice.number(0, 0.5)]),
    maintenance_shortfall_mean: dice.number(0, 0.5),
    maintenance_recovered: dice.number(0, 1),
  };
}

const PLAIN: ContractParameters = {
  contract_term_years: 10,
  simple_interest_rate: 0.05,
  risk_pricing_ltv_slope: 0,
  risk_pricing_ltv_reference: 0.3,
  interest_compounding: 'simple',
  appreciation_share_method: 'pro_rata_ltv',
  appreciation_share: 0.25,
  share_multiplier: 2,
  min_appreciation_share: 0,
  max_appreciation_share: 1,
  tiered_appreciation_thresholds: [0.2, 0.5, 1],
  tiered_appreciation_shares: [0.4, 0.35, 0.3, 0.25],
  share_steps: [],
  depreciation_share: 0,
  property_value_discount_rate: 0.1,
  return_cap_annual: null,
  return_cap_compounding: 'monthly',
  minimum_multiple: null,
  sale_cost_rate: 0.05,
  non_recourse: true,
  maintenance_shortfall_probability: 0.05,
  maintenance_shortfall_mean: 0.05,
  maintenance_recovered: 0.5,
};
