import { uniformFloat32 } from 'pure-rand/distribution/uniformFloat32';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';
import { designStream } from './design-stream';
import type { PointRequest, UnitPoints } from './unit-points';

/**
 * Latin hypercube: in every dimension exactly one point in each of `samples` intervals of equal length, uniform within it, the intervals in
 * an order of their own in every dimension.
 *
 * Source: McKay, Beckman and Conover, Technometrics 21 (1979). Verified by `unit-points.spec.ts`.
 */
export function latinHypercubePoints({ samples, dimensions, seed }: PointRequest): UnitPoints {
  return Array.from({ length: dimensions }, (_, dimension) => {
    const stream = designStream(seed, dimension);
    const strata = shuffledStrata(samples, stream);
    // 24 bits within an interval: the sum is exact, so rounding takes no point into the next interval.
    return strata.map((stratum) => (stratum + uniformFloat32(stream)) / samples);
  });
}

/** 0 to count − 1 in random order (Fisher and Yates). */
function shuffledStrata(count: number, stream: RandomGenerator): Float64Array {
  const strata = Float64Array.from({ length: count }, (_, i) => i);
  for (let last = count - 1; last > 0; last--) {
    const other = uniformInt(stream, 0, last);
    [strata[last], strata[other]] = [strata[other]!, strata[last]!];
  }
  return strata;
}
