import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { designStream } from './design-stream';
import type { PointRequest, UnitPoints } from './unit-points';

/** Independent uniform points. Verified by `unit-points.spec.ts`. */
export function randomPoints({ samples, dimensions, seed }: PointRequest): UnitPoints {
  return Array.from({ length: dimensions }, (_, dimension) => {
    const stream = designStream(seed, dimension);
    return Float64Array.from({ length: samples }, () => uniformFloat64(stream));
  });
}
