import type { PurchaseTerms } from '../origination/purchase-terms';
import type { ResolvedPortfolio } from '../resolve/resolve-portfolio';
import type { ResolvedReinvestment } from '../resolve/resolve-reinvestment';

/**
 * Terms. *Pot*: cash set aside for recycling and not yet used. *Usable*: the part of it whose delay is over; the oldest
 * money is used first.
 */

/** Recycling of one strategy on one path: its terms and its pot. Created once, emptied for every path. */
export interface Recycling {
  readonly terms: ResolvedReinvestment;
  /** Terms on which recycled positions are drawn; its targets are filled anew in each month that buys. */
  readonly purchase: PurchaseTerms;
  /** Cumulative amount set aside [month]. */
  readonly setAsideTotals: Float64Array;
  /** Amount set aside so far. */
  setAsideTotal: number;
  /** Part of it that was used, taken for payments or released. */
  removed: number;
  /** Cash in the pot. */
  pot: number;
}

/** Allocates the recycling of a strategy for months 0..months − 1. */
export function createRecycling(terms: ResolvedReinvestment, portfolio: ResolvedPortfolio, months: number): Recycling {
  return {
    terms,
    purchase: {
      targets: new Float64Array(terms.targets.length),
      ltv: terms.ltv ?? portfolio.origination.ltv,
      sizeFactor: terms.sizeFactor,
      byShortfall: false,
      recycled: true,
    },
    setAsideTotals: new Float64Array(months),
    setAsideTotal: 0,
    removed: 0,
    pot: 0,
  };
}

/** Empties it for the next path. */
export function resetRecycling(recycling: Recycling): void {
  recycling.setAsideTotals.fill(0);
  recycling.setAsideTotal = 0;
  recycling.removed = 0;
  recycling.pot = 0;
}

/** Takes an amount out of the pot. */
export function takeFromPot(recycling: Recycling, amount: number): void {
  recycling.removed += amount;
  recycling.pot = Math.max(recycling.setAsideTotal - recycling.removed, 0);
}

/** Gives all of the pot back to the fund's free cash. */
export function releasePot(recycling: Recycling): void {
  recycling.removed = recycling.setAsideTotal;
  recycling.pot = 0;
}

/** Money of the pot whose delay is over in `month`, when the month is one that buys and it is enough; else 0. */
export function usableMoney({ terms, setAsideTotals, removed, pot }: Recycling, month: number): number {
  if (pot === 0 || month % terms.periodMonths !== 0 || month < terms.delayMonths) return 0;
  const usable = Math.min(setAsideTotals[month - terms.delayMonths]! - removed, pot);
  return usable >= terms.minimum && usable > 0 ? usable : 0;
}
