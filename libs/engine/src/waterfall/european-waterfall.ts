import type { WaterfallTerms } from './waterfall-terms';

/**
 * European (whole-fund) waterfall of one path (docs/model/waterfall.md).
 *
 * Each distribution is first split by paid-in share: the GP's commitment part is its own. The LP's part runs through the
 * tiers on LP contributions only. K is capital not yet returned, S preferred return not yet paid:
 *   (1) K; (2) S; (3) catch-up, of which the GP gets κ, cumulatively X = q·P/(κ − q) with P the preferred return paid so
 *   far; (4) the rest, q to the GP.
 * Calls of a month come before its distribution.
 *
 * Example (8% annual, full catch-up, 20% carry): 1,000,000 called in month 0 and 1,500,000 distributed in month 12 pays
 * 1,000,000 of capital, 80,000 of preferred return, 20,000 of catch-up to the GP, and splits 400,000 as 320,000 / 80,000.
 */

/** Flows and result of the waterfall on one path, every array [month]. */
export interface WaterfallPath {
  /** The fund's calls. */
  readonly calls: Float64Array;
  /** The fund's distributions. */
  readonly distributions: Float64Array;
  /** Last month with a row. */
  lastMonth: number;
  /** Tier (1). */
  readonly returnOfCapital: Float64Array;
  /** Tier (2). */
  readonly preferredReturn: Float64Array;
  /** Cash of tier (3), LP's part included. */
  readonly catchUp: Float64Array;
  /** All carry of the month: κ of tier (3) and q of tier (4). */
  readonly carry: Float64Array;
  /** LP's cash, after carry. */
  readonly lp: Float64Array;
  /** GP's cash on its own commitment. */
  readonly gpCapital: Float64Array;
  /** K after the month; set in months with a flow and in the last one. */
  readonly unreturnedCapital: Float64Array;
  /** S after the month; set in months with a flow and in the last one. */
  readonly accruedPref: Float64Array;
  /** K + S after the last month. */
  owedAtEnd: number;
  /** All carry of the path. */
  totalCarry: number;
}

/** Allocates the result's buffers beside the month arrays of calls and distributions. */
export function createWaterfallPath(calls: Float64Array, distributions: Float64Array): WaterfallPath {
  const months = calls.length;
  return {
    calls,
    distributions,
    lastMonth: 0,
    returnOfCapital: new Float64Array(months),
    preferredReturn: new Float64Array(months),
    catchUp: new Float64Array(months),
    carry: new Float64Array(months),
    lp: new Float64Array(months),
    gpCapital: new Float64Array(months),
    unreturnedCapital: new Float64Array(months),
    accruedPref: new Float64Array(months),
    owedAtEnd: 0,
    totalCarry: 0,
  };
}

function clear(out: WaterfallPath): void {
  out.returnOfCapital.fill(0);
  out.preferredReturn.fill(0);
  out.catchUp.fill(0);
  out.carry.fill(0);
  out.lp.fill(0);
  out.gpCapital.fill(0);
  out.unreturnedCapital.fill(0);
  out.accruedPref.fill(0);
}

/**
 * Runs the tiers over months 0..lastMonth of a path. No allocation.
 * Verified by `european-waterfall.spec.ts` (published examples, laws).
 */
export function runEuropeanWaterfall(terms: WaterfallTerms, path: WaterfallPath): void {
  const { gpShare, carryRate, catchUpRate, simplePref, growth } = terms;
  const { calls, distributions, lastMonth } = path;
  clear(path);
  const catchUpPerPref = catchUpRate > carryRate ? carryRate / (catchUpRate - carryRate) : 0;
  let capital = 0;
  let pref = 0;
  let prefPaid = 0;
  let catchUpPaid = 0;
  let totalCarry = 0;
  let previous = 0;
  for (let m = 0; m <= lastMonth; m++) {
    const call = calls[m]!;
    const cash = distributions[m]!;
    if (call === 0 && cash === 0 && m < lastMonth) continue;
    pref += (simplePref ? capital : capital + pref) * (growth[m - previous]! - 1);
    previous = m;
    capital += call - call * gpShare;
    if (cash > 0) {
      const gpCapital = cash * gpShare;
      const lpCash = cash - gpCapital;
      let left = lpCash;
      const toCapital = Math.min(left, capital);
      capital -= toCapital;
      left -= toCapital;
      const toPref = Math.min(left, pref);
      pref -= toPref;
      prefPaid += toPref;
      left -= toPref;
      const toCatchUp = Math.min(left, Math.max(catchUpPerPref * prefPaid - catchUpPaid, 0));
      catchUpPaid += toCatchUp;
      left -= toCatchUp;
      const carry = catchUpRate * toCatchUp + carryRate * left;
      totalCarry += carry;
      path.returnOfCapital[m] = toCapital;
      path.preferredReturn[m] = toPref;
      path.catchUp[m] = toCatchUp;
      path.carry[m] = carry;
      path.lp[m] = lpCash - carry;
      path.gpCapital[m] = gpCapital;
    }
    path.unreturnedCapital[m] = capital;
    path.accruedPref[m] = pref;
  }
  path.owedAtEnd = capital + pref;
  path.totalCarry = totalCarry;
}
