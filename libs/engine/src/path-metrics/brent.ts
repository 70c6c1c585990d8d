/**
 * Root of a present value in the periodic rate r by Brent's method (R. P. Brent, *Algorithms for Minimization without
 * Derivatives*, 1973, ch. 4): inverse quadratic interpolation and secant steps, bisection whenever they do not shrink
 * the bracket. Converges to a few units in the last place; never leaves the bracket.
 */

const EPSILON = 2.220446049250313e-16;
const TOLERANCE = 1e-15;
const MAX_ITERATIONS = 200;

/** Σ c_k (1 + r)^−k over k = first..last, divided by (1 + r)^−first: same sign and roots, no shift by leading zeros. */
export function presentValue(range: FlowRange, rate: number): number {
  const { flows, first, last } = range;
  const x = 1 / (1 + rate);
  let sum = flows[last]!;
  for (let k = last - 1; k >= first; k--) sum = sum * x + flows[k]!;
  return sum;
}

/** A bracket whose ends have present values of opposite sign, or zero at one of them. */
export interface RateBracket {
  low: number;
  lowValue: number;
  high: number;
  highValue: number;
}

/** What the present value is taken of: flows[first..last]. */
export interface FlowRange {
  readonly flows: Float64Array;
  first: number;
  last: number;
}

/**
 * Root within the bracket. Precondition: the values at its ends have opposite signs or one is zero.
 * Verified by `brent.spec.ts` against roots known in closed form.
 */
export function brentRoot(range: FlowRange, bracket: RateBracket): number {
  let a = bracket.low;
  let fa = bracket.lowValue;
  let b = bracket.high;
  let fb = bracket.highValue;
  if (fa === 0) return a;
  if (fb === 0) return b;
  let c = a;
  let fc = fa;
  let step = b - a;
  let previousStep = step;
  for (let i = 0; i < MAX_ITERATIONS; i++) {
    if (fb > 0 === fc > 0) {
      c = a;
      fc = fa;
      step = b - a;
      previousStep = step;
    }
    if (Math.abs(fc) < Math.abs(fb)) {
      a = b;
      fa = fb;
      b = c;
      fb = fc;
      c = a;
      fc = fa;
    }
    const tolerance = 2 * EPSILON * Math.abs(b) + 0.5 * TOLERANCE;
    const half = 0.5 * (c - b);
    if (Math.abs(half) <= tolerance || fb === 0) return b;
    if (Math.abs(previousStep) >= tolerance && Math.abs(fa) > Math.abs(fb)) {
      const s = fb / fa;
      let p: number;
      let q: number;
      if (a === c) {
        p = 2 * half * s;
        q = 1 - s;
      } else {
        const u = fa / fc;
        const v = fb / fc;
        p = s * (2 * half * u * (u - v) - (b - a) * (v - 1));
        q = (u - 1) * (v - 1) * (s - 1);
      }
      if (p > 0) q = -q;
      else p = -p;
      if (2 * p < Math.min(3 * half * q - Math.abs(tolerance * q), Math.abs(previousStep * q))) {
        previousStep = step;
        step = p / q;
      } else {
        step = half;
        previousStep = half;
      }
    } else {
      step = half;
      previousStep = half;
    }
    a = b;
    fa = fb;
    if (Math.abs(step) > tolerance) b += step;
    else b += half > 0 ? tolerance : -tolerance;
    fb = presentValue(range, b);
  }
  return b;
}
