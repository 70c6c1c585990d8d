import { normalCdf } from '@ihome/engine';

import { meanAbsolute, normalCrps, sampleCrps } from './crps';

/** Distribution of the log growth of an index from an origin to a horizon, as a model sees it from the origin. */
export interface Forecast {
  /** P(growth ≤ y). */
  cdf(y: number): number;
  /** Continuous ranked probability score of the outcome y. */
  crps(y: number): number;
}

/** A normal forecast. */
export function normalForecast(moments: { readonly mean: number; readonly deviation: number }): Forecast {
  return {
    cdf: (y) => normalCdf((y - moments.mean) / moments.deviation),
    crps: (y) => normalCrps(moments, y),
  };
}

/** One normal of a mixture. */
export interface Component {
  readonly weight: number;
  readonly mean: number;
  readonly variance: number;
}

/**
 * A mixture of normals; CRPS = Σ w_i A(y − μ_i, σ_i²) − ½ ΣΣ w_i w_j A(μ_i − μ_j, σ_i² + σ_j²), A(m, v) = E|N(m, v)| (Grimit,
 * Gneiting, Berrocal and Johnson, QJRMS 132, 2006).
 */
export function mixtureForecast(components: readonly Component[]): Forecast {
  let spread = 0;
  components.forEach((a, i) => {
    for (let j = 0; j <= i; j++) {
      const b = components[j]!;
      const twice = j < i ? 2 : 1;
      spread += twice * a.weight * b.weight * meanAbsolute(a.mean - b.mean, a.variance + b.variance);
    }
  });
  return {
    cdf: (y) =>
      components.reduce(
        (sum, { weight, mean, variance }) => sum + weight * normalCdf((y - mean) / Math.sqrt(variance)),
        0,
      ),
    crps: (y) =>
      components.reduce((sum, { weight, mean, variance }) => sum + weight * meanAbsolute(y - mean, variance), 0) -
      spread / 2,
  };
}

/** A forecast by simulated outcomes. */
export function sampleForecast(outcomes: Float64Array): Forecast {
  const sorted = outcomes.slice().sort();
  return {
    cdf: (y) => {
      let [low, high] = [0, sorted.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (sorted[middle]! <= y) low = middle + 1;
        else high = middle;
      }
      return low / sorted.length;
    },
    crps: (y) => sampleCrps(sorted, y),
  };
}
