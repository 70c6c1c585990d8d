/**
 * Exact-to-the-bit reference arithmetic on BigInt fixed point: slow, simple, and independent of float64 rounding. It makes the shipped
 * tables (`tools/math-tables.ts`) and is what the specs of this folder compare the fast functions with. Never used on a path.
 */

/** Fraction bits of a fixed-point value: value = big / 2^FRACTION_BITS. Wide enough for 53 significant bits of e^−745. */
export const FRACTION_BITS = 1280n;

/** The value 1. */
export const ONE = 1n << FRACTION_BITS;

const LN2 = lnNearOne(2n * ONE);

/** Exact fixed-point value of a finite float64 (subnormals included; truncates below 2^−1280). */
export function fixed(value: number): bigint {
  const bits = new BigUint64Array(Float64Array.of(value).buffer)[0]!;
  const exponent = (bits >> 52n) & 0x7ffn;
  const fraction = bits & 0xfffffffffffffn;
  const significand = exponent === 0n ? fraction : fraction | (1n << 52n);
  const shift = FRACTION_BITS + (exponent === 0n ? 1n : exponent) - 1075n;
  const magnitude = shift >= 0n ? significand << shift : significand >> -shift;
  return bits >> 63n === 1n ? -magnitude : magnitude;
}

/** Nearest float64 (ties to even) of the rational numerator/denominator. */
function nearest(numerator: bigint, denominator: bigint): number {
  if (numerator === 0n) return 0;
  if (numerator < 0n) return -nearest(-numerator, denominator);
  let exponent = BigInt(bitLength(numerator) - bitLength(denominator)) - 53n;
  if (exponent < -1074n) exponent = -1074n;
  const scaled = (e: bigint): [bigint, bigint] =>
    e >= 0n ? [numerator, denominator << e] : [numerator << -e, denominator];
  let [top, bottom] = scaled(exponent);
  while (top / bottom >= 1n << 53n) [top, bottom] = scaled(++exponent);
  let quotient = top / bottom;
  const twice = (top % bottom) * 2n;
  if (twice > bottom || (twice === bottom && (quotient & 1n) === 1n)) quotient += 1n;
  return Number(quotient) * powerOfTwo(Number(exponent));
}

/** Nearest float64 (ties to even) of a fixed-point value. */
export function toNumber(value: bigint): number {
  return nearest(value, ONE);
}

/** Product, truncated. */
export function multiply(a: bigint, b: bigint): bigint {
  return (a * b) >> FRACTION_BITS;
}

/** Quotient, truncated. */
export function divide(a: bigint, b: bigint): bigint {
  return (a << FRACTION_BITS) / b;
}

/** e^x. */
export function expFixed(x: bigint): bigint {
  const k = (x + (x >= 0n ? LN2 / 2n : -LN2 / 2n)) / LN2;
  const halvings = 24n;
  const r = (x - k * LN2) >> halvings;
  let term = ONE;
  let sum = ONE;
  for (let n = 1n; term !== 0n && term !== -1n; n++) {
    term = multiply(term, r) / n;
    sum += term;
  }
  for (let i = 0n; i < halvings; i++) sum = multiply(sum, sum);
  return k >= 0n ? sum << k : sum >> -k;
}

/** Natural logarithm of a positive value. */
export function lnFixed(x: bigint): bigint {
  const k = BigInt(bitLength(x)) - FRACTION_BITS - 1n;
  return lnNearOne(k >= 0n ? x >> k : x << -k) + k * LN2;
}

/** Sine, by its series after removing multiples of 2π. */
export function sinFixed(x: bigint): bigint {
  const r = x % (2n * PI);
  const square = multiply(r, r);
  let term = r;
  let sum = r;
  for (let n = 1n; term !== 0n && term !== -1n; n++) {
    term = -multiply(term, square) / (2n * n * (2n * n + 1n));
    sum += term;
  }
  return sum;
}

/** Standard normal distribution function: ½ + φ(x)·Σ x^(2n+1)/(2n+1)!! (Marsaglia 2004), all terms of one sign. */
export function normalCdfFixed(x: bigint): bigint {
  const square = multiply(x, x);
  let term = x;
  let sum = x;
  for (let n = 1n; term !== 0n && term !== -1n; n++) {
    term = multiply(term, square) / (2n * n + 1n);
    sum += term;
  }
  return ONE / 2n + divide(sum, multiply(expFixed(square / 2n), sqrtFixed(2n * PI)));
}

/** Square root. */
export function sqrtFixed(x: bigint): bigint {
  const target = x << FRACTION_BITS;
  let root = 1n << BigInt(Math.ceil(bitLength(target) / 2));
  for (;;) {
    const next = (root + target / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}

/** π by Machin's formula, 16·atan(1/5) − 4·atan(1/239). */
export const PI = 16n * arctanInverse(5n) - 4n * arctanInverse(239n);

function arctanInverse(n: bigint): bigint {
  let power = ONE / n;
  let sum = power;
  for (let k = 1n; power !== 0n; k++) {
    power /= n * n;
    sum += (k % 2n === 0n ? power : -power) / (2n * k + 1n);
  }
  return sum;
}

/** ln of a value in [1, 2], as 2·atanh((x − 1)/(x + 1)). */
function lnNearOne(x: bigint): bigint {
  const z = divide(x - ONE, x + ONE);
  const square = multiply(z, z);
  let power = z;
  let sum = z;
  for (let k = 1n; power !== 0n && power !== -1n; k++) {
    power = multiply(power, square);
    sum += power / (2n * k + 1n);
  }
  return 2n * sum;
}

function bitLength(value: bigint): number {
  const hex = (value < 0n ? -value : value).toString(16);
  return hex === '0' ? 0 : (hex.length - 1) * 4 + (32 - Math.clz32(Number.parseInt(hex[0]!, 16)));
}

function powerOfTwo(exponent: number): number {
  if (exponent < -1022) return 2.2250738585072014e-308 * powerOfTwo(exponent + 1022);
  return new Float64Array(BigUint64Array.of(BigInt(exponent + 1023) << 52n).buffer)[0]!;
}

/** Distance of `computed` from the exact value, in units of the last place of the exact value's nearest float64. */
export function ulpError(computed: number, exact: bigint): number {
  const rounded = toNumber(exact < 0n ? -exact : exact);
  const bits = new BigUint64Array(Float64Array.of(rounded).buffer);
  bits[0]! += 1n;
  const ulp = new Float64Array(bits.buffer)[0]! - rounded;
  return Math.abs(toNumber((fixed(computed) - exact) << 20n)) / (ulp * 1048576);
}
