/** For specs: how far a sample is from the law it should have. */
import { log } from '../math/log';

/** √n · sup |empirical − uniform|; above 1.95 with probability 0.001. */
export function kolmogorovSmirnov(values: Float64Array): number {
  const sorted = values.slice().sort();
  const n = sorted.length;
  let largest = 0;
  sorted.forEach((u, i) => (largest = Math.max(largest, u - i / n, (i + 1) / n - u)));
  return largest * Math.sqrt(n);
}

/** Anderson–Darling A² against the uniform; above 6.0 with probability 0.001. */
export function andersonDarling(values: Float64Array): number {
  const sorted = values.slice().sort();
  const n = sorted.length;
  let sum = 0;
  for (let i = 0; i < n; i++) sum += (2 * i + 1) * (log(sorted[i]!) + log(1 - sorted[n - 1 - i]!));
  return -n - sum / n;
}

/** Pearson's. */
export function correlation(a: Float64Array, b: Float64Array): number {
  const n = a.length;
  const mean = (v: Float64Array): number => v.reduce((s, x) => s + x, 0) / n;
  const [ma, mb] = [mean(a), mean(b)];
  let [ab, aa, bb] = [0, 0, 0];
  for (let i = 0; i < n; i++) {
    ab += (a[i]! - ma) * (b[i]! - mb);
    aa += (a[i]! - ma) ** 2;
    bb += (b[i]! - mb) ** 2;
  }
  return ab / Math.sqrt(aa * bb);
}

/** χ² of a sample of (0, 1) over equal cells; mean cells − 1, variance twice that. */
export function chiSquare(values: Float64Array, cells: number): number {
  const counts = new Float64Array(cells);
  for (const u of values) counts[Math.floor(u * cells)]! += 1;
  const expected = values.length / cells;
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}
