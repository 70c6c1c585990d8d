/** Median of one or more values; of an even number, the mean of the two in the middle. NaN of none. Example: median([4, 1, 3]) = 3. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)] ?? NaN;
  return Number.isInteger(middle) ? ((sorted[middle - 1] ?? NaN) + upper) / 2 : upper;
}

/**
 * Median of the ratios of each round's two figures. Both of a round met the same machine, so a slow moment cancels, which it does not
 * in a ratio of medians. Example: medianRatio([2, 30, 4], [1, 10, 4]) = 2.
 *
 * @throws Error when the two differ in length.
 */
export function medianRatio(numerators: readonly number[], denominators: readonly number[]): number {
  if (numerators.length !== denominators.length) throw new Error('A ratio of rounds needs both figures of each round.');
  return median(numerators.map((value, round) => value / (denominators[round] ?? NaN)));
}

/** Least and greatest of one or more values. */
export function extent(values: readonly number[]): readonly [least: number, greatest: number] {
  return [Math.min(...values), Math.max(...values)];
}
