/**
 * Standard normal distribution of the reference model: slow series and Newton steps, accurate to a few units in the last place.
 *
 * Shares no code with the engine's table-driven version.
 */

const ROOT_TWO_PI = Math.sqrt(2 * Math.PI);

/** Density of the standard normal distribution. */
export function density(x: number): number {
  return Math.exp(-0.5 * x * x) / ROOT_TWO_PI;
}

/**
 * Φ(x). Near zero the series Φ = ½ + φ(x)·Σ x^(2k+1)/(1·3·5…); in the tails Laplace's continued fraction of the Mills ratio, so
 * that the lower tail keeps its relative accuracy.
 */
export function cumulative(x: number): number {
  if (x > 0) return 1 - cumulative(-x);
  if (x < -2.5) return density(x) * millsRatio(-x);
  let term = x;
  let sum = x;
  for (let odd = 3; Math.abs(term) > 1e-18 * Math.abs(sum); odd += 2) {
    term = (term * x * x) / odd;
    sum += term;
  }
  return 0.5 + density(x) * sum;
}

/** (1 − Φ(x))/φ(x) for x ≥ 2.5: 1/(x + 1/(x + 2/(x + 3/(x + …)))). */
function millsRatio(x: number): number {
  let tail = x;
  for (let level = 400; level >= 1; level -= 1) tail = x + level / tail;
  return 1 / tail;
}

/** Φ⁻¹(p) for 0 < p < 1: Newton–Halley from a rough start on the lower half, mirrored for the upper half. */
export function quantile(p: number): number {
  if (p > 0.5) return -quantile(1 - p);
  if (p <= 0) return -Infinity;
  // Abramowitz & Stegun 26.2.23, absolute error below 4.5e-4.
  const t = Math.sqrt(-2 * Math.log(p));
  let x =
    (2.515517 + 0.802853 * t + 0.010328 * t * t) / (1 + 1.432788 * t + 0.189269 * t * t + 0.001308 * t * t * t) - t;
  for (let step = 0; step < 4; step += 1) {
    const newton = (cumulative(x) - p) / density(x);
    x -= newton / (1 + 0.5 * x * newton);
    if (Math.abs(newton) < 1e-15 * (1 + Math.abs(x))) break;
  }
  return x;
}

/** A law truncated to [low, high]. */
export interface TruncatedNormal {
  readonly mean: number;
  readonly sd: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Draw of a truncated normal by inverse CDF: F⁻¹(F(low) + u·(F(high) − F(low))).
 *
 * An interval above the mean is mirrored, which changes no digit in exact arithmetic and keeps the accuracy of the tail.
 * ASSUMPTION (the text says: sd 0 = the mean): a mean outside the bounds is moved to the nearest bound, and an interval so far out
 * that it holds no probability in double precision gives its bound nearest to the mean.
 */
export function truncatedNormal(law: TruncatedNormal, u: number): number {
  const { mean, sd, low, high } = law;
  const clamp = (x: number): number => Math.min(Math.max(x, low), high);
  if (sd === 0) return clamp(mean);
  const a = (low - mean) / sd;
  const b = (high - mean) / sd;
  const mirrored = a > 0;
  const [from, to] = mirrored ? [-b, -a] : [a, b];
  const probabilityFrom = cumulative(from);
  const width = cumulative(to) - probabilityFrom;
  if (!(width > 0)) return clamp(mean);
  const z = quantile(probabilityFrom + (mirrored ? 1 - u : u) * width);
  return clamp(mirrored ? mean - sd * z : mean + sd * z);
}
