import { type SimulationConfig, ValidationError } from '@ihome/config';

import { pow, powInt } from '../math/power';
import { seniorBalanceFactor } from '../origination/senior-mortgage';

/** How the appreciation share is set. */
export type ShareMethod = SimulationConfig['contract']['appreciation_share_method'];

/** How interest accrues. */
export type InterestCompounding = SimulationConfig['contract']['interest_compounding'];

/** The homeowner's contract, ready to evaluate: terms and tables by age in months, 0..H. */
export interface ResolvedContract {
  /** Term in months, contract_term_years·12 rounded to the nearest month. */
  readonly termMonths: number;
  readonly interestCompounding: InterestCompounding;
  /** simple_interest_rate, before risk pricing. */
  readonly interestRate: number;
  /** Interest added per unit of LTV above the reference. */
  readonly riskSlope: number;
  readonly riskReference: number;
  /**
   * Interest by age [month]: t in years for simple interest (J = I·i·t), else J/I at the rate without risk pricing
   * (used while the slope is 0).
   */
  readonly interestByAge: Float64Array;
  readonly shareMethod: ShareMethod;
  /** α of `fixed_rate`, clamped. */
  readonly fixedShare: number;
  /** α = LTV × this under `pro_rata_ltv`. */
  readonly shareMultiplier: number;
  readonly minShare: number;
  readonly maxShare: number;
  /** Tier bounds of V/K − 1, increasing. */
  readonly tierThresholds: Float64Array;
  /** Share of each tier, clamped; one more than the bounds. */
  readonly tierShares: Float64Array;
  /** α of `share_of_value` by age [month], clamped. */
  readonly shareByAge: Float64Array;
  readonly depreciationShare: number;
  /** K/V0 = 1 − property_value_discount_rate. */
  readonly startFactor: number;
  /** Cap / I by age [month]; Infinity without a cap. */
  readonly capByAge: Float64Array;
  readonly capped: boolean;
  /** Floor / I; 0 without a floor. */
  readonly floorMultiple: number;
  /** 1 − sale_cost_rate. */
  readonly netOfSaleCost: number;
  readonly nonRecourse: boolean;
  readonly maintenanceProbability: number;
  /** s: part of the value lost. */
  readonly maintenanceShortfall: number;
  /** 1 − s + s·maintenance_recovered: value the claim uses. */
  readonly maintenanceClaimFactor: number;
  /** Senior balance / balance at origination by age [month]. */
  readonly seniorByAge: Float64Array;
}

function clampShare(config: SimulationConfig, share: number): number {
  const { min_appreciation_share: lower, max_appreciation_share: upper } = config.contract;
  return share < lower ? lower : share > upper ? upper : share;
}

/** Share of value at an age: `appreciation_share` until the first step is reached. */
function shareOfValue(config: SimulationConfig, age: number): number {
  let share = config.contract.appreciation_share;
  let from = Number.NEGATIVE_INFINITY;
  for (const step of config.contract.share_steps) {
    if (12 * step.from_year <= age && step.from_year >= from) {
      from = step.from_year;
      share = step.share;
    }
  }
  return clampShare(config, share);
}

/**
 * Interest owed per unit of advance: i·t, (1 + i)^t − 1, or (1 + i/12)^(12t) − 1, t = age/12.
 * Example: 5%, 120 months: 0.5 simple, 0.628895 annual, 0.647009 monthly. Verified by `claim.spec.ts`.
 */
export function interestFactor(
  { compounding, rate }: { readonly compounding: InterestCompounding; readonly rate: number },
  age: number,
): number {
  switch (compounding) {
    case 'simple':
      return rate * (age / 12);
    case 'annual':
      return pow(1 + rate, age / 12) - 1;
    case 'monthly':
      return powInt(1 + rate / 12, age) - 1;
  }
}

function capFactor(config: SimulationConfig, age: number): number {
  const { return_cap_annual: cap, return_cap_compounding } = config.contract;
  if (cap === null) return Number.POSITIVE_INFINITY;
  return return_cap_compounding === 'monthly' ? powInt(1 + cap / 12, age) : pow(1 + cap, age / 12);
}

function requireTiers(config: SimulationConfig): void {
  const { tiered_appreciation_thresholds: bounds, tiered_appreciation_shares: shares } = config.contract;
  const increasing = bounds.every((bound, i) => bound > (bounds[i - 1] ?? 0));
  if (shares.length === bounds.length + 1 && increasing) return;
  throw new ValidationError([
    {
      pointer: increasing ? '/contract/tiered_appreciation_shares' : '/contract/tiered_appreciation_thresholds',
      code: 'cross_field',
      message: increasing
        ? `must hold one share more than there are thresholds (${bounds.length + 1}), got ${shares.length}`
        : 'must be positive and increasing',
    },
  ]);
}

/**
 * Resolves `contract`: shares clamped, interest, cap, share steps and the senior amortisation tabulated by age.
 * Source: `docs/model/contract.md`.
 *
 * @throws ValidationError when tiers and shares do not fit together
 */
export function resolveContract(config: SimulationConfig, horizonMonths: number): ResolvedContract {
  const c = config.contract;
  requireTiers(config);
  const byAge = (value: (age: number) => number): Float64Array =>
    Float64Array.from({ length: horizonMonths + 1 }, (_, age) => value(age));
  const senior = {
    annualRate: config.origination.senior_mortgage_rate,
    termMonths: 12 * config.origination.senior_mortgage_term_years,
  };
  const interest = { compounding: c.interest_compounding, rate: Math.max(c.simple_interest_rate, 0) };
  return {
    termMonths: Math.floor(12 * c.contract_term_years + 0.5),
    interestCompounding: c.interest_compounding,
    interestRate: c.simple_interest_rate,
    riskSlope: c.risk_pricing_ltv_slope,
    riskReference: c.risk_pricing_ltv_reference,
    interestByAge: byAge((age) => (c.interest_compounding === 'simple' ? age / 12 : interestFactor(interest, age))),
    shareMethod: c.appreciation_share_method,
    fixedShare: clampShare(config, c.appreciation_share),
    shareMultiplier: c.share_multiplier,
    minShare: c.min_appreciation_share,
    maxShare: c.max_appreciation_share,
    tierThresholds: Float64Array.from(c.tiered_appreciation_thresholds),
    tierShares: Float64Array.from(c.tiered_appreciation_shares, (share) => clampShare(config, share)),
    shareByAge: byAge((age) => shareOfValue(config, age)),
    depreciationShare: c.depreciation_share,
    startFactor: 1 - c.property_value_discount_rate,
    capByAge: byAge((age) => capFactor(config, age)),
    capped: c.return_cap_annual !== null,
    floorMultiple: c.minimum_multiple ?? 0,
    netOfSaleCost: 1 - c.sale_cost_rate,
    nonRecourse: c.non_recourse,
    maintenanceProbability: c.maintenance_shortfall_probability,
    maintenanceShortfall: c.maintenance_shortfall_mean,
    maintenanceClaimFactor: 1 - c.maintenance_shortfall_mean + c.maintenance_shortfall_mean * c.maintenance_recovered,
    seniorByAge: byAge((age) => seniorBalanceFactor(senior, age)),
  };
}
