/**
 * e^x and e^x − 1 by a table of 2^(i/128) and a short polynomial: x = (128·e + i)·ln2/128 + r, |r| <= ln2/256.
 *
 * Source: Tang, "Table-driven implementation of the exponential function in IEEE floating-point arithmetic", ACM TOMS 15 (1989).
 * Verified by `exp.spec.ts` against exact arithmetic. Only + − × and bit moves, so every machine gives the same bits.
 */
import { POWERS_OF_TWO, POWER_ZERO } from './float-bits';
import { EXP_TABLE } from './generated/exp-table';

const TABLE = EXP_TABLE;
const POWERS = POWERS_OF_TWO;

const STEPS_PER_UNIT = 184.6649652337873; // 128/ln2
const STEP_HIGH = 0.0054152123482253955; // ln2/128 with 42 fraction bits: products with a step count are exact
const STEP_LOW = -1.0082281460997769e-13;
const TO_INTEGER = 6755399441055744; // 1.5·2^52: adding and subtracting it rounds to the nearest integer

/** Beyond these the scale 2^e leaves the normal range, and `expAtTheEdge` takes over. */
const FAST_LOW = -708;
const FAST_HIGH = 709;

/**
 * e^x, at most 0.52 units in the last place from exact (1 where the result is subnormal).
 * exp(NaN) = NaN, exp(∞) = ∞, exp(−∞) = 0; overflows to ∞ and underflows to 0 as `Math.exp` does.
 */
export function exp(x: number): number {
  if (!(x > FAST_LOW && x < FAST_HIGH)) return expAtTheEdge(x);
  const steps = x * STEPS_PER_UNIT + TO_INTEGER - TO_INTEGER;
  const k = steps | 0;
  const r = x - steps * STEP_HIGH - steps * STEP_LOW;
  const cell = (k & 127) << 1;
  const scale = POWERS[(k >> 7) + POWER_ZERO]! * TABLE[cell]!;
  const r2 = r * r;
  const tail = TABLE[cell + 1]! + r + (r2 * (0.5 + r * (1 / 6)) + r2 * r2 * (1 / 24 + r * (1 / 120)));
  return scale + scale * tail;
}

/** e^x where 2^e is not a normal number, or x is not finite: the significand first, then scaled in two steps with one rounding. */
function expAtTheEdge(x: number): number {
  if (x !== x) return x;
  if (x > 709.782712893384) return Infinity;
  if (x < -745.1332191019412) return 0;
  const steps = x * STEPS_PER_UNIT + TO_INTEGER - TO_INTEGER;
  const r = x - steps * STEP_HIGH - steps * STEP_LOW;
  const cell = (steps & 127) << 1;
  const r2 = r * r;
  const tail = TABLE[cell + 1]! + r + (r2 * (0.5 + r * (1 / 6)) + r2 * r2 * (1 / 24 + r * (1 / 120)));
  const nearest = x > 0 ? 1023 : -1022;
  return (
    (TABLE[cell]! + TABLE[cell]! * tail) * POWERS[nearest + POWER_ZERO]! * POWERS[(steps >> 7) - nearest + POWER_ZERO]!
  );
}

const SERIES_LIMIT = 0.015625;

/**
 * e^x − 1 without cancellation, at most 1 unit in the last place from exact.
 * expm1(NaN) = NaN, expm1(∞) = ∞, expm1(−∞) = −1, expm1(±0) = ±0.
 */
export function expm1(x: number): number {
  if (!(x > -40 && x < FAST_HIGH)) return x <= -40 ? -1 : exp(x);
  if (x > -SERIES_LIMIT && x < SERIES_LIMIT) return x === 0 ? x : expm1Series(x);
  const steps = x * STEPS_PER_UNIT + TO_INTEGER - TO_INTEGER;
  const k = steps | 0;
  const r = x - steps * STEP_HIGH - steps * STEP_LOW;
  const cell = (k & 127) << 1;
  const scale = POWERS[(k >> 7) + POWER_ZERO]! * TABLE[cell]!;
  const r2 = r * r;
  const tail = TABLE[cell + 1]! + (r2 * (0.5 + r * (1 / 6)) + r2 * r2 * (1 / 24 + r * (1 / 120)));
  const base = scale - 1;
  const lost = scale > 1 ? scale - base - 1 : scale - (base + 1);
  const main = base + scale * r;
  return main + (base - main + scale * r + (scale * tail + lost));
}

/** Taylor series of e^x − 1 for |x| < 2^−6. */
function expm1Series(x: number): number {
  const high = 1 / 120 + x * (1 / 720 + x * (1 / 5040 + x * (1 / 40320)));
  return x + x * x * (0.5 + x * (1 / 6 + x * (1 / 24 + x * high)));
}
