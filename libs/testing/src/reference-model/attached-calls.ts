/** What each call paid for, for the American structure, model §7. */

/** What the fund did with its calls: by month, and the positions in the order in which they were bought. */
export interface CallUse {
  readonly calls: readonly number[];
  /** Called cash spent. */
  readonly spent: readonly number[];
  readonly positions: readonly {
    readonly originationMonth: number;
    readonly advance: number;
    readonly cashMonth: number;
    readonly isRecycled: boolean;
  }[];
}

/** A part of a call and the month in which it is realised. */
export interface Realised {
  readonly called: number;
  readonly month: number;
  readonly amount: number;
}

/**
 * A call is attached to what it paid for: advances in order, the rest fees; cash still unspent when it is spent, oldest first.
 * Advances are realised in the cash month of their position, fees when paid. ASSUMPTION: spending takes called cash before any
 * other; at the end, the last month, what was never spent is realised too.
 */
export function attachedCalls({ calls, spent, positions }: CallUse): Realised[] {
  const unspent: { readonly called: number; left: number }[] = [];
  const realised: Realised[] = [];
  const use = (wanted: number, month: number): number => {
    let used = 0;
    for (const lot of unspent) {
      const part = Math.min(lot.left, wanted - used);
      lot.left -= part;
      used += part;
      if (part > 0) realised.push({ called: lot.called, month, amount: part });
    }
    return used;
  };
  calls.forEach((call, m) => {
    unspent.push({ called: m, left: call });
    let left = spent[m] ?? 0;
    for (const position of positions) {
      if (position.originationMonth !== m || position.isRecycled) continue;
      left -= use(Math.min(left, position.advance), position.cashMonth);
    }
    use(left, m);
  });
  use(Infinity, calls.length - 1);
  return realised;
}
