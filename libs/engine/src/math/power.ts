/**
 * x^y. `pow` takes ln x in two parts, so the exponent's error stays below that of the result; `powInt` multiplies.
 * Source: Tang's table-driven exp and log (see `exp.ts`, `log.ts`); the product y·ln x by Dekker's splitting (Numer. Math. 18, 1971).
 * Verified by `power.spec.ts` against exact arithmetic.
 */
import { exp } from './exp';
import { logParts } from './log';

const SPLIT = 134217729; // 2^27 + 1
const REST = new Float64Array(1);

/**
 * x^y, about 1 unit in the last place from exact while |y·ln x| < 100, 3 beyond. Special cases as `Math.pow`
 * (a negative x needs an integer y, else NaN; a NaN exponent gives NaN; x^0 = 1).
 */
export function pow(x: number, y: number): number {
  if (y === 0) return 1;
  if (!(x >= 2.2250738585072014e-308 && x < Infinity) || !(y - y === 0)) return powSpecial(x, y);
  if (y > 1e20 || y < -1e20) return x === 1 ? 1 : x > 1 === y > 0 ? Infinity : 0;
  const first = logParts(x, REST);
  const high = first + REST[0]!;
  const low = first - high + REST[0]!;
  const product = high * y;
  if (!(product > -746 && product < 710)) return exp(product);
  const ch = SPLIT * high;
  const highTop = ch - (ch - high);
  const highEnd = high - highTop;
  const cy = SPLIT * y;
  const yTop = cy - (cy - y);
  const yEnd = y - yTop;
  const error = highTop * yTop - product + highTop * yEnd + highEnd * yTop + highEnd * yEnd;
  const main = exp(product);
  return main + main * (error + low * y);
}

/** Cases outside a positive normal base and a finite exponent. */
function powSpecial(x: number, y: number): number {
  if (x !== x || y !== y) return NaN;
  if (y === Infinity || y === -Infinity) {
    const size = Math.abs(x);
    if (size === 1) return NaN;
    return size > 1 === y > 0 ? Infinity : 0;
  }
  const odd = Math.floor(y) === y && Math.abs(y) < 9007199254740992 && Math.floor(y / 2) * 2 !== y;
  const negative = x < 0 || (x === 0 && 1 / x < 0);
  const sign = negative && odd ? -1 : 1;
  if (x === 0) return y > 0 ? 0 * sign : Infinity * sign;
  if (x === Infinity || x === -Infinity) return y > 0 ? Infinity * sign : 0 * sign;
  if (x < 0) return Math.floor(y) === y ? sign * pow(-x, y) : NaN;
  return pow(x * 4503599627370496, y) * pow(2.220446049250313e-16, y);
}

/**
 * x^n for an integer n by repeated squaring; relative error at most |n|·2^−53. powInt(x, 0) = 1; a negative n gives 1/x^−n.
 *
 * Example: `powInt(1.5, 4)` = 5.0625.
 *
 * @param n integer, |n| < 2^31
 */
export function powInt(x: number, n: number): number {
  let bits = n < 0 ? -n : n;
  let square = x;
  let result = 1;
  while (bits > 0) {
    if ((bits & 1) === 1) result *= square;
    bits >>= 1;
    if (bits > 0) square *= square;
  }
  return n < 0 ? 1 / result : result;
}
