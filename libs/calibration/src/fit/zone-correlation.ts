import { EIGENVALUE_TOLERANCE, spectralRepair, symmetricEigen } from '@ihome/engine';

import type { ZoneSeries } from '../index-table/zone-series';

/** Correlation between zones. */
export interface ZoneCorrelation {
  /** Positive semi-definite, unit diagonal, in the order of the zones. */
  readonly matrix: readonly (readonly number[])[];
  /** Smallest eigenvalue of the matrix as estimated, pair by pair. */
  readonly smallestEigenvalue: number;
  readonly repaired: boolean;
}

/** Months of the changes that are correlated: long enough for a moving average of a few months to drop out. */
const CORRELATION_MONTHS = 12;

/** Shortest overlap of two zones, in months of change. */
const MIN_OVERLAP = 36;

/**
 * Correlations of one-year log changes, each pair over the months both zones have (a pair with too few: null). Monthly changes would give
 * lower ones: each index carries noise of its own, which years do not.
 */
export function pairwiseCorrelations(
  series: readonly ZoneSeries[],
  weights: Float64Array | null,
): readonly (readonly (number | null)[])[] {
  const changes = series.map(({ start, logLevels }) => ({
    start,
    values: Float64Array.from(
      { length: Math.max(logLevels.length - CORRELATION_MONTHS, 0) },
      (_, t) => logLevels[t + CORRELATION_MONTHS]! - logLevels[t]!,
    ),
  }));
  return changes.map((a, i) => changes.map((b, j) => (i === j ? 1 : correlate(a, b, weights))));
}

interface Changes {
  readonly start: number;
  readonly values: Float64Array;
}

function correlate(a: Changes, b: Changes, weights: Float64Array | null): number | null {
  const from = Math.max(a.start, b.start);
  const to = Math.min(a.start + a.values.length, b.start + b.values.length);
  if (to - from < MIN_OVERLAP) return null;
  let [total, sa, sb, saa, sab, sbb] = [0, 0, 0, 0, 0, 0];
  for (let t = from; t < to; t++) {
    const weight = weights === null ? 1 : weights[t]!;
    const x = a.values[t - a.start]!;
    const y = b.values[t - b.start]!;
    total += weight;
    sa += weight * x;
    sb += weight * y;
    saa += weight * x * x;
    sab += weight * x * y;
    sbb += weight * y * y;
  }
  const spread = Math.sqrt((saa - (sa * sa) / total) * (sbb - (sb * sb) / total));
  return spread > 0 ? (sab - (sa * sb) / total) / spread : null;
}

/**
 * The correlation matrix of the zones. Pairs without enough months in common take the mean of the others. Pairs over different months need
 * not fit together: a matrix that is not positive semi-definite is repaired, and says so.
 */
export function zoneCorrelation(pairs: readonly (readonly (number | null)[])[]): ZoneCorrelation {
  const known = pairs.flatMap((row, i) => row.filter((value, j): value is number => j < i && value !== null));
  const mean = known.length === 0 ? 0 : known.reduce((sum, x) => sum + x, 0) / known.length;
  const filled = pairs.map((row) => row.map((value) => value ?? mean));
  const smallestEigenvalue = Math.min(...symmetricEigen(filled).values);
  const repaired = smallestEigenvalue < -EIGENVALUE_TOLERANCE;
  return { matrix: repaired ? spectralRepair(filled) : filled, smallestEigenvalue, repaired };
}
