import { normalCdf, normalPdf } from '@ihome/engine';

const ROOT_PI = Math.sqrt(Math.PI);

/**
 * Continuous ranked probability score of N(mean, deviation²) for the outcome y: σ(z(2Φ(z) − 1) + 2φ(z) − 1/√π), z = (y − mean)/σ.
 * In the units of y, 0 for a sure and right forecast. Source: Gneiting and Raftery, JASA 102 (2007), eq. 21.
 */
export function normalCrps(
  { mean, deviation }: { readonly mean: number; readonly deviation: number },
  y: number,
): number {
  const z = (y - mean) / deviation;
  return deviation * (z * (2 * normalCdf(z) - 1) + 2 * normalPdf(z) - 1 / ROOT_PI);
}

/** E|X| of X ~ N(mean, variance). */
export function meanAbsolute(mean: number, variance: number): number {
  if (!(variance > 0)) return Math.abs(mean);
  const deviation = Math.sqrt(variance);
  const z = mean / deviation;
  return mean * (2 * normalCdf(z) - 1) + 2 * deviation * normalPdf(z);
}

/** CRPS of a sample, its empirical distribution taken as the forecast: mean|x − y| − ½·mean|x − x′|. `sorted` ascends. */
export function sampleCrps(sorted: Float64Array, y: number): number {
  const n = sorted.length;
  let distance = 0;
  let spread = 0;
  for (let i = 0; i < n; i++) {
    distance += Math.abs(sorted[i]! - y);
    spread += (2 * i + 1 - n) * sorted[i]!;
  }
  return distance / n - spread / (n * n);
}
