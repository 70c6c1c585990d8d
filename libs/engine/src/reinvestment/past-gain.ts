import type { MarketPath } from '../price-path/market-path';

/**
 * Gain of a zone's index over `months`, as it is known in month m: index(m − 1)/index(m − 1 − months) − 1; before that many
 * months have passed, since month 0. No look-ahead.
 */
export function pastGain(
  market: MarketPath,
  zone: number,
  { month, months }: { month: number; months: number },
): number {
  const row = zone * market.stride;
  const known = Math.max(month - 1, 0);
  return market.level[row + known]! / market.level[row + Math.max(known - months, 0)]! - 1;
}
