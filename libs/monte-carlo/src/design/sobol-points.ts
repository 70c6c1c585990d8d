import { reversedDirections, reversedSobolWord, scrambled } from '@ihome/engine';
import { designStream } from './design-stream';
import type { PointRequest, UnitPoints } from './unit-points';

/**
 * The first points of the Sobol' sequence, each dimension under a nested uniform scramble of its own. A power of two of them has one point
 * in each interval of equal length in every dimension, and is as even in every pair.
 *
 * Source: see `sobol.ts` of the engine. Verified by `unit-points.spec.ts`.
 */
export function sobolPoints({ samples, dimensions, seed }: PointRequest): UnitPoints {
  const directions = reversedDirections(dimensions);
  return Array.from({ length: dimensions }, (_, dimension) => {
    const scramble = designStream(seed, dimension).next();
    return Float64Array.from(
      { length: samples },
      (_point, point) => scrambled(reversedSobolWord(directions, dimension, point), scramble) / 4294967296,
    );
  });
}
