/** Gamma and Poisson distributions of the reference model: plain sums and bisection. */
import { quantile } from './normal';

/** ln Γ(x): the product up to 30, then Stirling's series. */
export function logGamma(x: number): number {
  let y = x;
  let logs = 0;
  for (; y < 30; y += 1) logs += Math.log(y);
  const tail = 1 / (12 * y) - 1 / (360 * y ** 3) + 1 / (1260 * y ** 5);
  return (y - 0.5) * Math.log(y) - y + 0.5 * Math.log(2 * Math.PI) + tail - logs;
}

/** ln of x^a e^(−x)/Γ(a + 1), around a without the loss of digits of large terms. */
function logTerm(a: number, x: number): number {
  if (a < 30) return a * Math.log(x) - x - logGamma(a + 1);
  const tail = 1 / (12 * a) - 1 / (360 * a ** 3) + 1 / (1260 * a ** 5);
  const mu = (x - a) / a;
  // ln(1 + μ) − μ by its series near 0.
  let less = Math.log1p(mu) - mu;
  if (Math.abs(mu) < 0.1) {
    less = 0;
    for (let n = 40; n >= 2; n -= 1) less += ((n % 2 === 0 ? -1 : 1) * mu ** n) / n;
  }
  return a * less - 0.5 * Math.log(2 * Math.PI * a) - tail;
}

/** P(G ≤ x): x^a e^(−x) Σ x^n/Γ(a + n + 1); beyond the mean one less the sum downward from it, when the shape is large. */
export function gammaBelow(a: number, x: number): number {
  if (x <= 0) return 0;
  let term = 1;
  let sum = 1;
  for (let n = 1; term > 1e-17 * sum || n < x - a; n += 1) {
    term *= x / (a + n);
    sum += term;
  }
  return Math.min(sum * Math.exp(logTerm(a, x)), 1);
}

/** P(G > x): one less the lower part, or, beyond the mean, Legendre's continued fraction. */
export function gammaAbove(a: number, x: number): number {
  if (x < a + 1) return 1 - gammaBelow(a, x);
  let tail = 0;
  for (let n = Math.ceil(200 + 40 * Math.sqrt(a)); n >= 1; n -= 1) tail = (n * (n - a)) / (x + 2 * n + 1 - a - tail);
  return (Math.exp(logTerm(a, x)) * a) / (x + 1 - a - tail);
}

/** x with P(G ≤ x) = p, by bisection of ln x, on the smaller tail. */
export function gammaQuantile(a: number, p: number): number {
  const isAbove = (x: number): boolean => (p > 0.5 ? gammaAbove(a, x) <= 1 - p : gammaBelow(a, x) >= p);
  let low = Math.log(a) - 2 / Math.sqrt(a);
  while (low > -745 && isAbove(Math.exp(low))) low -= 5 + 2 / a;
  let high = Math.log(a + 12 * Math.sqrt(a) + 60);
  if (low <= -745) low = -745;
  for (let step = 0; step < 200 && high - low > 1e-16 * Math.abs(high); step += 1) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (isAbove(Math.exp(middle))) high = middle;
    else low = middle;
  }
  return high <= -744 ? 0 : Math.exp((low + high) / 2);
}

/** Smallest k with P(N ≤ k) ≥ p: the probabilities summed from far below the mean. */
export function poissonQuantile(mean: number, p: number): number {
  if (mean === 0) return 0;
  const z = p < 1 ? quantile(p) : 9;
  const guess = mean + z * Math.sqrt(mean) + z * z;
  let k = Math.max(0, Math.floor(guess - 3 - Math.sqrt(mean)));
  const below = (j: number): number => gammaAbove(j + 1, mean);
  while (k > 0 && below(k) >= p) k -= Math.min(k, 10);
  while (below(k) < p) k += 1;
  return k;
}
