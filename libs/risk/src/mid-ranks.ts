/** Ranks of a sample. */
export interface MidRanks {
  /** 0-based position among the sorted values of the first one equal to this path's. */
  readonly positions: Int32Array;
  /** (mean rank − ½)/n of each path, in (0, 1): equal values share theirs. Mean ½. */
  readonly ranks: Float64Array;
}

/**
 * Ranks of `values` by search in their sorted copy, which a table of equal steps of value narrows to a few places.
 *
 * @param sorted the same values, ascending
 */
export function midRanks(values: Float64Array, sorted: Float64Array): MidRanks {
  const n = values.length;
  const ends = new Int32Array(n);
  for (let i = n - 1; i >= 0; i--) ends[i] = i + 1 < n && sorted[i + 1] === sorted[i] ? ends[i + 1]! : i + 1;
  const steps = valueSteps(sorted);
  const positions = new Int32Array(n);
  const ranks = new Float64Array(n);
  for (let path = 0; path < n; path++) {
    const value = values[path]!;
    const step = stepOf(steps, value);
    let low = steps.starts[step]!;
    let high = Math.min(steps.starts[step + 1]!, n - 1);
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

/** Where each step of value begins among sorted values. */
interface ValueSteps {
  readonly least: number;
  /** Steps to one unit of value; 0 where all values are one step. */
  readonly scale: number;
  /** First place whose value is in this step or a later one, for each step and for the end. */
  readonly starts: Int32Array;
}

function valueSteps(sorted: Float64Array): ValueSteps {
  const n = sorted.length;
  const least = sorted[0] ?? 0;
  const scale = n / ((sorted[n - 1] ?? 0) - least);
  const steps = { least, scale: scale < Infinity ? scale : 0, starts: new Int32Array(n + 1).fill(n) };
  for (let i = n - 1; i >= 0; i--) steps.starts[stepOf(steps, sorted[i]!)] = i;
  for (let step = n - 1; step >= 0; step--) {
    steps.starts[step] = Math.min(steps.starts[step]!, steps.starts[step + 1]!);
  }
  return steps;
}

function stepOf({ least, scale, starts }: ValueSteps, value: number): number {
  return scale === 0 ? 0 : Math.min(Math.floor((value - least) * scale), starts.length - 2);
}
