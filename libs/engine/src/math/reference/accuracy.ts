/** What the accuracy specs of this folder share: where to look, and how far off a function is there. */
import { fixed, ulpError } from './fixed-point';

/** `count` arguments spread over [from, to] by the golden ratio, which leaves no pattern with binary cells. */
export function spread(from: number, to: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => from + (to - from) * ((i * 0.6180339887498949 + 0.5) % 1));
}

/** Largest error of `calculate` over `xs` in units of the last place of the exact value. */
export function worstUlp(
  calculate: (x: number) => number,
  exact: (x: bigint) => bigint,
  xs: readonly number[],
): number {
  return xs.reduce((worst, x) => Math.max(worst, ulpError(calculate(x), exact(fixed(x)))), 0);
}

/** Bits of `calculate` over `xs` as text, to pin with a hash. */
export function bitText(calculate: (x: number) => number, xs: readonly number[]): string {
  return [...new BigUint64Array(Float64Array.from(xs, calculate).buffer)].map((b) => b.toString(16)).join();
}
