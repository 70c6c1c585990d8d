/** What a homeowner owes at exit, model §3. */
import type { SimulationConfig } from '@ihome/config';
import { at } from './calendar';

/** A position as bought. */
export interface Purchase {
  readonly zone: string;
  readonly advance: number;
  readonly ltv: number;
  readonly valueAtOrigination: number;
  readonly seniorAtOrigination: number;
}

/** What binds the payment. */
export type Binding = 'none' | 'cap' | 'floor' | 'non_recourse';

/** The claim and how it arises. */
export interface Claim {
  readonly interest: number;
  /** α: of the change of value, or of the value; of several tiers the effective one, their sum over the gain. */
  readonly share: number;
  readonly uncappedClaim: number;
  /** Infinity without cap. */
  readonly capAmount: number;
  readonly claim: number;
  readonly binding: Binding;
}

/** Months of the contract. ASSUMPTION: a term that is no whole number of months is rounded to the nearest month. */
export function termMonths(config: SimulationConfig): number {
  return Math.round(12 * config.contract.contract_term_years);
}

/** Claim of a position of `age` months on a home worth `value`: steps 1 to 3. */
export function claimOf(
  config: SimulationConfig,
  purchase: Purchase,
  { age, value }: { readonly age: number; readonly value: number },
): Claim {
  const { contract } = config;
  const years = age / 12;
  const advance = purchase.advance;
  const interest = interestOf(config, purchase, years);
  const isShareOfValue = contract.appreciation_share_method === 'share_of_value';
  const change = changeShared(config, purchase, value);
  const share = isShareOfValue ? shareOfValue(config, age) : change.share;
  const uncappedClaim = isShareOfValue ? share * value : Math.max(advance + interest + change.amount, 0);
  const cap = contract.return_cap_annual;
  const capAmount =
    cap === null
      ? Infinity
      : contract.return_cap_compounding === 'monthly'
        ? advance * Math.pow(1 + cap / 12, age)
        : advance * Math.pow(1 + cap, years);
  const floorAmount = advance * (contract.minimum_multiple ?? 0);
  const capped = Math.min(uncappedClaim, capAmount);
  const claim = Math.max(capped, floorAmount);
  const binding = claim > capped ? 'floor' : capped < uncappedClaim ? 'cap' : 'none';
  return {
    interest: isShareOfValue ? 0 : interest,
    share,
    uncappedClaim,
    capAmount,
    claim,
    binding,
  };
}

/** Step 4: the part of the claim that the home pays when it is sold. */
export function paidFromSale(
  config: SimulationConfig,
  claim: number,
  { value, senior }: { readonly value: number; readonly senior: number },
): number {
  const { contract } = config;
  if (!contract.non_recourse) return claim;
  return Math.min(claim, Math.max(value * (1 - contract.sale_cost_rate) - senior, 0));
}

function interestOf(config: SimulationConfig, { advance, ltv }: Purchase, years: number): number {
  const { contract } = config;
  const loading = contract.risk_pricing_ltv_slope * (ltv - contract.risk_pricing_ltv_reference);
  const rate = Math.max(contract.simple_interest_rate + loading, 0);
  switch (contract.interest_compounding) {
    case 'simple':
      return advance * rate * years;
    case 'annual':
      return advance * (Math.pow(1 + rate, years) - 1);
    case 'monthly':
      return advance * (Math.pow(1 + rate / 12, 12 * years) - 1);
  }
}

function clampShare(config: SimulationConfig, share: number): number {
  return Math.min(Math.max(share, config.contract.min_appreciation_share), config.contract.max_appreciation_share);
}

/** α·max(V − K, 0) − depreciation_share·α·max(K − V, 0), the share in the change of value, and α. */
function changeShared(
  config: SimulationConfig,
  purchase: Purchase,
  value: number,
): { readonly amount: number; readonly share: number } {
  const { contract } = config;
  const start = purchase.valueAtOrigination * (1 - contract.property_value_discount_rate);
  const gain = Math.max(value - start, 0);
  const loss = Math.max(start - value, 0);
  if (contract.appreciation_share_method === 'tiered') {
    const firstShare = clampShare(config, at(contract.tiered_appreciation_shares, 0));
    if (loss > 0) return { amount: -contract.depreciation_share * firstShare * loss, share: firstShare };
    const amount = tieredGain(config, start, value);
    return { amount, share: gain > 0 ? amount / gain : firstShare };
  }
  const share = changeShare(config, purchase);
  return { amount: share * gain - contract.depreciation_share * share * loss, share };
}

/** α of the methods pro_rata_ltv and fixed_rate. */
function changeShare(config: SimulationConfig, purchase: Purchase): number {
  const { contract } = config;
  return clampShare(
    config,
    contract.appreciation_share_method === 'pro_rata_ltv'
      ? purchase.ltv * contract.share_multiplier
      : contract.appreciation_share,
  );
}

/** Σ_j s_j·K·(part of V/K − 1 in bracket j). */
function tieredGain(config: SimulationConfig, start: number, value: number): number {
  const { tiered_appreciation_thresholds: bounds, tiered_appreciation_shares: shares } = config.contract;
  const growth = value / start - 1;
  let total = 0;
  shares.forEach((share, j) => {
    const from = j === 0 ? 0 : at(bounds, j - 1);
    const to = j < bounds.length ? at(bounds, j) : Infinity;
    total += clampShare(config, share) * start * Math.max(Math.min(growth, to) - from, 0);
  });
  return total;
}

/** α of share_of_value: appreciation_share, or the last step reached at `age` months (a step is reached when t ≥ from_year). */
function shareOfValue(config: SimulationConfig, age: number): number {
  const { contract } = config;
  let share = contract.appreciation_share;
  for (const step of contract.share_steps) {
    if (age / 12 >= step.from_year) share = step.share;
  }
  return clampShare(config, share);
}

/** Balance of the senior mortgage after `age` months of level amortisation, 0 after its term, model §2. */
export function seniorBalance(config: SimulationConfig, initial: number, age: number): number {
  const months = 12 * config.origination.senior_mortgage_term_years;
  const rate = config.origination.senior_mortgage_rate / 12;
  if (age >= months) return 0;
  if (rate === 0) return initial * (1 - age / months);
  const final = Math.pow(1 + rate, months);
  return (initial * (final - Math.pow(1 + rate, age))) / (final - 1);
}
