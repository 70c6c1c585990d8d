/** For specs: what a homeowner owes, as a spreadsheet would compute it (docs/model/contract.md). */
import type { SimulationConfig } from '@ihome/config';
import type { ToldPosition } from '@ihome/testing';
import { indexOf, type Story } from './story.fixture';

/** A claim and its parts. */
export interface RedoneClaim {
  readonly interest: number;
  /** Share applied; effective when tiered. */
  readonly share: number;
  readonly uncapped: number;
  readonly cap: number | null;
  readonly floor: number;
  readonly claim: number;
  readonly binding: 'none' | 'cap' | 'floor';
}

/** Part of B0 that the senior lender is still owed at an age in months. */
export function seniorPart({ origination }: SimulationConfig, age: number): number {
  const n = 12 * origination.senior_mortgage_term_years;
  const k = origination.senior_mortgage_rate / 12;
  if (age >= n) return 0;
  return k === 0 ? 1 - age / n : ((1 + k) ** n - (1 + k) ** age) / ((1 + k) ** n - 1);
}

/** Claim on a position at an age in months and a value: interest and share, cap, floor. */
export function claimOn(
  config: SimulationConfig,
  { position, age, value }: { readonly position: ToldPosition; readonly age: number; readonly value: number },
): RedoneClaim {
  const c = config.contract;
  const { advance, ltv } = position;
  const years = age / 12;
  const start = position.value_at_origination * (1 - c.property_value_discount_rate);
  const rate = Math.max(c.simple_interest_rate + c.risk_pricing_ltv_slope * (ltv - c.risk_pricing_ltv_reference), 0);
  const accrued = { simple: rate * years, annual: (1 + rate) ** years - 1, monthly: (1 + rate / 12) ** age - 1 };
  const ofValue = c.appreciation_share_method === 'share_of_value';
  const interest = ofValue ? 0 : advance * accrued[c.interest_compounding];
  const share = shareOf(config, { ltv, years, start, value });
  const shared = value > start ? share * (value - start) : c.depreciation_share * share * (value - start);
  const uncapped = ofValue ? share * value : Math.max(advance + interest + shared, 0);
  const growth =
    c.return_cap_annual === null
      ? null
      : c.return_cap_compounding === 'annual'
        ? (1 + c.return_cap_annual) ** years
        : (1 + c.return_cap_annual / 12) ** age;
  const cap = growth === null ? null : advance * growth;
  const capped = cap === null ? uncapped : Math.min(uncapped, cap);
  const floor = advance * (c.minimum_multiple ?? 0);
  const binding = capped < floor ? 'floor' : cap !== null && uncapped > cap ? 'cap' : 'none';
  return { interest, share, uncapped, cap, floor, claim: Math.max(capped, floor), binding };
}

function shareOf(
  { contract: c }: SimulationConfig,
  at: { readonly ltv: number; readonly years: number; readonly start: number; readonly value: number },
): number {
  const clamp = (share: number): number =>
    Math.min(Math.max(share, c.min_appreciation_share), c.max_appreciation_share);
  switch (c.appreciation_share_method) {
    case 'pro_rata_ltv':
      return clamp(at.ltv * c.share_multiplier);
    case 'fixed_rate':
      return clamp(c.appreciation_share);
    case 'share_of_value': {
      const reached = c.share_steps.filter((step) => step.from_year <= at.years);
      const latest = reached.reduce((a, step) => (step.from_year >= a.from_year ? step : a), {
        from_year: -1,
        share: c.appreciation_share,
      });
      return clamp(latest.share);
    }
    case 'tiered': {
      const shares = c.tiered_appreciation_shares.map(clamp);
      const rise = at.value / at.start - 1;
      if (rise <= 0) return shares[0] ?? NaN;
      const bounds = [0, ...c.tiered_appreciation_thresholds, Infinity];
      const part = (j: number): number => Math.max(Math.min(rise, bounds[j + 1]!) - bounds[j]!, 0);
      return shares.reduce((total, share, j) => total + share * part(j), 0) / rise;
    }
  }
}

/** What comes of a claim when the home is sold: its equity at most, when non-recourse. */
export function paidOf(
  { contract }: SimulationConfig,
  { claim, value, senior }: { readonly claim: number; readonly value: number; readonly senior: number },
): number {
  return contract.non_recourse ? Math.min(claim, Math.max(value * (1 - contract.sale_cost_rate) - senior, 0)) : claim;
}

/** What a live position would pay if it left in a month, at the index that its home follows. */
export function worthNow(
  story: Story,
  config: SimulationConfig,
  { position, month }: { readonly position: ToldPosition; readonly month: number },
): number {
  const bought = position.origination_month;
  const age = month - bought;
  const value = position.value_at_origination * (indexOf(story, position, month) / indexOf(story, position, bought));
  const senior = position.senior_balance_at_origination * seniorPart(config, age);
  return paidOf(config, { claim: claimOn(config, { position, age, value }).claim, value, senior });
}
