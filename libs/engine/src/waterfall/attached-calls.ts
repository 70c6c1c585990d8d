import type { Positions } from '../positions';

/**
 * Calls by what they paid for (docs/model/waterfall.md): pieces of a call, each with the month in which it is *realised*, that
 * is, counts in the American balance. Called cash is spent oldest first; what is spent in a month paid for its programme
 * advances in order, and for fees and expenses with the rest. A piece in an advance is realised in the cash month of its position,
 * one in fees when it is paid, and what was never spent in the last month.
 */
export interface AttachedCalls {
  count: number;
  /** Month of the call [piece]. */
  callMonth: Int32Array;
  /** Currency, of LP and GP together [piece]. */
  amount: Float64Array;
  /** Next piece realised in the same month; −1 ends the list [piece]. */
  next: Int32Array;
  /** First piece realised in a month; −1 none [month]. */
  readonly first: Int32Array;
  /** Scratch: month of the oldest call with cash unspent, and how much of it. */
  oldest: number;
  unspent: number;
}

/** What calls are attached from, every array [month]. */
export interface CallFlows {
  readonly calls: Float64Array;
  /** Called cash spent. */
  readonly callsSpent: Float64Array;
  readonly lastMonth: number;
  readonly positions: Positions;
}

/** No pieces yet, for so many months. */
export function createAttachedCalls(months: number): AttachedCalls {
  return {
    count: 0,
    callMonth: new Int32Array(0),
    amount: new Float64Array(0),
    next: new Int32Array(0),
    first: new Int32Array(months).fill(-1),
    oldest: 0,
    unspent: 0,
  };
}

/** Attaches every call of a path. Allocates only when a path has more pieces than any before. */
export function attachCalls(attached: AttachedCalls, flows: CallFlows): void {
  const { calls, callsSpent, lastMonth, positions } = flows;
  // A piece ends with a call, an advance or the fees of a month.
  reserve(attached, positions.count + 2 * (lastMonth + 1) + 1);
  attached.count = 0;
  attached.first.fill(-1);
  attached.oldest = 0;
  attached.unspent = calls[0]!;
  let row = 0;
  for (let m = 0; m <= lastMonth; m++) {
    let spent = callsSpent[m]!;
    for (; row < positions.count && positions.originationMonth[row]! === m; row++) {
      if (positions.recycled[row]! === 1) continue;
      const toAdvance = Math.min(spent, positions.advance[row]!);
      attach(attached, calls, { amount: toAdvance, until: m, realised: positions.cashMonth[row]! });
      spent -= toAdvance;
    }
    attach(attached, calls, { amount: spent, until: m, realised: m });
  }
  attach(attached, calls, { amount: Infinity, until: lastMonth, realised: lastMonth });
}

/** Takes an amount from the oldest called cash of months up to `until`. */
function attach(
  attached: AttachedCalls,
  calls: Float64Array,
  piece: { readonly amount: number; readonly until: number; readonly realised: number },
): void {
  const { first } = attached;
  let left = piece.amount;
  while (left > 0) {
    while (attached.unspent === 0 && attached.oldest < piece.until) attached.unspent = calls[++attached.oldest]!;
    const part = Math.min(left, attached.unspent);
    if (part === 0) return;
    const i = attached.count++;
    attached.callMonth[i] = attached.oldest;
    attached.amount[i] = part;
    attached.next[i] = first[piece.realised]!;
    first[piece.realised] = i;
    attached.unspent -= part;
    left -= part;
  }
}

function reserve(attached: AttachedCalls, pieces: number): void {
  if (attached.amount.length >= pieces) return;
  attached.callMonth = new Int32Array(2 * pieces);
  attached.amount = new Float64Array(2 * pieces);
  attached.next = new Int32Array(2 * pieces);
}
