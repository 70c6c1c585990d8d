/** Below this many values a stretch is sorted by insertion. */
const FEW = 12;

/**
 * Moves the values that would stand at `places` of the sorted array to these places: what a quantile reads, for a part of a sort's work.
 *
 * Quickselect with the median of three as its pivot, both sides of which are gone into where they hold a place. Source: Hoare, "Algorithm 65:
 * Find", Comm. ACM 4 (1961); Chambers, "Algorithm 410: Partial sorting", Comm. ACM 14 (1971). Verified by `select-places.spec.ts`.
 *
 * @param values finite numbers, changed in place
 * @param places ascending, each within the array
 */
export function selectPlaces(values: Float64Array, places: readonly number[]): void {
  selectWithin(values, places, { low: 0, high: values.length - 1, first: 0, last: places.length - 1 });
}

/** A stretch of values, and which of the places lie in it. */
interface Stretch {
  readonly low: number;
  readonly high: number;
  readonly first: number;
  readonly last: number;
}

function selectWithin(values: Float64Array, places: readonly number[], stretch: Stretch): void {
  let { low, high, first, last } = stretch;
  while (first <= last && high - low >= FEW) {
    const pivot = medianOfThree(values[low]!, values[(low + high) >> 1]!, values[high]!);
    let [up, down] = [low, high];
    while (up <= down) {
      while (values[up]! < pivot) up++;
      while (values[down]! > pivot) down--;
      if (up > down) break;
      const value = values[up]!;
      values[up++] = values[down]!;
      values[down--] = value;
    }
    // Between both sides stands the pivot: a place there is done.
    let [below, above] = [first - 1, last + 1];
    while (below < last && places[below + 1]! <= down) below++;
    while (above > first && places[above - 1]! >= up) above--;
    if (below < first) [low, first] = [up, above];
    else if (above > last) [high, last] = [down, below];
    else {
      selectWithin(values, places, { low, high: down, first, last: below });
      [low, first] = [up, above];
    }
  }
  if (first <= last) insertionSort(values, low, high);
}

function medianOfThree(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}

function insertionSort(values: Float64Array, low: number, high: number): void {
  for (let i = low + 1; i <= high; i++) {
    const value = values[i]!;
    let place = i;
    for (; place > low && values[place - 1]! > value; place--) values[place] = values[place - 1]!;
    values[place] = value;
  }
}
