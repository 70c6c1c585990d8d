/** The values that are not NaN, in their order: the array itself where all are. */
export function knownValues(values: Float64Array): Float64Array {
  let n = 0;
  for (let i = 0; i < values.length; i++) if (values[i] === values[i]) n++;
  if (n === values.length) return values;
  const known = new Float64Array(n);
  for (let i = 0, place = 0; place < n; i++) if (values[i] === values[i]) known[place++] = values[i]!;
  return known;
}
