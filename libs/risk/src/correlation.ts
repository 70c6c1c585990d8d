import { exp, log1p } from '@ihome/engine';
import { compensatedSum } from './compensated-sum';
import { normalHalfWidth } from './confidence';
import { isNumber, undefinedFigure, type Estimate, type Figure } from './figure';
import type { CorrelationWithError } from './rank-correlation';

/**
 * Pearson correlation of two samples of the same paths. Undefined below two paths or when one sample is constant.
 *
 * Example: [1, 2, 3] and [2, 4, 7] have 0.9933992677987828.
 */
export function correlation(a: Float64Array, b: Float64Array): Figure {
  return pearsonCorrelation(a, b).value;
}

/**
 * The same with the standard error of its influence function, xy − r(x² + y²)/2 in standardised x and y: it holds whatever the
 * distribution; (1 − r²)/√n for normal samples.
 *
 * Source: Devlin, Gnanadesikan and Kettenring, "Robust estimation and outlier detection with correlation coefficients", Biometrika 62
 * (1975). Verified by `correlation.spec.ts`.
 */
export function pearsonCorrelation(a: Float64Array, b: Float64Array): CorrelationWithError {
  const n = a.length;
  if (n !== b.length) throw new RangeError(`samples of ${n} and ${b.length} paths`);
  const none = undefinedFigure(n < 2 ? 'fewer than two paths' : 'all paths have the same value');
  if (n < 2) return { value: none, standardError: none };
  const meanA = compensatedSum(n, (i) => a[i]!) / n;
  const meanB = compensatedSum(n, (i) => b[i]!) / n;
  let [cross, squareA, squareB] = [0, 0, 0];
  let [product22, product31, product13, fourthA, fourthB] = [0, 0, 0, 0, 0];
  for (let i = 0; i < n; i++) {
    const x = a[i]! - meanA;
    const y = b[i]! - meanB;
    const xy = x * y;
    const xx = x * x;
    const yy = y * y;
    cross += xy;
    squareA += xx;
    squareB += yy;
    product22 += xy * xy;
    product31 += xx * xy;
    product13 += xy * yy;
    fourthA += xx * xx;
    fourthB += yy * yy;
  }
  if (!(squareA > 0 && squareB > 0)) return { value: none, standardError: none };
  const sdA = Math.sqrt(squareA);
  const sdB = Math.sqrt(squareB);
  const r = Math.min(Math.max(cross / sdA / sdB, -1), 1);
  const influence =
    (product22 / squareA / squareB) * (1 + (r * r) / 2) +
    ((r * r) / 4) * (fourthA / squareA / squareA + fourthB / squareB / squareB) -
    r * (product31 / squareA / sdA / sdB + product13 / sdA / squareB / sdB);
  return { value: r, standardError: Math.sqrt(Math.max(influence, 0)) };
}

/** Fewest paths from which a correlation gets an interval. */
const MIN_PATHS_FOR_CORRELATION_INTERVAL = 10;

/**
 * Interval of a correlation on Fisher's scale, artanh r ± z·error/(1 − r²), turned back: it stays inside (−1, 1). A correlation of ±1
 * is its own interval.
 *
 * Source: Fisher, "On the probable error of a coefficient of correlation", Metron 1 (1921), with the standard error given.
 */
export function correlationEstimate(
  { value, standardError }: CorrelationWithError,
  { n, confidence }: { readonly n: number; readonly confidence: number },
): Estimate {
  if (!isNumber(value)) return { value, low: value, high: value };
  if (!isNumber(standardError)) return { value, low: standardError, high: standardError };
  if (n < MIN_PATHS_FOR_CORRELATION_INTERVAL) {
    const few = undefinedFigure(`${n} paths, ${MIN_PATHS_FOR_CORRELATION_INTERVAL} are needed for an interval`);
    return { value, low: few, high: few };
  }
  const room = (1 - value) * (1 + value);
  if (!(room > 1e-12)) return { value, low: value, high: value };
  const centre = (log1p(value) - log1p(-value)) / 2;
  const half = (normalHalfWidth(confidence) * standardError) / room;
  return { value, low: hyperbolicTangent(centre - half), high: hyperbolicTangent(centre + half) };
}

function hyperbolicTangent(x: number): number {
  return 1 - 2 / (exp(2 * Math.min(x, 350)) + 1);
}
