/**
 * Standard normal density, distribution function and quantile.
 *
 * Sources: distribution function by Cody, "Rational Chebyshev approximations for the error function", Math. Comp. 23 (1969), in the form
 * of his ANORM (ACM TOMS 19, 1993); quantile by Wichura, "Algorithm AS 241", Appl. Statist. 37 (1988), PPND16.
 * Verified by `normal.spec.ts` against exact arithmetic.
 */
import { exp } from './exp';
import { log } from './log';

const INVERSE_ROOT_TWO_PI = 0.3989422804014327;

/** Density e^(−x²/2)/√(2π). */
export function normalPdf(x: number): number {
  return INVERSE_ROOT_TWO_PI * expMinusHalfSquare(Math.abs(x));
}

/** e^(−y²/2), with y² split so that its rounding does not grow with y. */
function expMinusHalfSquare(y: number): number {
  if (y > 39) return y !== y ? y : 0;
  const top = Math.floor(y * 16) / 16;
  return exp(-top * top * 0.5) * exp(-(y - top) * (y + top) * 0.5);
}

/**
 * P(Z <= x) of a standard normal Z; relative error below 1e-14 in both tails, down to 1e-300 (1e-13 promised).
 *
 * Example: `normalCdf(-1.959963984540054)` = 0.025.
 */
export function normalCdf(x: number): number {
  const y = Math.abs(x);
  if (y < 0.67448975) return 0.5 + x * centralRatio(x * x);
  if (!(y < 39)) return x !== x ? x : x > 0 ? 1 : 0;
  const tail = expMinusHalfSquare(y) * (y < 5.656854249492381 ? middleRatio(y) : tailRatio(y));
  return x > 0 ? 1 - tail : tail;
}

function centralRatio(s: number): number {
  const top =
    (((0.065682337918207449113 * s + 2.2352520354606839287) * s + 161.02823106855587881) * s + 1067.6894854603709582) *
      s +
    18154.981253343561249;
  const bottom =
    (((s + 47.20258190468824187) * s + 976.09855173777669322) * s + 10260.932208618978205) * s + 45507.789335026729956;
  return top / bottom;
}

function middleRatio(y: number): number {
  let top = 1.0765576773720192317e-8 * y;
  let bottom = y;
  for (let i = 0; i < 7; i++) {
    top = (top + MIDDLE_TOP[i]!) * y;
    bottom = (bottom + MIDDLE_BOTTOM[i]!) * y;
  }
  return (top + MIDDLE_TOP[7]!) / (bottom + MIDDLE_BOTTOM[7]!);
}

function tailRatio(y: number): number {
  const s = 1 / (y * y);
  let top = TAIL_TOP[5]! * s;
  let bottom = s;
  for (let i = 0; i < 4; i++) {
    top = (top + TAIL_TOP[i]!) * s;
    bottom = (bottom + TAIL_BOTTOM[i]!) * s;
  }
  const ratio = (s * (top + TAIL_TOP[4]!)) / (bottom + TAIL_BOTTOM[4]!);
  return (INVERSE_ROOT_TWO_PI - ratio) / y;
}

const MIDDLE_TOP = Float64Array.of(
  0.39894151208813466764,
  8.8831497943883759412,
  93.506656132177855979,
  597.27027639480026226,
  2494.5375852903726711,
  6848.1904505362823326,
  11602.651437647350124,
  9842.7148383839780218,
);
const MIDDLE_BOTTOM = Float64Array.of(
  22.266688044328115691,
  235.38790178262499861,
  1519.377599407554805,
  6485.558298266760755,
  18615.571640885098091,
  34900.952721145977266,
  38912.003286093271411,
  19685.429676859990727,
);
const TAIL_TOP = Float64Array.of(
  0.21589853405795699,
  0.1274011611602473639,
  0.022235277870649807,
  0.001421619193227893466,
  2.9112874951168792e-5,
  0.02307344176494017303,
);
const TAIL_BOTTOM = Float64Array.of(
  1.28426009614491121,
  0.468238212480865118,
  0.0659881378689285515,
  0.00378239633202758244,
  7.29751555083966205e-5,
);

/**
 * x with P(Z <= x) = u; relative error about 1e-15. normalQuantile(0) = −∞, normalQuantile(1) = ∞, outside [0, 1] NaN.
 * Strictly increasing over the grid (w + 0.5)·2^−32 of `uniformFromWord`, and antisymmetric about u = 0.5 there.
 *
 * Example: `normalQuantile(0.975)` = 1.959963984540054.
 */
export function normalQuantile(u: number): number {
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
