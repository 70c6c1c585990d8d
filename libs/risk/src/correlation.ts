import { compensatedSum } from './compensated-sum';
import { undefinedFigure, type Figure } from './figure';

/**
 * Pearson correlation of two samples of the same paths. Undefined below two paths or when one sample is constant.
 *
 * Example: [1, 2, 3] and [2, 4, 7] have 0.9933992677987828.
 */
export function correlation(a: Float64Array, b: Float64Array): Figure {
  const n = a.length;
  if (n !== b.length) throw new RangeError(`samples of ${n} and ${b.length} paths`);
  if (n < 2) return undefinedFigure('fewer than two paths');
  const meanA = compensatedSum(n, (i) => a[i]!) / n;
  const meanB = compensatedSum(n, (i) => b[i]!) / n;
  const cross = compensatedSum(n, (i) => (a[i]! - meanA) * (b[i]! - meanB));
  const squareA = compensatedSum(n, (i) => (a[i]! - meanA) * (a[i]! - meanA));
  const squareB = compensatedSum(n, (i) => (b[i]! - meanB) * (b[i]! - meanB));
  if (!(squareA > 0 && squareB > 0)) return undefinedFigure('all paths have the same value');
  return Math.min(Math.max(cross / Math.sqrt(squareA) / Math.sqrt(squareB), -1), 1);
}
