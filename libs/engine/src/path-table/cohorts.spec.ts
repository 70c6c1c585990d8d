import { EXIT_CAUSES } from '../exit/exit-cause';
import { createPositions } from '../positions';
import { addCohorts, cohortCount, COHORT_SUMS, createCohortBuffers, vintageCount } from './cohorts';

const SHAPE = { horizonMonths: 24, zones: 2 };

/** Positions of a path: origination month, cause, zone, advance, paid. */
function positionsOf(rows: readonly (readonly [number, number, number, number, number])[]) {
  const positions = createPositions(rows.length);
  rows.forEach(([month, cause, zone, advance, paid], i) => {
    positions.originationMonth[i] = month;
    positions.cause[i] = cause;
    positions.zone[i] = zone;
    positions.advance[i] = advance;
    positions.paid[i] = paid;
  });
  positions.count = rows.length;
  return positions;
}

test('sums and squares of a path stand in its cohorts, path after path, and nowhere else', () => {
  const buffers = createCohortBuffers(SHAPE);
  const cohorts = cohortCount(SHAPE);
  const start = 3;
  const sums = new Float64Array(start + cohorts * COHORT_SUMS.length);
  const twoOfOne = positionsOf([
    [11, 2, 1, 100, 30],
    [0, 2, 1, 50, 80],
    [12, 0, 0, 10, 20],
  ]);
  addCohorts(buffers, twoOfOne, { sums, start });
  addCohorts(buffers, positionsOf([[5, 2, 1, 7, 9]]), { sums, start });
  const cohort = (vintage: number, cause: number, zone: number): number[] => {
    const at = start + ((vintage * EXIT_CAUSES.length + cause) * 2 + zone) * COHORT_SUMS.length;
    return [...sums.subarray(at, at + COHORT_SUMS.length)];
  };
  expect(cohort(0, 2, 1)).toEqual([3, 5, 157, 150 * 150 + 49, 119, 110 * 110 + 81, 150 * 110 + 63]);
  expect(cohort(1, 0, 0)).toEqual([1, 1, 10, 100, 20, 400, 200]);
  expect(sums.filter((sum) => sum !== 0)).toHaveLength(2 * COHORT_SUMS.length);
  expect(buffers.figures.every((figure) => figure === 0)).toBe(true);
});

test('the last month of a horizon has a vintage', () => {
  expect([vintageCount({ horizonMonths: 23 }), vintageCount(SHAPE)]).toEqual([2, 3]);
});
