const TWO_TO_MINUS_32 = 1 / 4294967296;

/**
 * Uniform number of a random word: (word + 0.5)·2^−32, exact in float64, strictly inside (0, 1) and symmetric about 0.5.
 *
 * Example: `uniformFromWord(0)` is 2^−33, `uniformFromWord(0xffffffff)` is 1 − 2^−33.
 *
 * @param word unsigned 32-bit word
 */
export function uniformFromWord(word: number): number {
  return (word + 0.5) * TWO_TO_MINUS_32;
}
