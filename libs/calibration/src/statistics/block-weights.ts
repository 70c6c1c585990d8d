import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** How months are drawn. */
export interface BlockDraw {
  readonly seed: number;
  /** Months to draw from. */
  readonly count: number;
  /** Months drawn in each replication. */
  readonly length: number;
  /** Mean length of the blocks, in months; lengths are geometric. */
  readonly blockMonths: number;
  readonly replications: number;
}

/**
 * Months drawn by the stationary block bootstrap with wrap-around (Politis and Romano 1994): for each replication
 * `length` months in drawing order. All zones share them, so what moves together stays together. The same seed gives the same months.
 */
export function drawBlocks({ seed, count, length, blockMonths, replications }: BlockDraw): readonly Int32Array[] {
  const generator = xoroshiro128plus(seed);
  return Array.from({ length: replications }, () => {
    const months = new Int32Array(length);
    let month = 0;
    for (let i = 0; i < length; i++) {
      const starts = i === 0 || uniformFloat64(generator) * blockMonths < 1;
      month = starts ? Math.floor(uniformFloat64(generator) * count) : (month + 1) % count;
      months[i] = month;
    }
    return months;
  });
}

/**
 * How often each of the `count` months from `start` was drawn. An estimate that is a mean over months (or windows that begin in
 * them) is bootstrapped by these weights: the "blocks of blocks" of Künsch (Annals of Statistics 17, 1989), which cut no window.
 */
export function monthWeights(months: Int32Array, start: number, count: number): Float64Array {
  const weights = new Float64Array(count);
  for (const month of months) if (month >= start && month < start + count) weights[month - start]! += 1;
  return weights;
}
