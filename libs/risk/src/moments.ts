import { compensatedSum } from './compensated-sum';
import { undefinedFigure, type Figure } from './figure';

/** Moments of a sample of independent paths. */
export interface Moments {
  readonly n: number;
  readonly mean: Figure;
  /** Standard deviation with n − 1. */
  readonly sd: Figure;
  /** Standard error of the mean, sd/√n. */
  readonly standardError: Figure;
  /** m3/m2^1.5 of the central moments m with n: 0 for a normal. */
  readonly skew: Figure;
  /** m4/m2² of the central moments with n: 3 for a normal. */
  readonly kurtosis: Figure;
  readonly min: Figure;
  readonly max: Figure;
}

/**
 * Moments of `values`, summed in their order with compensation; two passes, so nothing cancels.
 * Undefined: everything without a value, dispersion below two, shape when all values are equal.
 *
 * Example: [1, 2, 3, 4] has mean 2.5, sd 1.2909944487358056, skew 0, kurtosis 1.64.
 */
export function moments(values: Float64Array): Moments {
  const n = values.length;
  if (n === 0) {
    const none = undefinedFigure('no path has this figure');
    return { n, mean: none, sd: none, standardError: none, skew: none, kurtosis: none, min: none, max: none };
  }
  const first = values[0]!;
  let min = first;
  let max = first;
  for (let i = 1; i < n; i++) {
    const x = values[i]!;
    if (x < min) min = x;
    if (x > max) max = x;
  }
  const mean = min === max ? first : compensatedSum(n, (i) => values[i]!) / n;
  if (n === 1) {
    const one = undefinedFigure('a single path has no dispersion');
    return { n, mean, sd: one, standardError: one, skew: one, kurtosis: one, min, max };
  }
  const m2 = compensatedSum(n, (i) => (values[i]! - mean) * (values[i]! - mean)) / n;
  const sd = Math.sqrt((m2 * n) / (n - 1));
  const dispersion = { n, mean, sd, standardError: sd / Math.sqrt(n), min, max };
  if (!(m2 > 0)) {
    const flat = undefinedFigure('all paths have the same value');
    return { ...dispersion, skew: flat, kurtosis: flat };
  }
  const scale = Math.sqrt(m2);
  const skew = compensatedSum(n, (i) => cube((values[i]! - mean) / scale)) / n;
  const kurtosis = compensatedSum(n, (i) => fourth((values[i]! - mean) / scale)) / n;
  return { ...dispersion, skew, kurtosis };
}

function cube(x: number): number {
  return x * x * x;
}

function fourth(x: number): number {
  return x * x * (x * x);
}
