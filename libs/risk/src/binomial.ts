import { exp, log, normalQuantile } from '@ihome/engine';

/** Above this many trials the binomial quantile comes from its Cornish–Fisher expansion. */
const EXACT_LIMIT = 2000;

/** A binomial distribution: n trials with probability p of success. */
export interface Binomial {
  readonly n: number;
  readonly p: number;
}

/**
 * Smallest k with P(X <= k) >= u, X the number of successes: exact up to 2,000 trials, then the Cornish–Fisher expansion to
 * second order, at most one success off while n·p·(1 − p) >= 5.
 *
 * Source: Cornish and Fisher (1937). Verified by `binomial.spec.ts` against direct summation.
 */
export function binomialQuantile({ n, p }: Binomial, u: number): number {
  if (!(p > 0)) return 0;
  if (!(p < 1)) return n;
  return n <= EXACT_LIMIT ? summedQuantile({ n, p }, u) : expandedQuantile({ n, p }, u);
}

function summedQuantile({ n, p }: Binomial, u: number): number {
  const logOdds = log(p) - log(1 - p);
  let logMass = n * log(1 - p);
  let sum = exp(logMass);
  let k = 0;
  while (sum < u && k < n) {
    logMass += log((n - k) / (k + 1)) + logOdds;
    sum += exp(logMass);
    k++;
  }
  return k;
}

function expandedQuantile({ n, p }: Binomial, u: number): number {
  const z = normalQuantile(u);
  const sd = Math.sqrt(n * p * (1 - p));
  const skew = (1 - 2 * p) / sd;
  const excess = (1 - 6 * p * (1 - p)) / (sd * sd);
  const first = (skew * (z * z - 1)) / 6;
  const second = (excess * (z * z - 3) * z) / 24 - (skew * skew * (2 * z * z - 5) * z) / 36;
  const k = n * p + sd * (z + first + second) - 0.5;
  return Math.min(Math.max(Math.ceil(k), 0), n);
}
