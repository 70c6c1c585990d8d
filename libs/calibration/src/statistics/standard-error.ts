/** Standard deviation (n − 1) of an estimate over bootstrap replications: its standard error. */
export function standardError(estimates: readonly number[]): number {
  const n = estimates.length;
  let sum = 0;
  for (const x of estimates) sum += x;
  let squares = 0;
  for (const x of estimates) squares += (x - sum / n) * (x - sum / n);
  return Math.sqrt(squares / (n - 1));
}
