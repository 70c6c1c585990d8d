/**
 * Standard normal quantile by rational approximations: what the table of `normal-quantile.ts` is made from, and its far tail.
 *
 * Source: Wichura, "Algorithm AS 241: The percentage points of the normal distribution", Appl. Statist. 37 (1988), PPND16.
 * Verified by `normal-quantile.spec.ts` against exact arithmetic.
 */
import { log } from './log';

/** x with P(Z <= x) = u; relative error about 5e-16. Zero at 1/2, −∞ at 0, ∞ at 1, NaN outside [0, 1]. */
export function wichuraQuantile(u: number): number {
  const q = u - 0.5;
  if (q >= -0.425 && q <= 0.425) {
    const r = 0.180625 - q * q;
    const r2 = r * r;
    const r4 = r2 * r2;
    const top =
      3.387132872796366608 +
      r * 133.14166789178437745 +
      r2 * (1971.5909503065514427 + r * 13731.693765509461125) +
      r4 *
        (45921.953931549871457 + r * 67265.770927008700853 + r2 * (33430.575583588128105 + r * 2509.0809287301226727));
    const bottom =
      1 +
      r * 42.313330701600911252 +
      r2 * (687.1870074920579083 + r * 5394.1960214247511077) +
      r4 * (21213.794301586595867 + r * 39307.89580009271061 + r2 * (28729.085735721942674 + r * 5226.495278852854561));
    return (q * top) / bottom;
  }
  const tail = q < 0 ? u : 1 - u;
  if (!(tail > 0)) return tail === 0 ? (q < 0 ? -Infinity : Infinity) : NaN;
  const size = tailQuantile(Math.sqrt(-log(tail)));
  return q < 0 ? -size : size;
}

/** The quantile's size as a function of r = √(−ln of the tail probability). */
function tailQuantile(r: number): number {
  if (r <= 5) {
    const s = r - 1.6;
    const top =
      ((((((7.7454501427834140764e-4 * s + 0.0227238449892691845833) * s + 0.24178072517745061177) * s +
        1.27045825245236838258) *
        s +
        3.64784832476320460504) *
        s +
        5.7694972214606914055) *
        s +
        4.6303378461565452959) *
        s +
      1.42343711074968357734;
    const bottom =
      ((((((1.05075007164441684324e-9 * s + 5.475938084995344946e-4) * s + 0.0151986665636164571966) * s +
        0.14810397642748007459) *
        s +
        0.68976733498510000455) *
        s +
        1.6763848301838038494) *
        s +
        2.05319162663775882187) *
        s +
      1;
    return top / bottom;
  }
  const s = r - 5;
  const top =
    ((((((2.01033439929228813265e-7 * s + 2.71155556874348757815e-5) * s + 0.0012426609473880784386) * s +
      0.026532189526576123093) *
      s +
      0.29656057182850489123) *
      s +
      1.7848265399172913358) *
      s +
      5.4637849111641143699) *
      s +
    6.6579046435011037772;
  const bottom =
    ((((((2.04426310338993978564e-15 * s + 1.4215117583164458887e-7) * s + 1.8463183175100546818e-5) * s +
      7.868691311456132591e-4) *
      s +
      0.0148753612908506148525) *
      s +
      0.13692988092273580531) *
      s +
      0.59983220655588793769) *
      s +
    1;
  return top / bottom;
}
