import { normalHalfWidth } from './confidence';
import { undefinedFigure, type Estimate, type Figure } from './figure';

/** A probability estimated as a share of paths. */
export interface ProbabilityOfPaths extends Estimate {
  readonly n: number;
  /** √(p(1 − p)/n). */
  readonly standardError: Figure;
}

/** How often something happened. */
export interface Occurrences {
  readonly count: number;
  readonly n: number;
  readonly confidence: number;
}

/**
 * Share of paths with Wilson's score interval, which stays inside [0, 1] and holds its confidence near the ends.
 *
 * Source: Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927).
 * Verified by `probability.spec.ts`. Example: 15 of 148 at 95% is 0.1014 in [0.0624, 0.1605].
 */
export function probabilityEstimate({ count, n, confidence }: Occurrences): ProbabilityOfPaths {
  if (n === 0) {
    const none = undefinedFigure('no path has this figure');
    return { n, value: none, low: none, high: none, standardError: none };
  }
  const p = count / n;
  const z = normalHalfWidth(confidence);
  const z2 = z * z;
  const centre = (p + z2 / (2 * n)) / (1 + z2 / n);
  const half = (z / (1 + z2 / n)) * Math.sqrt((p * (1 - p)) / n + z2 / (4 * n * n));
  return {
    n,
    value: p,
    low: count === 0 ? 0 : Math.max(centre - half, 0),
    high: count === n ? 1 : Math.min(centre + half, 1),
    standardError: Math.sqrt((p * (1 - p)) / n),
  };
}
