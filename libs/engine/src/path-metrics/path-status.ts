/**
 * Status byte of a path metric. A figure whose status is neither `defined` nor `totalLoss` has no value on that path:
 * it is left out of statistics and counted, never 0.
 */
export const PATH_STATUS = {
  defined: 0,
  noSignChange: 1,
  multipleRoots: 2,
  noRoot: 3,
  notApplicable: 4,
  totalLoss: 5,
} as const;

/** One of the status bytes. */
export type PathStatus = (typeof PATH_STATUS)[keyof typeof PATH_STATUS];

/** Name of each status byte, by its number; the words users meet in results and traces. */
export const PATH_STATUS_NAMES = [
  'defined',
  'no_sign_change',
  'multiple_roots',
  'no_root',
  'not_applicable',
  'total_loss',
] as const;

/** Whether a status byte comes with a value (`defined`, or `total_loss` whose value is −1). */
export function hasValue(status: number): boolean {
  return status === PATH_STATUS.defined || status === PATH_STATUS.totalLoss;
}
