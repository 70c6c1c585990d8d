import { entitledCarry } from './entitled-carry';
import { receiveClawback } from './tier-balances';
import type { CarryAccount, WaterfallPath } from './waterfall-path';
import type { ClawbackTerms, WaterfallTerms } from './waterfall-terms';

/** A claim below this part of the LP's flows is rounding. */
const ROUNDING = 1e-11;

function roundingOf({ contributions, receipts }: CarryAccount): number {
  return ROUNDING * (contributions + receipts);
}

/** What the GP can give back: the escrow, and of what it received in cash the part that taxes left, less what it gave back of it. */
function reachable({ taxRate }: ClawbackTerms, { account }: WaterfallPath): number {
  const received = account.gross - account.escrow - account.returnedFromEscrow;
  const fromOwnCash = account.returned - account.returnedFromEscrow;
  return account.escrow + Math.max((1 - taxRate) * received - fromOwnCash, 0);
}

/**
 * Clawback at the end of a month (docs/model/waterfall.md): the GP gives back
 * min(max(carry paid − entitlement, W), escrow + (1 − tax)·(carry paid − escrow)), from the escrow first. W is what the LP is
 * still owed on the whole fund.
 */
export function settleClawback(terms: WaterfallTerms, path: WaterfallPath, month: number): void {
  const { account, tiers, wholeFund, european } = path;
  if (terms.clawback === null || !(account.gross > account.returned)) return;
  const american = terms.structure === 'american';
  const balance = american ? wholeFund : tiers;
  const owed = balance.capital + balance.pref;
  const profit = Math.max(account.receipts - account.contributions, 0);
  const due = entitledCarry(terms, american ? european : tiers, profit);
  const claim = Math.max(account.gross - account.returned - due, owed);
  const amount = Math.min(claim, reachable(terms.clawback, path));
  if (!(amount > roundingOf(account))) return;
  const fromEscrow = Math.min(amount, account.escrow);
  account.escrow -= fromEscrow;
  account.returnedFromEscrow += fromEscrow;
  account.returned += amount;
  path.clawback[month] = amount;
  path.lpCash[month]! += amount;
  path.carryCash[month]! -= amount - fromEscrow;
  path.totalClawback += amount;
  receiveClawback(terms, tiers, amount);
  if (american) receiveClawback(terms, wholeFund, amount);
}

/** What is still owed on the whole fund at the end; a rounding residue is nothing. */
export function owedToLp(terms: WaterfallTerms, { account, tiers, wholeFund }: WaterfallPath): number {
  const { capital, pref } = terms.structure === 'american' ? wholeFund : tiers;
  return capital + pref > roundingOf(account) ? capital + pref : 0;
}
