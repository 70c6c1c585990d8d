/** The fund between two steps of a month. */
import { ofZone } from './calendar';
import type { Bought, Exit, World } from './exit';
import { greenZone, type Facilities } from './facilities';
import type { Outlay } from './fees';
import type { RecyclingPot } from './reinvestment';
import type { Tranches } from './tranches';

/** A position with its end. */
export interface Position extends Bought, Exit {
  readonly outlay: Outlay;
  readonly isRecycled: boolean;
}

/** Balances and books of a fund. */
export interface FundState {
  readonly positions: Position[];
  readonly pot: RecyclingPot;
  readonly facilities: Facilities;
  readonly tranches: Tranches;
  cash: number;
  uncalled: number;
  payables: number;
  /** Distributions decided so far, paid or not. */
  decided: number;
  /** Interest and appreciation received less fees and expenses so far. */
  income: number;
  /** Called capital that has not been spent. */
  unspentCalls: number;
  /** Called capital spent, by month. */
  readonly callsSpent: number[];
  /** Cash of distributions that are decided and wait for their lag, by month of payment. */
  readonly declared: Map<number, number>;
  /** GP origination fees of earlier months that still lower the management fee. */
  offset: number;
  advanced: number;
  invested: number;
  nav: number;
  /** Coupons by month. */
  readonly trancheInterest: number[];
  isInsolvent: boolean;
}

/** Sum of a figure over a list. */
export const sumOf = <T>(list: readonly T[], value: (item: T) => number): number =>
  list.reduce((sum, item) => sum + value(item), 0);

/** Cash of distributions that are decided and not paid. */
export function promisedTo(state: FundState): number {
  return sumOf([...state.declared.values()], (x) => x);
}

/** Cost of live positions by zone. */
export function heldByZone({ config }: World, state: FundState, m: number): Record<string, number> {
  const held = Object.fromEntries(config.zones.map((zone) => [zone, 0]));
  for (const p of state.positions) {
    if (p.exitMonth > m) held[p.zone] = ofZone(held, p.zone) + p.advance;
  }
  return held;
}

/** Cost of the green positions that are live now: those recycled this month count once they are bought. */
export function greenCostOf(world: World, state: FundState, m: number): number {
  return ofZone(heldByZone(world, state, m), greenZone(world.config));
}
