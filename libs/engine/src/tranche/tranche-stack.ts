import type { ResolvedTranches } from '../resolve/resolve-tranches';

/** Tranches of one strategy on one path, by priority. Created once, emptied for every path. */
export interface TrancheStack {
  readonly terms: ResolvedTranches;
  /** Principal owed, capitalised coupons included [tranche]. */
  readonly balance: Float64Array;
  /** Drawn so far [tranche]. */
  readonly drawn: Float64Array;
  /** Coupon accrued and not yet due [tranche]. */
  readonly accrued: Float64Array;
  /** Cash of the reserve account. */
  account: number;
  /** Month of the first failed test of those in a row; −1 after a passed one. */
  failedSince: number;
}

/** Allocates the tranches of a strategy. */
export function createTrancheStack(terms: ResolvedTranches): TrancheStack {
  const column = (): Float64Array => new Float64Array(terms.list.length);
  return { terms, balance: column(), drawn: column(), accrued: column(), account: 0, failedSince: -1 };
}

/** Empties them for the next path. */
export function resetTrancheStack(stack: TrancheStack): void {
  stack.balance.fill(0);
  stack.drawn.fill(0);
  stack.accrued.fill(0);
  stack.account = 0;
  stack.failedSince = -1;
}

/** Principal of all tranches. */
export function trancheBalance({ balance }: TrancheStack): number {
  let sum = 0;
  for (let i = 0; i < balance.length; i++) sum += balance[i]!;
  return sum;
}

/** Principal of the senior tranches. */
export function seniorBalance({ balance, terms }: TrancheStack): number {
  let sum = 0;
  for (let i = 0; i < balance.length; i++) if (terms.list[i]!.isSenior) sum += balance[i]!;
  return sum;
}

/** Principal and accrued coupons. */
export function trancheClaim(stack: TrancheStack): number {
  let sum = trancheBalance(stack);
  for (let i = 0; i < stack.accrued.length; i++) sum += stack.accrued[i]!;
  return sum;
}

/** What may still be drawn in `month`. */
export function trancheRoom({ terms, drawn }: TrancheStack, month: number): number {
  let room = 0;
  for (let i = 0; i < drawn.length; i++) {
    const tranche = terms.list[i]!;
    if (month < tranche.maturityMonth) room += Math.max(tranche.size - drawn[i]!, 0);
  }
  return room;
}

/** Draws an amount, the first tranche first. */
export function drawTranches({ terms, drawn, balance }: TrancheStack, month: number, amount: number): void {
  let left = amount;
  for (let i = 0; i < drawn.length; i++) {
    const tranche = terms.list[i]!;
    if (month >= tranche.maturityMonth) continue;
    const part = Math.min(left, Math.max(tranche.size - drawn[i]!, 0));
    drawn[i]! += part;
    balance[i]! += part;
    left -= part;
  }
}
