import { log } from '@ihome/engine';

/** Windows of a series that hold changes over one horizon. */
export interface HorizonWindows {
  /** Months, k. */
  readonly horizon: number;
  /** (h(t + k) − h(t) − k·mean)² [t]. */
  readonly squares: Float64Array;
}

/** Squared changes over k months about the mean growth of the whole series, one for each (overlapping) window. */
export function horizonWindows(logLevels: Float64Array, horizon: number): HorizonWindows {
  const returns = logLevels.length - 1;
  const mean = (logLevels[returns]! - logLevels[0]!) / returns;
  const squares = new Float64Array(returns - horizon + 1);
  for (let t = 0; t < squares.length; t++) {
    const change = logLevels[t + horizon]! - logLevels[t]! - horizon * mean;
    squares[t] = change * change;
  }
  return { horizon, squares };
}

/** Standard deviation over the horizon: root of the weighted mean of the windows' squares. */
export function sampleDeviation({ squares }: HorizonWindows, weights: Float64Array | null): number {
  let total = 0;
  let sum = 0;
  for (let t = 0; t < squares.length; t++) {
    const weight = weights === null ? 1 : weights[t]!;
    total += weight;
    sum += weight * squares[t]!;
  }
  return Math.sqrt(sum / total);
}

/**
 * What `sampleDeviation` is expected to be (root of the expected square) for a process of n returns with stationary increments:
 * V(k) − (2k/n)·mean over t of Cov(x(t+k) − x(t), x(n) − x(0)) + (k/n)²·V(n), where V(j) = Var[x(t+j) − x(t)] is the variogram and
 * 2·Cov = V(n−t) + V(t+k) − V(n−t−k) − V(t). So the fit compares like with like: in 33 years a ten-year spread about the sample's own
 * mean is far below the true one. Example: gbm, V(j) = j, n = 20, k = 10: 10·(1 − 10/20) = 5, root 2.236.
 *
 * Verified by `horizon-deviation.spec.ts`.
 *
 * @param variogram V(j) for j = 0..n
 */
export function expectedDeviation(variogram: Float64Array, horizon: number): number {
  const n = variogram.length - 1;
  const windows = n - horizon + 1;
  let covariance = 0;
  for (let t = 0; t < windows; t++) {
    covariance += variogram[n - t]! + variogram[t + horizon]! - variogram[n - t - horizon]! - variogram[t]!;
  }
  const share = horizon / n;
  // Replays whose blocks go round the whole history have next to none over all of it: rounding may fall below 0.
  return Math.sqrt(Math.max(variogram[horizon]! - (share * covariance) / windows + share * share * variogram[n]!, 0));
}

/** A standard deviation to be matched, with the sampling variance of its logarithm. */
export interface DeviationTarget {
  readonly horizon: number;
  readonly logDeviation: number;
  /** Var[ln S_k] ≈ k/(2n): n/k windows lie side by side. */
  readonly variance: number;
}

/** Targets of a series of n returns; windows may be weighted. */
export function deviationTargets(
  windows: readonly HorizonWindows[],
  weights: Float64Array | null,
): readonly DeviationTarget[] {
  return windows.map((window) => {
    const returns = window.squares.length + window.horizon - 1;
    return {
      horizon: window.horizon,
      logDeviation: log(sampleDeviation(window, weights)),
      variance: window.horizon / (2 * returns),
    };
  });
}
