/** For specs: mean of a sample and its standard error. */
export interface SampleMean {
  readonly mean: number;
  readonly standardError: number;
}

/** Mean of independent values and its standard error. */
function sampleMean(values: readonly number[] | Float64Array): SampleMean {
  let sum = 0;
  for (const value of values) sum += value;
  const mean = sum / values.length;
  let squares = 0;
  for (const value of values) squares += (value - mean) * (value - mean);
  return { mean, standardError: Math.sqrt(squares / (values.length - 1) / values.length) };
}

/** How many standard errors the sample mean lies from `expected`; Monte Carlo tests pass within ±4. */
export function standardErrorsFrom(values: readonly number[] | Float64Array, expected: number): number {
  const { mean, standardError } = sampleMean(values);
  return (mean - expected) / standardError;
}
