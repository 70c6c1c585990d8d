/** Horizons whose standard deviations a fit matches: 1, 5 and 10 years, in months. */
export const MATCHED_HORIZONS = [12, 60, 120] as const;

/** Whether a series of that many returns holds at least two windows of the horizon side by side: fewer say nothing of a spread. */
export function holdsHorizon(returns: number, horizon: number): boolean {
  return returns >= 2 * horizon;
}
