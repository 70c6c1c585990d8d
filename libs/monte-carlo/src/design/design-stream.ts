import { randomKey, threefry4x32 } from '@ihome/engine';
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';

/** Keeps the streams of designs apart from those of paths and of resampling. */
const PURPOSE_DESIGN = 2001;

/**
 * The random numbers of one axis of a design: xoroshiro128+ started from the generator of the paths, keyed by the design's seed, at the
 * axis. An axis keeps its numbers when another is added after it.
 *
 * @param seed integer, 0..2^53 − 1
 */
export function designStream(seed: number, axis: number): RandomGenerator {
  const state = new Uint32Array(4);
  threefry4x32(randomKey(seed), 0, PURPOSE_DESIGN, axis, 0, state);
  return xoroshiro128plusFromState(Array.from(state, (word) => word | 0));
}
