import { latinHypercubePoints } from './latin-hypercube-points';
import { randomPoints } from './random-points';
import { sobolPoints } from './sobol-points';

/** Designs that take points of the unit cube. */
export const SAMPLED_KINDS = ['random', 'latin_hypercube', 'sobol'] as const;

/** A design that takes points of the unit cube. */
export type SampledKind = (typeof SAMPLED_KINDS)[number];

/** How many points of a unit cube, and of how many dimensions. */
export interface PointRequest {
  readonly samples: number;
  readonly dimensions: number;
  readonly seed: number;
}

/** Coordinates in [0, 1) [dimension][sample]. */
export type UnitPoints = readonly Float64Array[];

/** The points of a design; the same request gives the same points. */
export function unitPoints(kind: SampledKind, request: PointRequest): UnitPoints {
  switch (kind) {
    case 'random':
      return randomPoints(request);
    case 'latin_hypercube':
      return latinHypercubePoints(request);
    case 'sobol':
      return sobolPoints(request);
  }
}
