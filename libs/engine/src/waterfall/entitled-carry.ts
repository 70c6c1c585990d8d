import type { TierBalances } from './tier-balances';
import type { WaterfallTerms } from './waterfall-terms';

/**
 * Carry that the whole fund's profit π entitles the GP to, given the preferred return that the European tiers accrued on its
 * flows, paid or owed (docs/model/waterfall.md): min(q·π, κ·max(π − pref, 0)) with a catch-up, q·max(π − pref, 0) without. Above
 * the profit at which the LP has the preferred return of an extra tier, that tier's rate takes the place of q.
 *
 * Example (8%, full catch-up, 20%): π = 200,000 and pref = 80,000 → min(40,000, 120,000) = 40,000.
 */
export function entitledCarry(terms: WaterfallTerms, accrued: TierBalances, profit: number): number {
  const { carryRate: q, catchUpRate: kappa, extraTiers } = terms;
  if (!(profit > 0)) return 0;
  const pref = accrued.prefPaid + accrued.pref;
  const excess = Math.max(profit - pref, 0);
  const isCaughtUp = kappa > q;
  const plain = isCaughtUp ? Math.min(q * profit, kappa * excess) : q * excess;
  if (extraTiers.length === 0) return plain;
  const base = isCaughtUp ? (kappa * pref) / (kappa - q) : pref;
  if (profit <= base) return plain;
  let at = base;
  let carry = isCaughtUp ? q * base : 0;
  let rate = q;
  for (let j = 0; j < extraTiers.length; j++) {
    const lpProfit = at - carry;
    const room = Math.max(accrued.extraPaid[j]! + accrued.extraPref[j]! - lpProfit, 0) / (1 - rate);
    const part = Math.min(profit - at, room);
    carry += rate * part;
    at += part;
    if (part < room) return carry;
    rate = extraTiers[j]!.carryRate;
  }
  return carry + rate * (profit - at);
}
