import { undefinedFigure, type Figure } from './figure';

/** Moments of a sample of independent paths, each with its standard error. */
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
  /** Standard errors of sd, skew and kurtosis from their influence functions, whatever the distribution. */
  readonly sdError: Figure;
  readonly skewError: Figure;
  readonly kurtosisError: Figure;
}

/**
 * Moments of `values`, summed in their order, the first four with Neumaier's compensation; the mean first, so nothing cancels.
 * Undefined: everything without a value, dispersion below two, shape when all values are equal.
 *
 * Standard errors, with g the skew, k the kurtosis and μ_j the standardised moments of order j: sd·√((k − 1)/4n); √(V/n) with
 * V = μ6 − 3gμ5 − 6k + 9 + g²(9k + 35)/4 for the skew, and V = μ8 − 4kμ6 − 8gμ5 + 4k³ − k² + 16g²(1 + k) for the kurtosis: the variances of
 * their influence functions (Cramér, "Mathematical Methods of Statistics", 27.7; 6 and 24 for a normal).
 *
 * Example: [1, 2, 3, 4] has mean 2.5, sd 1.2909944487358056, skew 0, kurtosis 1.64.
 */
export function moments(values: Float64Array): Moments {
  const n = values.length;
  if (n === 0) {
    const none = undefinedFigure('no path has this figure');
    return { ...withoutDispersion(none), n, mean: none, min: none, max: none };
  }
  const { sum, min, max } = sumAndRange(values);
  const mean = min === max ? min : sum / n;
  if (n === 1) return { ...withoutDispersion(undefinedFigure('a single path has no dispersion')), n, mean, min, max };
  const central = centralMoments(values, mean);
  const m2 = central[2];
  const sd = Math.sqrt((m2 * n) / (n - 1));
  const dispersion = { n, mean, sd, standardError: sd / Math.sqrt(n), min, max };
  if (!(m2 > 0)) {
    const flat = undefinedFigure('all paths have the same value');
    return { ...dispersion, skew: flat, kurtosis: flat, sdError: 0, skewError: flat, kurtosisError: flat };
  }
  const scale = Math.sqrt(m2);
  const skew = central[3] / m2 / scale;
  const kurtosis = central[4] / m2 / m2;
  return { ...dispersion, skew, kurtosis, ...shapeErrors({ n, sd, skew, kurtosis, central }) };
}

function withoutDispersion(
  reason: Figure,
): Pick<Moments, 'sd' | 'standardError' | 'skew' | 'kurtosis' | 'sdError' | 'skewError' | 'kurtosisError'> {
  return {
    sd: reason,
    standardError: reason,
    skew: reason,
    kurtosis: reason,
    sdError: reason,
    skewError: reason,
    kurtosisError: reason,
  };
}

/** Compensated sum in order, least and greatest value; written out, for it runs over every metric of every path. */
function sumAndRange(values: Float64Array): { readonly sum: number; readonly min: number; readonly max: number } {
  let min = values[0]!;
  let max = min;
  let sum = 0;
  let lost = 0;
  for (let i = 0; i < values.length; i++) {
    const x = values[i]!;
    if (x < min) min = x;
    if (x > max) max = x;
    const next = sum + x;
    lost += Math.abs(sum) >= Math.abs(x) ? sum - next + x : x - next + sum;
    sum = next;
  }
  return { sum: sum + lost, min, max };
}

/** Central moments by their order: 2 to 4 with compensation, 5, 6 and 8 for the standard errors. */
type CentralMoments = Readonly<Record<2 | 3 | 4 | 5 | 6 | 8, number>>;

function centralMoments(values: Float64Array, mean: number): CentralMoments {
  const n = values.length;
  let [sum2, sum3, sum4, sum5, sum6, sum8] = [0, 0, 0, 0, 0, 0];
  let [lost2, lost3, lost4] = [0, 0, 0];
  for (let i = 0; i < n; i++) {
    const d = values[i]! - mean;
    const d2 = d * d;
    const d3 = d2 * d;
    const d4 = d2 * d2;
    const next2 = sum2 + d2;
    lost2 += sum2 >= d2 ? sum2 - next2 + d2 : d2 - next2 + sum2;
    sum2 = next2;
    const next3 = sum3 + d3;
    lost3 += Math.abs(sum3) >= Math.abs(d3) ? sum3 - next3 + d3 : d3 - next3 + sum3;
    sum3 = next3;
    const next4 = sum4 + d4;
    lost4 += sum4 >= d4 ? sum4 - next4 + d4 : d4 - next4 + sum4;
    sum4 = next4;
    sum5 += d3 * d2;
    sum6 += d3 * d3;
    sum8 += d4 * d4;
  }
  return {
    2: (sum2 + lost2) / n,
    3: (sum3 + lost3) / n,
    4: (sum4 + lost4) / n,
    5: sum5 / n,
    6: sum6 / n,
    8: sum8 / n,
  };
}

function shapeErrors(shape: {
  readonly n: number;
  readonly sd: number;
  readonly skew: number;
  readonly kurtosis: number;
  readonly central: CentralMoments;
}): Pick<Moments, 'sdError' | 'skewError' | 'kurtosisError'> {
  const { n, sd, skew: g, kurtosis: k, central } = shape;
  const m2 = central[2];
  const mu5 = central[5] / m2 / m2 / Math.sqrt(m2);
  const mu6 = central[6] / m2 / m2 / m2;
  const mu8 = central[8] / m2 / m2 / m2 / m2;
  const error = (variance: number): number => Math.sqrt(Math.max(variance, 0) / n);
  return {
    sdError: sd * error((k - 1) / 4),
    skewError: error(mu6 - 3 * g * mu5 - 6 * k + 9 + (g * g * (9 * k + 35)) / 4),
    kurtosisError: error(mu8 - 4 * k * mu6 - 8 * g * mu5 + 4 * k * k * k - k * k + 16 * g * g * (1 + k)),
  };
}
