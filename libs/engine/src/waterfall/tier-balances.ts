import type { WaterfallTerms } from './waterfall-terms';

/**
 * Running balances of the tiers on the LP's flows (docs/model/waterfall.md), and the split of the last distribution. K is
 * capital not yet returned, S preferred return not yet paid. Every hurdle above the first has its own S on the same K, because
 * all that the LP receives goes to K first whatever the rate.
 */
export interface TierBalances {
  /** K. */
  capital: number;
  /** S. */
  pref: number;
  /** P: preferred return paid so far. */
  prefPaid: number;
  /** X: cash of the catch-up so far. */
  catchUpPaid: number;
  /** S of each extra tier [tier]. */
  readonly extraPref: Float64Array;
  /** Preferred return of each extra tier paid so far [tier]. */
  readonly extraPaid: Float64Array;
  /** The last distribution: part to K, to S, to the catch-up; its carry. */
  toCapital: number;
  toPref: number;
  toCatchUp: number;
  carry: number;
}

/** Balances of nothing yet. */
export function createTierBalances(extraTiers: number): TierBalances {
  return {
    capital: 0,
    pref: 0,
    prefPaid: 0,
    catchUpPaid: 0,
    extraPref: new Float64Array(extraTiers),
    extraPaid: new Float64Array(extraTiers),
    toCapital: 0,
    toPref: 0,
    toCatchUp: 0,
    carry: 0,
  };
}

/** Back to nothing, for the next path. */
export function resetTierBalances(tiers: TierBalances): void {
  tiers.capital = 0;
  tiers.pref = 0;
  tiers.prefPaid = 0;
  tiers.catchUpPaid = 0;
  tiers.extraPref.fill(0);
  tiers.extraPaid.fill(0);
}

/** Lets every S accrue over some months between flows. */
export function accruePref(
  { simplePref, growth, extraTiers }: WaterfallTerms,
  tiers: TierBalances,
  months: number,
): void {
  const { capital, pref, extraPref } = tiers;
  tiers.pref = pref + (simplePref ? capital : capital + pref) * (growth[months]! - 1);
  for (let j = 0; j < extraPref.length; j++) {
    const owed = simplePref ? capital : capital + extraPref[j]!;
    extraPref[j]! += owed * (extraTiers[j]!.growth[months]! - 1);
  }
}

/** A contribution that counts from now on, with the preferred return it has earned since its call, `age` months ago. */
export function addContribution(
  { growth, extraTiers }: WaterfallTerms,
  tiers: TierBalances,
  { amount, age }: { readonly amount: number; readonly age: number },
): void {
  tiers.capital += amount;
  if (age === 0) return;
  tiers.pref += amount * (growth[age]! - 1);
  for (let j = 0; j < tiers.extraPref.length; j++) {
    tiers.extraPref[j]! += amount * (extraTiers[j]!.growth[age]! - 1);
  }
}

/** Runs the LP's part of a distribution through the tiers. */
export function splitDistribution(terms: WaterfallTerms, tiers: TierBalances, lpCash: number): void {
  const { catchUpRate, carryRate, catchUpPerPref } = terms;
  let left = lpCash;
  const toCapital = Math.min(left, tiers.capital);
  tiers.capital -= toCapital;
  left -= toCapital;
  const toPref = Math.min(left, tiers.pref);
  tiers.pref -= toPref;
  tiers.prefPaid += toPref;
  left -= toPref;
  const toCatchUp = Math.min(left, Math.max(catchUpPerPref * tiers.prefPaid - tiers.catchUpPaid, 0));
  tiers.catchUpPaid += toCatchUp;
  left -= toCatchUp;
  tiers.toCapital = toCapital;
  tiers.toPref = toPref;
  tiers.toCatchUp = toCatchUp;
  if (tiers.extraPref.length === 0) {
    tiers.carry = catchUpRate * toCatchUp + carryRate * left;
  } else {
    payExtraPref(tiers, toPref + (1 - catchUpRate) * toCatchUp);
    tiers.carry = catchUpRate * toCatchUp + splitByHurdles(terms, tiers, left);
  }
}

/** What the LP receives beyond K lowers the S of every extra tier. */
function payExtraPref({ extraPref, extraPaid }: TierBalances, received: number): void {
  for (let j = 0; j < extraPref.length; j++) {
    const paid = Math.min(received, extraPref[j]!);
    extraPref[j]! -= paid;
    extraPaid[j]! += paid;
  }
}

/** The rest after the catch-up: each split runs until the balance of the hurdle above it is nil. Returns the carry. */
function splitByHurdles({ carryRate, extraTiers }: WaterfallTerms, tiers: TierBalances, rest: number): number {
  const { extraPref, extraPaid } = tiers;
  let left = rest;
  let carry = 0;
  let rate = carryRate;
  for (let j = 0; j < extraPref.length && left > 0; j++) {
    const owed = extraPref[j]!;
    const clears = owed / (1 - rate);
    const part = Math.min(left, clears);
    payExtraPref(tiers, (1 - rate) * part);
    if (part === clears) {
      extraPaid[j]! += extraPref[j]!;
      extraPref[j] = 0;
    }
    carry += rate * part;
    left -= part;
    rate = extraTiers[j]!.carryRate;
  }
  return carry + rate * left;
}

/**
 * A clawback: the LP receives an amount beside the tiers. It lowers K, then every S; e is what finds nothing owed there (American).
 * With a catch-up the GP may earn it again: X falls by ((1 − q)·amount + q·e)/(κ − q), so that with enough profit carry less
 * clawback is q·profit again.
 */
export function receiveClawback(terms: WaterfallTerms, tiers: TierBalances, amount: number): void {
  const toCapital = Math.min(amount, tiers.capital);
  tiers.capital -= toCapital;
  const left = amount - toCapital;
  const toPref = Math.min(left, tiers.pref);
  tiers.pref -= toPref;
  tiers.prefPaid += toPref;
  payExtraPref(tiers, left);
  const { catchUpRate: kappa, carryRate: q } = terms;
  if (kappa > q) tiers.catchUpPaid -= ((1 - q) * amount + q * (left - toPref)) / (kappa - q);
}
