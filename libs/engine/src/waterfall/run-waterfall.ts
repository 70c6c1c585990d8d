import { owedToLp, settleClawback } from './settle-clawback';
import { accruePref, addContribution, resetTierBalances, splitDistribution, type TierBalances } from './tier-balances';
import { clearWaterfallPath, type WaterfallPath } from './waterfall-path';
import type { WaterfallTerms } from './waterfall-terms';

/**
 * The waterfall of one path (docs/model/waterfall.md), European (whole fund) or American (deal by deal).
 *
 * Each distribution is first split by paid-in share: the GP's commitment part is its own. The LP's part runs through the
 * tiers on LP contributions only. K is capital not yet returned, S preferred return not yet paid:
 *   (1) K; (2) S; (3) catch-up, of which the GP gets κ, cumulatively X = q·P/(κ − q) with P the preferred return paid so
 *   far; (4) the rest, q to the GP, and the rate of each extra tier once the balance at its hurdle is nil.
 * Calls of a month come before its distribution. American K and S count a contribution when what it paid for is realised.
 *
 * Example (8% annual, full catch-up, 20% carry): 1,000,000 called in month 0 and 1,500,000 distributed in month 12 pays
 * 1,000,000 of capital, 80,000 of preferred return, 20,000 of catch-up to the GP, and splits 400,000 as 320,000 / 80,000.
 *
 * Precondition, American: `attachCalls(path.attached, …)`. No allocation.
 */
export function runWaterfall(terms: WaterfallTerms, path: WaterfallPath): void {
  const { calls, distributions, lastMonth, tiers, wholeFund, european, attached, account } = path;
  const american = terms.structure === 'american';
  const interim = terms.clawback !== null && terms.clawback.interim;
  clearWaterfallPath(path);
  resetTierBalances(tiers);
  resetTierBalances(wholeFund);
  resetTierBalances(european);
  let previous = 0;
  for (let m = 0; m <= lastMonth; m++) {
    const call = calls[m]!;
    const cash = distributions[m]!;
    const isTested = m === lastMonth || (interim && m % 12 === 11);
    const isRealised = american && attached.first[m]! >= 0;
    if (call === 0 && cash === 0 && !isTested && !isRealised) continue;
    const lpCall = call - call * terms.gpShare;
    account.contributions += lpCall;
    accruePref(terms, tiers, m - previous);
    if (american) {
      accruePref(terms, wholeFund, m - previous);
      accruePref(terms, european, m - previous);
      wholeFund.capital += lpCall;
      european.capital += lpCall;
      addRealised(terms, path, m);
    } else {
      tiers.capital += lpCall;
    }
    previous = m;
    if (cash > 0) payDistribution(terms, path, m);
    path.unreturnedCapital[m] = tiers.capital;
    path.accruedPref[m] = tiers.pref;
    path.escrow[m] = account.escrow;
    if (isTested) settleClawback(terms, path, m);
  }
  path.carryCash[lastMonth]! += account.escrow;
  path.owedAtEnd = owedToLp(terms, path);
  path.totalCarry = account.gross;
}

/** Splits the distribution of a month and books it. */
function payDistribution(terms: WaterfallTerms, path: WaterfallPath, m: number): void {
  const { tiers, account } = path;
  const cash = path.distributions[m]!;
  const gpCapital = cash * terms.gpShare;
  const lpPart = cash - gpCapital;
  splitDistribution(terms, tiers, lpPart);
  const { carry } = tiers;
  const lp = lpPart - carry;
  const heldBack = terms.escrowRate * carry;
  account.gross += carry;
  account.escrow += heldBack;
  account.receipts += lpPart;
  path.returnOfCapital[m] = tiers.toCapital;
  path.preferredReturn[m] = tiers.toPref;
  path.catchUp[m] = tiers.toCatchUp;
  path.carry[m] = carry;
  path.lp[m] = lp;
  path.gpCapital[m] = gpCapital;
  path.lpCash[m] = lp;
  path.carryCash[m] = carry - heldBack;
  if (terms.structure === 'european') return;
  receive(path.wholeFund, lp);
  splitDistribution(terms, path.european, lpPart);
}

/** What the LP receives lowers K, then S. */
function receive(balance: TierBalances, amount: number): void {
  const toCapital = Math.min(amount, balance.capital);
  balance.capital -= toCapital;
  balance.pref = Math.max(balance.pref - (amount - toCapital), 0);
}

/** Adds the LP's part of the calls that are realised in a month, each with the preferred return since its call. */
function addRealised(terms: WaterfallTerms, { tiers, attached }: WaterfallPath, m: number): void {
  const lpShare = 1 - terms.gpShare;
  for (let i = attached.first[m]!; i >= 0; i = attached.next[i]!) {
    addContribution(terms, tiers, { amount: attached.amount[i]! * lpShare, age: m - attached.callMonth[i]! });
  }
}
