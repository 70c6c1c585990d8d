/**
 * Natural logarithm by a table of 256 cells and a short series: x = 2^e·z, ln x = e·ln2 + ln c + ln(1 + r), r = z/c − 1.
 * 1/c has 13 bits, so r is formed without error, and c = 1 around x = 1, so nothing cancels there.
 *
 * Source: Tang, "Table-driven implementation of the logarithm function in IEEE floating-point arithmetic", ACM TOMS 16 (1990).
 * Verified by `log.spec.ts` against exact arithmetic. Only + − × ÷ and bit moves, so every machine gives the same bits.
 */
import { FLOAT_VIEW, HIGH_WORD, POWERS_OF_TWO, POWER_ZERO, WORD_VIEW } from './float-bits';
import { LOG_TABLE } from './generated/log-table';

const TABLE = LOG_TABLE;
const FLOAT = FLOAT_VIEW;
const WORDS = WORD_VIEW;
const HIGH = HIGH_WORD;
const POWERS = POWERS_OF_TWO;

const LN2_HIGH = 0.6931471805598903; // ln 2 with 42 fraction bits: products with an exponent are exact
const LN2_LOW = 5.497923018708371e-14;
const TABLE_START = 0x3fe60000; // high word of 0.6875
const SPLITTER = 50331648; // 1.5·2^25: adding and subtracting it keeps 27 fraction bits
const REST = new Float64Array(1);

/**
 * High part of ln x for a positive normal x; the low part goes to `rest[0]`. Their sum is good to about 2^−61 relative: `pow` needs that.
 */
export function logParts(x: number, rest: Float64Array): number {
  FLOAT[0] = x;
  const offset = (WORDS[HIGH]! - TABLE_START) | 0;
  const e = offset >> 20;
  const cell = ((offset >> 12) & 255) * 3;
  const z = x * POWERS[POWER_ZERO - e]!;
  const inverse = TABLE[cell]!;
  const zHigh = z + SPLITTER - SPLITTER;
  const a = zHigh * inverse - 1;
  const b = (z - zHigh) * inverse;
  const r = a + b;
  const whole = e * LN2_HIGH + TABLE[cell + 1]!;
  const high = whole + r;
  const low = whole - high + r + (e * LN2_LOW + TABLE[cell + 2]! + (b - (r - a)));
  const r2 = r * r;
  const series = 1 / 3 - r * 0.25 + r2 * (0.2 - r * (1 / 6) + r2 * (1 / 7 - r * 0.125));
  rest[0] = low + (r * r2 * series - 0.5 * r2);
  return high;
}

/**
 * ln x, at most 0.53 units in the last place from exact.
 * log(±0) = −∞, log(x < 0) = NaN, log(NaN) = NaN, log(∞) = ∞, log(1) = 0.
 */
export function log(x: number): number {
  if (x >= 2.2250738585072014e-308 && x < Infinity) return logParts(x, REST) + REST[0]!;
  if (x > 0 && x < Infinity) return log(x * 4503599627370496) - 36.04365338911715;
  return x === 0 ? -Infinity : x > 0 ? x : NaN;
}

/**
 * ln(1 + x) without cancellation, about 1 unit in the last place from exact: the rounding error of 1 + x is put back.
 * log1p(−1) = −∞, log1p(x < −1) = NaN, log1p(±0) = ±0.
 */
export function log1p(x: number): number {
  const shifted = 1 + x;
  if (shifted === 1) return x;
  if (!(shifted > 0 && shifted < Infinity)) return log(shifted);
  const lost = x > 1 ? 1 - (shifted - x) : x - (shifted - 1);
  return log(shifted) + lost / shifted;
}
