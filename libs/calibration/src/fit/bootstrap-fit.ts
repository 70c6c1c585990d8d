import { exp, log, powInt } from '@ihome/engine';

import { type DeviationTarget, deviationTargets, expectedDeviation } from '../statistics/horizon-deviation';
import type { MomentumSample } from './momentum-fit';

/** Bootstrap settings of one zone. */
export interface BootstrapFit {
  /** Mean block length in months: whole, within the catalogue's bounds. */
  readonly blockMonths: number;
  /** Growth of the table itself, (mean of e^r)^12 − 1: recentring on it moves nothing. */
  readonly growth: number;
}

const MAX_BLOCK_MONTHS = 240;

/** Autocovariances of returns about their mean with wrap-around, c(j) for j = 0..n − 1. */
export function circularAutocovariances(logLevels: Float64Array): Float64Array {
  const n = logLevels.length - 1;
  const mean = (logLevels[n]! - logLevels[0]!) / n;
  const departures = Float64Array.from({ length: n }, (_, t) => logLevels[t + 1]! - logLevels[t]! - mean);
  const found = new Float64Array(n);
  for (let j = 0; j < n; j++) {
    let sum = 0;
    for (let t = 0; t + j < n; t++) sum += departures[t]! * departures[t + j]!;
    for (let t = n - j; t < n; t++) sum += departures[t]! * departures[t + j - n]!;
    found[j] = sum / n;
  }
  return found;
}

/**
 * V(k), the variance of the growth over k months that the stationary bootstrap replays, exactly, for k = 0..n: k·c(0) +
 * 2 Σ_{j<k} (k − j)(1 − 1/b)^j c(j), c the autocovariances with wrap-around (Politis and Romano 1994, section 2). Example: b = 1 gives
 * k·c(0).
 */
export function bootstrapVariogram(autocovariances: Float64Array, blockMonths: number): Float64Array {
  const n = autocovariances.length;
  const variogram = new Float64Array(n + 1);
  let keep = 1;
  let step = autocovariances[0]!;
  for (let k = 1; k <= n; k++) {
    variogram[k] = variogram[k - 1]! + step;
    keep *= 1 - 1 / blockMonths;
    if (k < n) step += 2 * keep * autocovariances[k]!;
  }
  return variogram;
}

/** Growth of the replayed table. */
export function tableGrowth(logLevels: Float64Array): number {
  const n = logLevels.length - 1;
  let sum = 0;
  for (let t = 0; t < n; t++) sum += exp(logLevels[t + 1]! - logLevels[t]!);
  return powInt(sum / n, 12) - 1;
}

/** A zone whose deviations are to be replayed. */
export interface BlockCandidates {
  readonly targets: readonly DeviationTarget[];
  /** Deviations over the targets' horizons by block length: [length − 1][target]. */
  readonly byBlock: readonly (readonly number[])[];
}

/** Targets of a series and what every block length gives. */
export function blockCandidates({
  logLevels,
  windows,
}: Pick<MomentumSample, 'logLevels' | 'windows'>): BlockCandidates {
  const horizons = windows.map(({ horizon }) => horizon);
  const autocovariances = circularAutocovariances(logLevels);
  const byBlock = Array.from({ length: MAX_BLOCK_MONTHS }, (_, i) => {
    const variogram = bootstrapVariogram(autocovariances, i + 1);
    return horizons.map((horizon) => expectedDeviation(variogram, horizon));
  });
  return { targets: deviationTargets(windows, null), byBlock };
}

/** Mean squared miss of the deviations, in standard errors squared, that is near enough: what sampling alone leaves. */
const NEAR_ENOUGH = 1;

/**
 * Shortest mean block length whose replayed 1-, 5- and 10-year standard deviations, as a sample of that length is expected to show them,
 * miss those of the series by no more than one standard error (root mean square, over all zones given); where none comes so near, the one
 * that comes nearest. Longer blocks would only repeat the same few decades. 1 when no horizon is held.
 */
export function bestBlockMonths(zones: readonly BlockCandidates[]): number {
  const count = zones.reduce((sum, { targets }) => sum + targets.length, 0);
  if (count === 0) return 1;
  let best = { blockMonths: 1, distance: Infinity };
  for (let i = 0; i < MAX_BLOCK_MONTHS; i++) {
    let distance = 0;
    for (const { targets, byBlock } of zones) {
      targets.forEach(({ logDeviation, variance }, k) => {
        const miss = log(Math.max(byBlock[i]![k]!, 1e-300)) - logDeviation;
        distance += (miss * miss) / variance / count;
      });
    }
    if (distance <= NEAR_ENOUGH) return i + 1;
    if (distance < best.distance) best = { blockMonths: i + 1, distance };
  }
  return best.blockMonths;
}
