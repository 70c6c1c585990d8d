import { exp, log } from '@ihome/engine';

/** gbm of one zone. */
export interface GbmFit {
  /** g, arithmetic, per year. */
  readonly growth: number;
  /** σ, per year. */
  readonly volatility: number;
}

/** Weighted mean and standard deviation of the monthly log returns of a series. */
export function returnMoments(
  logLevels: Float64Array,
  weights: Float64Array | null,
): { readonly mean: number; readonly deviation: number } {
  const n = logLevels.length - 1;
  let total = 0;
  let sum = 0;
  for (let t = 0; t < n; t++) {
    const weight = weights === null ? 1 : weights[t]!;
    total += weight;
    sum += weight * (logLevels[t + 1]! - logLevels[t]!);
  }
  const mean = sum / total;
  let squares = 0;
  for (let t = 0; t < n; t++) {
    const weight = weights === null ? 1 : weights[t]!;
    const departure = logLevels[t + 1]! - logLevels[t]! - mean;
    squares += weight * departure * departure;
  }
  return { mean, deviation: Math.sqrt(squares / total) };
}

/**
 * gbm by maximum likelihood: Δh ~ N((ln(1 + g) − σ²/2)/12, σ²/12), so σ² = 12·Var[Δh] and ln(1 + g) = 12·mean + σ²/2.
 * Source: `docs/model/calibration.md`. Verified by `gbm-fit.spec.ts`.
 */
export function fitGbm(logLevels: Float64Array, weights: Float64Array | null = null): GbmFit {
  const { mean, deviation } = returnMoments(logLevels, weights);
  const variance = 12 * deviation * deviation;
  return { growth: exp(12 * mean + variance / 2) - 1, volatility: Math.sqrt(variance) };
}

/** Largest log-likelihood of the monthly returns under gbm, from the second return on (those momentum is judged by). */
export function gbmLogLikelihood(logLevels: Float64Array): { readonly logLikelihood: number; readonly count: number } {
  const { deviation } = returnMoments(logLevels.subarray(1), null);
  const count = logLevels.length - 2;
  return { logLikelihood: normalLogLikelihood(count, deviation), count };
}

/** Log-likelihood of n normal values about their mean when the deviation is the fitted one: −n(ln(2π s²) + 1)/2. */
export function normalLogLikelihood(count: number, deviation: number): number {
  return (-count * (log(2 * Math.PI * deviation * deviation) + 1)) / 2;
}
