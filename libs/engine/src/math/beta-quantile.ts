import { betaCdf, betaSurvival, type BetaShapes } from './incomplete-beta';

/** Halvings after which a bracket inside (0, 1) is one float wide or as good as. */
const MAX_STEPS = 200;

/** A probability from both sides, so that neither tail loses digits. */
export interface Tails {
  readonly lower: number;
  readonly upper: number;
}

/**
 * x with P(X <= x) = lower of a beta variable, by bisection in x and, far from 1/2, in the tail that is small: monotone in the
 * probability and within 1e-15 of the root. 0 for lower 0, 1 for upper 0.
 *
 * Verified by `draw-parameters.spec.ts`. Example: shapes 2 and 2 have the median 0.5.
 */
export function betaQuantile(shapes: BetaShapes, { lower, upper }: Tails): number {
  if (!(lower > 0)) return 0;
  if (!(upper > 0)) return 1;
  const isBelow = (x: number): boolean => (lower <= 0.5 ? betaCdf(shapes, x) < lower : betaSurvival(shapes, x) > upper);
  let low = 0;
  let high = 1;
  for (let step = 0; step < MAX_STEPS && high - low > 1e-15 * high; step++) {
    const middle = low + (high - low) / 2;
    if (isBelow(middle)) low = middle;
    else high = middle;
  }
  return low + (high - low) / 2;
}
