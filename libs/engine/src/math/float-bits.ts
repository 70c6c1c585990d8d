/**
 * One shared 8-byte buffer seen as a float64 and as two 32-bit words: how the functions of this folder read and build bit patterns
 * without allocation. Write `FLOAT_VIEW[0]`, read `WORD_VIEW[HIGH_WORD]` (sign, exponent, 20 fraction bits), or the other way round.
 */
export const FLOAT_VIEW = new Float64Array(1);

/** The same bytes as two signed words. */
export const WORD_VIEW = new Int32Array(FLOAT_VIEW.buffer);

/** Position of the word with sign and exponent: 1 on little-endian machines. */
export const HIGH_WORD = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1 ? 1 : 0;

/** 2^exponent for −1074 <= exponent <= 1023, exact. */
export function powerOfTwo(exponent: number): number {
  if (exponent < -1022) return powerOfTwo(exponent + 52) * 2.220446049250313e-16;
  WORD_VIEW[1 - HIGH_WORD] = 0;
  WORD_VIEW[HIGH_WORD] = (exponent + 1023) << 20;
  return FLOAT_VIEW[0]!;
}
