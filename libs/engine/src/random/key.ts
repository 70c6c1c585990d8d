/** Third key word: the bytes "IHOM". Keeps this product's streams apart from any other use of the same seed. */
const DOMAIN_WORD = 0x49484f4d;

/** Largest seed: every integer up to it is exact in float64. */
export const MAX_SEED = Number.MAX_SAFE_INTEGER;

/**
 * Threefry key of a sweep's seed: [seed mod 2^32, floor(seed / 2^32), 0x49484F4D, sample].
 *
 * @param seed integer, 0..2^53 − 1; anything else throws RangeError
 * @param sample 0; 1 for independent numbers of the same seed (docs/model/uncertainty.md)
 */
export function randomKey(seed: number, sample: 0 | 1 = 0): Uint32Array {
  if (!Number.isSafeInteger(seed) || seed < 0) {
    throw new RangeError(`seed must be an integer from 0 to ${MAX_SEED}, got ${seed}`);
  }
  return Uint32Array.of(seed % 4294967296, Math.floor(seed / 4294967296), DOMAIN_WORD, sample);
}
