/** NAV, model §6. */
import { claimOf, paidFromSale, seniorBalance } from './contract';
import { indexedValue, type Bought, type Exit, type World } from './exit';

/** What the fund has and owes at the end of a month. */
interface Holdings {
  readonly positions: readonly (Bought & Exit)[];
  readonly cash: number;
  readonly payables: number;
}

/** Live positions at paid-if-exited-now, recoveries due and cash, less payables. */
export function netAssetValue(world: World, fund: Holdings, m: number): number {
  let value = fund.cash - fund.payables;
  for (const p of fund.positions) {
    if (p.exitMonth > m) value += paidIfExitedNow(world, p, m);
    else if (p.cashMonth > m) value += p.paid;
  }
  return value;
}

/** Claim, cap, floor and non-recourse limit at the zone index, with scheduled senior balance and sale cost. */
export function paidIfExitedNow(world: World, position: Bought, m: number): number {
  const age = m - position.originationMonth;
  const value = indexedValue(world, position, m);
  const senior = seniorBalance(world.config, position.seniorAtOrigination, age);
  return paidFromSale(world.config, claimOf(world.config, position, { age, value }).claim, { value, senior });
}
