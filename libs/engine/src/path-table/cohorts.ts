import { EXIT_CAUSES } from '../exit/exit-cause';
import type { Positions } from '../positions';

/**
 * What every cohort keeps over the paths of a block: sums over paths of its number of positions, its advances and its cash, their squares,
 * and advances times cash; so that means and the multiple come with standard errors.
 */
export const COHORT_SUMS = [
  'count',
  'count_squares',
  'advance',
  'advance_squares',
  'paid',
  'paid_squares',
  'advance_paid',
] as const;

/** Figures of a cohort on one path: positions, advances, cash. */
const FIGURES = 3;

/** A cohort is a vintage (fund year of origination), a cause of exit and a zone: [vintage][cause][zone], row-major. */
export interface CohortShape {
  /** Last month of the series. */
  readonly horizonMonths: number;
  /** Zones of the configuration. */
  readonly zones: number;
}

/** Vintages of a horizon: month m belongs to fund year ⌊m/12⌋ + 1. */
export function vintageCount({ horizonMonths }: Pick<CohortShape, 'horizonMonths'>): number {
  return Math.floor(horizonMonths / 12) + 1;
}

/** Cohorts of a shape. */
export function cohortCount(shape: CohortShape): number {
  return vintageCount(shape) * EXIT_CAUSES.length * shape.zones;
}

/** The cohorts of one path: buffers that every path writes anew. */
export interface CohortBuffers {
  readonly zones: number;
  /** [cohort][figure], row-major; 0 but while a path is added. */
  readonly figures: Float64Array;
  /** Cohorts that the path has touched. */
  readonly touched: Int32Array;
}

/** Buffers for the cohorts of a shape. */
export function createCohortBuffers(shape: CohortShape): CohortBuffers {
  const cohorts = cohortCount(shape);
  return {
    zones: shape.zones,
    figures: new Float64Array(cohorts * FIGURES),
    touched: new Int32Array(cohorts),
  };
}

/** Adds a path's positions to the sums of a block, which start at `sums[start]`. No allocation. */
export function addCohorts(
  { zones, figures, touched }: CohortBuffers,
  positions: Positions,
  { sums, start }: { readonly sums: Float64Array; readonly start: number },
): void {
  let cohorts = 0;
  for (let i = 0; i < positions.count; i++) {
    const vintage = Math.floor(positions.originationMonth[i]! / 12);
    const cohort = (vintage * EXIT_CAUSES.length + positions.cause[i]!) * zones + positions.zone[i]!;
    const at = cohort * FIGURES;
    if (figures[at] === 0) touched[cohorts++] = cohort;
    figures[at]! += 1;
    figures[at + 1]! += positions.advance[i]!;
    figures[at + 2]! += positions.paid[i]!;
  }
  for (let k = 0; k < cohorts; k++) {
    const at = touched[k]! * FIGURES;
    const count = figures[at]!;
    const advance = figures[at + 1]!;
    const paid = figures[at + 2]!;
    const to = start + touched[k]! * COHORT_SUMS.length;
    sums[to]! += count;
    sums[to + 1]! += count * count;
    sums[to + 2]! += advance;
    sums[to + 3]! += advance * advance;
    sums[to + 4]! += paid;
    sums[to + 5]! += paid * paid;
    sums[to + 6]! += advance * paid;
    figures.fill(0, at, at + FIGURES);
  }
}
