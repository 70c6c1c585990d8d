import { randomKey, threefry4x32 } from '@ihome/engine';
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';

/** What a stream of resampling is for; streams of different purposes are independent. Add, never renumber. */
export const BOOTSTRAP_RATIOS = 1001;
export const BOOTSTRAP_COMPARISON = 1002;
export const BOOTSTRAP_INDICES = 1010;

/**
 * The stream of a bootstrap: xoroshiro128+ started from the generator of the paths, keyed by the sweep's seed, at (purpose, entity). The
 * same seed gives the same resamples to every strategy, so their errors are paired.
 */
export function bootstrapStream(seed: number, purpose: number, entity = 0): RandomGenerator {
  const state = new Uint32Array(4);
  threefry4x32(randomKey(seed), 0, purpose, entity, 0, state);
  return xoroshiro128plusFromState(Array.from(state, (word) => word | 0));
}
