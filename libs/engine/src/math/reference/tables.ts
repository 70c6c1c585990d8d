/** The tables of exp and log, computed from their definitions: what `tools/math-tables.ts` writes and the specs compare with. */
import { FRACTION_BITS, ONE, divide, expFixed, fixed, lnFixed, toNumber } from './fixed-point';

/** Cells of the exp table: 2^(i/128). */
const EXP_CELLS = 128;

/** Cells of the log table: the binade [0.6875, 1.375) cut into 256 equal steps of the bit pattern. */
const LOG_CELLS = 256;

/** High word of 0.6875, where the log table starts. */
const LOG_START = 0x3fe60000;

/** Steps of 1/c: 13 bits, few enough that products with half a significand are exact. */
const INVERSE_STEPS = 4096;

/** Fraction bits kept in the high part of ln c, so that k·ln 2 (high) + ln c (high) is exact. */
const HIGH_BITS = 42n;

/** Bits of float64 `value`. */
function bitsOf(value: number): bigint {
  return new BigUint64Array(Float64Array.of(value).buffer)[0]!;
}

/** Pairs (t, remainder): t = 2^(i/128) rounded, remainder = 2^(i/128)/t − 1. */
export function expTableBits(): bigint[] {
  const bits: bigint[] = [];
  const ln2 = lnFixed(2n * ONE);
  for (let i = 0; i < EXP_CELLS; i++) {
    const exact = expFixed((ln2 * BigInt(i)) / BigInt(EXP_CELLS));
    const rounded = toNumber(exact);
    bits.push(bitsOf(rounded), bitsOf(toNumber(divide(exact - fixed(rounded), fixed(rounded)))));
  }
  return bits;
}

/** Float64 with the given high word. */
function fromHighWord(word: number): number {
  return new Float64Array(BigUint64Array.of(BigInt(word) << 32n).buffer)[0]!;
}

/** Triples (1/c, ln c high, ln c low), c near the middle of the cell; c = 1 in the two cells that touch 1. */
export function logTableBits(): bigint[] {
  const bits: bigint[] = [];
  for (let i = 0; i < LOG_CELLS; i++) {
    const low = fromHighWord(LOG_START + i * 4096);
    const high = fromHighWord(LOG_START + (i + 1) * 4096);
    const touchesOne = low === 1 || high === 1;
    const inverse = touchesOne ? 1 : Math.round((2 * INVERSE_STEPS) / (low + high)) / INVERSE_STEPS;
    const exact = -lnFixed(fixed(inverse));
    const step = FRACTION_BITS - HIGH_BITS;
    const top = ((exact + (1n << (step - 1n))) >> step) << step;
    bits.push(bitsOf(inverse), bitsOf(toNumber(top)), bitsOf(toNumber(exact - top)));
  }
  return bits;
}
