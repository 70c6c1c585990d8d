/**
 * The gamma distribution of unit scale: both tails and their quantiles, for any shape.
 *
 * Tails by the series and the continued fraction (Lentz) of the incomplete gamma function below shape 200, by Temme's uniform
 * expansion from there on; quantiles by Halley steps from Wilson and Hilferty's approximation. Sources: Temme, "The asymptotic
 * expansion of the incomplete gamma functions", SIAM J. Math. Anal. 10 (1979); DiDonato and Morris, ACM TOMS 12 (1986), for the
 * coefficients; Press et al., Numerical Recipes, 6.2. Verified by `gamma-distribution.spec.ts`.
 */
import { exp } from './exp';
import { log, log1p } from './log';
import { normalCdf } from './normal-cdf';
import { normalQuantile } from './normal-quantile';
import { pow } from './power';

/** Shape from which Temme's expansion is used. */
const LARGE_SHAPE = 200;

/** |η| beyond which the tail of a large shape is below 1e−27, and its correction with it. */
const LARGEST_ETA = 0.8;

const TWO_PI = 6.283185307179586;
const HALF_LOG_TWO_PI = 0.9189385332046728;
const EPSILON = 1.1102230246251565e-16;
const MAX_TERMS = 2000;
const MAX_STEPS = 24;

/** ln Γ(x), x > 0, by Stirling's series after shifting x above 10; about 1e−15 relative to the larger of 1 and the result. */
export function logGamma(x: number): number {
  let shift = 1;
  let y = x;
  while (y < 10) {
    shift *= y;
    y += 1;
  }
  return (y - 0.5) * log(y) - y + HALF_LOG_TWO_PI + stirlingRest(y) - log(shift);
}

/** ln Γ(y) less its leading terms: 1/(12y) − 1/(360y³) + …, y ≥ 10. */
function stirlingRest(y: number): number {
  const s = 1 / (y * y);
  const series = 1 / 360 - s * (1 / 1260 - s * (1 / 1680 - s * (1 / 1188 - s * (691 / 360360 - s / 156))));
  return (1 / 12 - s * series) / y;
}

/** P(G ≤ x) of a gamma variable; 0 for x ≤ 0. Example: shape 1 is 1 − e^(−x). Relative error below 1e−12. */
export function gammaCdf(shape: number, x: number): number {
  if (!(x > 0)) return 0;
  if (shape >= LARGE_SHAPE) return temmeTail(shape, x, -1);
  return x < shape + 1 ? lowerSeries(shape, x) : 1 - upperFraction(shape, x);
}

/** P(G > x), accurate where it is small; 1 for x ≤ 0. */
export function gammaSurvival(shape: number, x: number): number {
  if (!(x > 0)) return 1;
  if (shape >= LARGE_SHAPE) return temmeTail(shape, x, 1);
  return x < shape + 1 ? 1 - lowerSeries(shape, x) : upperFraction(shape, x);
}

/** x·density at x: x^shape·e^(−x)/Γ(shape). */
function weightedDensity(shape: number, x: number): number {
  if (shape >= LARGE_SHAPE) {
    return exp(-shape * excess((x - shape) / shape) - stirlingRest(shape)) * Math.sqrt(shape / TWO_PI);
  }
  return exp(shape * log(x) - x - logGamma(shape));
}

function lowerSeries(shape: number, x: number): number {
  let term = 1 / shape;
  let sum = term;
  for (let n = 1; n < MAX_TERMS && term > sum * EPSILON; n++) {
    term *= x / (shape + n);
    sum += term;
  }
  return sum * weightedDensity(shape, x);
}

function upperFraction(shape: number, x: number): number {
  let b = x + 1 - shape;
  let c = 1e300;
  let d = 1 / b;
  let h = d;
  for (let n = 1; n < MAX_TERMS; n++) {
    const a = n * (shape - n);
    b += 2;
    d = 1 / (a * d + b);
    c = b + a / c;
    const factor = c * d;
    h *= factor;
    if (Math.abs(factor - 1) <= 2 * EPSILON) break;
  }
  return h * weightedDensity(shape, x);
}

/** μ − ln(1 + μ) without cancellation. */
function excess(mu: number): number {
  if (mu > 0.1 || mu < -0.1) return mu - log1p(mu);
  let sum = 0;
  for (let n = 18; n >= 2; n--) sum = 1 / n - mu * sum;
  return mu * mu * sum;
}

/** Upper tail (side 1) or lower tail (side −1): Φ(∓η√a) ± e^(−aη²/2)/√(2πa)·Σ C_k(η)/a^k, η²/2 = x/a − 1 − ln(x/a). */
function temmeTail(a: number, x: number, side: number): number {
  const mu = (x - a) / a;
  const half = excess(mu);
  const eta = mu < 0 ? -Math.sqrt(2 * half) : Math.sqrt(2 * half);
  const main = normalCdf(-side * eta * Math.sqrt(a));
  if (!(eta < LARGEST_ETA && eta > -LARGEST_ETA)) return main;
  const series = horner(C0, eta) + (horner(C1, eta) + (horner(C2, eta) + horner(C3, eta) / a) / a) / a;
  return main + (side * exp(-a * half) * series) / Math.sqrt(TWO_PI * a);
}

function horner(coefficients: Float64Array, x: number): number {
  let sum = 0;
  for (let i = coefficients.length - 1; i >= 0; i--) sum = sum * x + coefficients[i]!;
  return sum;
}

/** x with P(G ≤ x) = p, 0 < p < 1. Example: shape 1, p = ½: ln 2. Relative error below 1e−11. */
export function gammaQuantile(shape: number, p: number): number {
  return p > 0.5 ? solveTail(shape, 1 - p, 1) : solveTail(shape, p, -1);
}

/** x with P(G > x) = q, for the digits of a small q. */
export function gammaUpperQuantile(shape: number, q: number): number {
  return q > 0.5 ? solveTail(shape, 1 - q, -1) : solveTail(shape, q, 1);
}

/** x whose upper (side 1) or lower (side −1) tail has the probability `tail` ≤ ½. */
function solveTail(shape: number, tail: number, side: number): number {
  let x = startOf(shape, tail, side);
  for (let step = 0; step < MAX_STEPS && x > 0; step++) {
    const found = side > 0 ? gammaSurvival(shape, x) : gammaCdf(shape, x);
    // Too large an upper tail, or too small a lower one, moves x up.
    const newton = ((-side * (found - tail)) / weightedDensity(shape, x)) * x;
    const halley = newton / (1 - 0.5 * Math.min(1, newton * ((shape - 1) / x - 1)));
    const next = x - halley;
    if (Math.abs(halley) <= 1e-9 * x) return next;
    x = next > 0 ? next : x / 2;
  }
  return x;
}

function startOf(shape: number, tail: number, side: number): number {
  if (shape > 1) {
    const z = -side * normalQuantile(tail);
    const cube = 1 - 1 / (9 * shape) + z / (3 * Math.sqrt(shape));
    return Math.max(1e-3 * shape, shape * cube * cube * cube);
  }
  const t = 1 - shape * (0.253 + shape * 0.12);
  const p = side > 0 ? 1 - tail : tail;
  if (p < t) return pow(p / t, 1 / shape);
  return 1 - log((side > 0 ? tail : 1 - tail) / (1 - t));
}

const C0 = Float64Array.of(
  -0.33333333333333333,
  0.083333333333333333,
  -0.014814814814814815,
  0.0011574074074074074,
  0.0003527336860670194,
  -0.00017875514403292181,
  0.39192631785224378e-4,
  -0.21854485106799922e-5,
  -0.185406221071516e-5,
  0.8296711340953086e-6,
  -0.17665952736826079e-6,
  0.67078535434014986e-8,
  0.10261809784240308e-7,
  -0.43820360184533532e-8,
  0.91476995822367902e-9,
);
const C1 = Float64Array.of(
  -0.0018518518518518519,
  -0.0034722222222222222,
  0.0026455026455026455,
  -0.00099022633744855967,
  0.00020576131687242798,
  -0.40187757201646091e-6,
  -0.18098550334489978e-4,
  0.76491609160811101e-5,
  -0.16120900894563446e-5,
  0.46471278028074343e-8,
  0.1378633446915721e-6,
  -0.5752545603517705e-7,
  0.11951628599778147e-7,
);
const C2 = Float64Array.of(
  0.0041335978835978836,
  -0.0026813271604938272,
  0.00077160493827160494,
  0.20093878600823045e-5,
  -0.00010736653226365161,
  0.52923448829120125e-4,
  -0.12760635188618728e-4,
  0.34235787340961381e-7,
  0.13721957309062933e-5,
  -0.6298992138380055e-6,
  0.14280614206064242e-6,
);
const C3 = Float64Array.of(
  0.00064943415637860082,
  0.00022947209362139918,
  -0.00046918949439525571,
  0.00026772063206283885,
  -0.75618016718839764e-4,
  -0.23965051138672967e-6,
  0.11082654115347302e-4,
  -0.56749528269915966e-5,
  0.14230900732435884e-5,
);
