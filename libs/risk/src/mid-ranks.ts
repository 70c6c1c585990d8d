/** Ranks of a sample. */
export interface MidRanks {
  /** 0-based position among the sorted values of the first one equal to this path's. */
  readonly positions: Int32Array;
  /** (mean rank − ½)/n of each path, in (0, 1): equal values share theirs. Mean ½. */
  readonly ranks: Float64Array;
}

/**
 * Ranks of `values` by binary search in their sorted copy.
 *
 * @param sorted the same values, ascending
 */
export function midRanks(values: Float64Array, sorted: Float64Array): MidRanks {
  const n = values.length;
  const ends = new Int32Array(n);
  for (let i = n - 1; i >= 0; i--) ends[i] = i + 1 < n && sorted[i + 1] === sorted[i] ? ends[i + 1]! : i + 1;
  const positions = new Int32Array(n);
  const ranks = new Float64Array(n);
  for (let path = 0; path < n; path++) {
    const value = values[path]!;
    let low = 0;
    let high = n - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle]! < value) low = middle + 1;
      else high = middle;
    }
    positions[path] = low;
    ranks[path] = (low + ends[low]!) / 2 / n;
  }
  return { positions, ranks };
}
