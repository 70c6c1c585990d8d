/**
 * One shared 8-byte buffer seen as a float64 and as two 32-bit words: how the functions of this folder read bit patterns without
 * allocation. Write `FLOAT_VIEW[0]`, read `WORD_VIEW[HIGH_WORD]` (sign, exponent, 20 fraction bits). The other way round stalls the processor;
 * multiply by a power of two instead.
 */
export const FLOAT_VIEW = new Float64Array(1);

/** The same bytes as two signed words. */
export const WORD_VIEW = new Int32Array(FLOAT_VIEW.buffer);

/** Position of the word with sign and exponent: 1 on little-endian machines. */
export const HIGH_WORD = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1 ? 1 : 0;

/** Index of 2^0 in `POWERS_OF_TWO`. */
export const POWER_ZERO = 1074;

/** 2^e at index e + POWER_ZERO, for every power that a float64 holds, e = −1074..1023. */
export const POWERS_OF_TWO = new Float64Array(2098);
POWERS_OF_TWO[POWER_ZERO] = 1;
for (let e = 1; e <= 1023; e++) POWERS_OF_TWO[POWER_ZERO + e] = POWERS_OF_TWO[POWER_ZERO + e - 1]! * 2;
for (let e = -1; e >= -1074; e--) POWERS_OF_TWO[POWER_ZERO + e] = POWERS_OF_TWO[POWER_ZERO + e + 1]! * 0.5;
