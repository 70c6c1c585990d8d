/**
 * k-th smallest (0-based) of values[0..count−1], by quickselect with the middle element as pivot (C. A. R. Hoare, *Algorithm 65: FIND*,
 * 1961). Reorders the range so that no later element is smaller. Precondition: 0 ≤ k < count, no NaN.
 */
export function selectSmallest(
  values: Float64Array,
  { count, k }: { readonly count: number; readonly k: number },
): number {
  let low = 0;
  let high = count - 1;
  while (low < high) {
    const pivot = values[(low + high) >> 1]!;
    let i = low;
    let j = high;
    while (i <= j) {
      while (values[i]! < pivot) i++;
      while (values[j]! > pivot) j--;
      if (i <= j) {
        const swap = values[i]!;
        values[i] = values[j]!;
        values[j] = swap;
        i++;
        j--;
      }
    }
    if (k <= j) high = j;
    else if (k >= i) low = i;
    else break;
  }
  return values[k]!;
}

/**
 * Type-7 quantile (Hyndman and Fan 1996; the default of R and NumPy) of values[0..count−1], which it reorders.
 * Example: type 7 of [1, 81, 82, 83, 84, 85] at 10% → 41.
 */
export function quantileInPlace(
  values: Float64Array,
  { count, p }: { readonly count: number; readonly p: number },
): number {
  const position = (count - 1) * p;
  const k = Math.floor(position);
  const lower = selectSmallest(values, { count, k });
  if (k + 1 >= count) return lower;
  let upper = Infinity;
  for (let i = k + 1; i < count; i++) upper = Math.min(upper, values[i]!);
  return lower + (position - k) * (upper - lower);
}
