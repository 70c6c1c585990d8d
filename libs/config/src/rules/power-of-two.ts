/** Whether n is one of 1, 2, 4, 8, …; false for 0. */
export function isPowerOfTwo(n: number): boolean {
  return n >= 1 && largestPowerOfTwo(n) === n;
}

/** The largest power of two that is not above n, n at least 1. */
export function largestPowerOfTwo(n: number): number {
  let power = 1;
  while (2 * power <= n) power *= 2;
  return power;
}
