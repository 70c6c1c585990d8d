/**
 * Cumulative share placed at fraction t of a period when `firstHalf` of it falls in the first half: linear within halves.
 * Example: firstHalf 0.6 → 0.3 at t = 1/4, 0.6 at 1/2, 0.8 at 3/4.
 */
export function loadedHalves(firstHalf: number, t: number): number {
  return t <= 0.5 ? 2 * firstHalf * t : firstHalf + 2 * (1 - firstHalf) * (t - 0.5);
}
