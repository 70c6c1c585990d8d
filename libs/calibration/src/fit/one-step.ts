import { log } from '@ihome/engine';

import type { MomentumShape } from './momentum-variogram';

/**
 * Weighted sums of products that the likelihood of the monthly steps is made of, 5 × 5, row-major: of r(t), r(t−1), h(t−1), t − 1 and 1
 * with r the monthly log return, h the log index over its first value, t = 2..n; time in units of n months.
 */
export interface OneStep {
  /** Sum of the weights. */
  readonly count: number;
  readonly products: Float64Array;
  /** Months in a unit of time. */
  readonly timeUnit: number;
}

const SIZE = 5;

/** The sums for a series; `weights` by month of the return. */
export function oneStep(logLevels: Float64Array, weights: Float64Array | null): OneStep {
  const n = logLevels.length - 1;
  const products = new Float64Array(SIZE * SIZE);
  const row = new Float64Array(SIZE);
  let count = 0;
  for (let t = 1; t < n; t++) {
    const weight = weights === null ? 1 : weights[t]!;
    if (weight === 0) continue;
    row[0] = logLevels[t + 1]! - logLevels[t]!;
    row[1] = logLevels[t]! - logLevels[t - 1]!;
    row[2] = logLevels[t]! - logLevels[0]!;
    row[3] = t / n;
    row[4] = 1;
    count += weight;
    for (let i = 0; i < SIZE; i++) for (let j = 0; j < SIZE; j++) products[SIZE * i + j]! += weight * row[i]! * row[j]!;
  }
  return { count, products, timeUnit: n };
}

/** The likelihood of the steps at (φ, κ) as a function of the innovation variance s²: −2ℓ = degrees·ln(2π s²) + squares/s² + logDeterminant. */
export interface StepLikelihood {
  readonly degrees: number;
  readonly squares: number;
  readonly logDeterminant: number;
}

/**
 * Restricted likelihood of r(t) = μ + φ(r(t−1) − μ) − κ(h(t−1) − a − μ(t−1)) + ε: the growth μ is integrated out, and so is the height a of
 * the trend line, which lies as far from the first level as x lies from 0 in the long run: a ~ N(0, s²(1+φ)/((1−φ)κ(2+2φ−κ))). Ordinary
 * least squares on a detrended level take any wandering for a pull to the trend (Dickey and Fuller); this does so far less.
 *
 * With c = (1, −φ, κ, 0, 0), y = c·row; X has the columns (1 − φ) + κ(t − 1) for μ and κ for a. Flat prior of μ: one degree of freedom less.
 * Verified by `one-step.spec.ts` against the density of the same steps as one multivariate normal.
 */
export function stepLikelihood(
  { count, products, timeUnit }: OneStep,
  { momentum: phi, errorCorrection: kappa }: MomentumShape,
): StepLikelihood {
  const y = [1, -phi, kappa, 0, 0];
  const growth = [0, 0, 0, kappa * timeUnit, 1 - phi];
  const form = (a: readonly number[], b: readonly number[]): number => {
    let sum = 0;
    for (let i = 0; i < SIZE; i++) {
      if (a[i] === 0) continue;
      for (let j = 0; j < SIZE; j++) sum += a[i]! * products[SIZE * i + j]! * b[j]!;
    }
    return sum;
  };
  const [yy, yg, gg] = [form(y, y), form(y, growth), form(growth, growth)];
  const one = [0, 0, 0, 0, 1];
  // Column κ for a with prior variance τ² is column 1 with prior variance κ²τ², which goes to 0 with κ.
  const spread = (kappa * (1 + phi)) / ((1 - phi) * (2 + 2 * phi - kappa));
  const [yo, go, oo] = [form(y, one), form(growth, one), form(one, one)];
  const root = 1 + spread * oo;
  const part = spread / root;
  const precision = gg - part * go * go;
  const projected = yg - part * go * yo;
  return {
    degrees: count - 1,
    squares: yy - part * yo * yo - (projected * projected) / precision,
    logDeterminant: log(root) + log(precision),
  };
}

/** Innovations ε(t), t = 2..n, at (φ, κ), growth and trend line at the means of the series. */
export function innovations(
  logLevels: Float64Array,
  { momentum: phi, errorCorrection: kappa }: MomentumShape,
): Float64Array {
  const n = logLevels.length - 1;
  const mean = (logLevels[n]! - logLevels[0]!) / n;
  const found = new Float64Array(n - 1);
  let sum = 0;
  for (let t = 1; t < n; t++) {
    const y = logLevels[t + 1]! - logLevels[t]! - mean;
    const a = logLevels[t]! - logLevels[t - 1]! - mean;
    const b = logLevels[0]! + mean * t - logLevels[t]!;
    found[t - 1] = y - phi * a - kappa * b;
    sum += found[t - 1]!;
  }
  return found.map((e) => e - sum / (n - 1));
}
