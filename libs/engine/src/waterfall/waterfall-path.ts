import { createAttachedCalls, type AttachedCalls } from './attached-calls';
import { createTierBalances, type TierBalances } from './tier-balances';

/** What the GP's carry has come to so far on a path, and what the LP's side of the same flows is. Currency. */
export interface CarryAccount {
  /** Carry of all distributions. */
  gross: number;
  /** Given back to the LP. */
  returned: number;
  /** Part of it that came out of the escrow. */
  returnedFromEscrow: number;
  /** Balance of the escrow. */
  escrow: number;
  /** LP contributions. */
  contributions: number;
  /** LP part of the distributions, carry included. */
  receipts: number;
}

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
  /** All carry of the month: κ of tier (3) and q of tier (4) and those above. */
  readonly carry: Float64Array;
  /** LP's cash of the month's distribution, after carry. */
  readonly lp: Float64Array;
  /** GP's cash on its own commitment. */
  readonly gpCapital: Float64Array;
  /** K after the month's distribution; set in months with a flow and in the last one. */
  readonly unreturnedCapital: Float64Array;
  /** S after the month's distribution; set in months with a flow and in the last one. */
  readonly accruedPref: Float64Array;
  /** Balance of the escrow after the month's distribution; set in months with a distribution. */
  readonly escrow: Float64Array;
  /** Carry given back at the end of the month. */
  readonly clawback: Float64Array;
  /** What reaches the LP in the month: `lp` and clawback. */
  readonly lpCash: Float64Array;
  /** What reaches the GP of its carry in the month: carry less what goes into the escrow, plus its release, less clawback. */
  readonly carryCash: Float64Array;
  /** What is still owed to the LP on the whole fund after the last month and the clawback; 0 when nil to rounding. */
  owedAtEnd: number;
  /** All carry of the distributions. */
  totalCarry: number;
  /** All carry given back. */
  totalClawback: number;
  /** Balances of the tiers that pay. */
  readonly tiers: TierBalances;
  /** Whole-fund balance on what the LP really received; used by the American structure only. */
  readonly wholeFund: TierBalances;
  /** European tiers on the same flows, for the preferred return they accrue; used by the American structure only. */
  readonly european: TierBalances;
  /** Calls by what they paid for; used by the American structure only. */
  readonly attached: AttachedCalls;
  readonly account: CarryAccount;
}

/** Allocates the result's buffers beside the month arrays of calls and distributions, for so many extra tiers. */
export function createWaterfallPath(
  calls: Float64Array,
  distributions: Float64Array,
  extraTiers: number,
): WaterfallPath {
  const months = calls.length;
  const column = (): Float64Array => new Float64Array(months);
  return {
    calls,
    distributions,
    lastMonth: 0,
    returnOfCapital: column(),
    preferredReturn: column(),
    catchUp: column(),
    carry: column(),
    lp: column(),
    gpCapital: column(),
    unreturnedCapital: column(),
    accruedPref: column(),
    escrow: column(),
    clawback: column(),
    lpCash: column(),
    carryCash: column(),
    owedAtEnd: 0,
    totalCarry: 0,
    totalClawback: 0,
    tiers: createTierBalances(extraTiers),
    wholeFund: createTierBalances(0),
    european: createTierBalances(extraTiers),
    attached: createAttachedCalls(months),
    account: { gross: 0, returned: 0, returnedFromEscrow: 0, escrow: 0, contributions: 0, receipts: 0 },
  };
}

/** Empties the results and the account for the next path. */
export function clearWaterfallPath(path: WaterfallPath): void {
  path.returnOfCapital.fill(0);
  path.preferredReturn.fill(0);
  path.catchUp.fill(0);
  path.carry.fill(0);
  path.lp.fill(0);
  path.gpCapital.fill(0);
  path.unreturnedCapital.fill(0);
  path.accruedPref.fill(0);
  path.escrow.fill(0);
  path.clawback.fill(0);
  path.lpCash.fill(0);
  path.carryCash.fill(0);
  const { account } = path;
  account.gross = 0;
  account.returned = 0;
  account.returnedFromEscrow = 0;
  account.escrow = 0;
  account.contributions = 0;
  account.receipts = 0;
  path.totalClawback = 0;
}
