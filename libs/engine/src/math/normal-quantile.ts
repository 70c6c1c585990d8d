/**
 * Standard normal quantile by table: the tail probability's binade is cut into 32 cells with a polynomial of degree 6 each; the far tail
 * (one draw in 512) takes Wichura's rational approximation. No branch depends on the sign, which a processor can't predict.
 *
 * Source: piecewise Chebyshev interpolation, computed by `reference/quantile-table.ts`. Verified by `normal-quantile.spec.ts`.
 */
import { FLOAT_VIEW, HIGH_WORD, WORD_VIEW } from './float-bits';
import { QUANTILE_TABLE } from './generated/quantile-table';
import { wichuraQuantile } from './wichura-quantile';

const TABLE = QUANTILE_TABLE;
const FLOAT = FLOAT_VIEW;
const WORDS = WORD_VIEW;
const HIGH = HIGH_WORD;

const FIRST_CELL = 0x3f500000 >> 15; // high word of 2^−10; a cell is one step of the word's top 17 bits
const CELLS = 288;
const SIDE = Float64Array.of(1, -1);

/**
 * x with P(Z <= x) = u; relative error below 5e-15. normalQuantile(0) = −∞, normalQuantile(1) = ∞, outside [0, 1] NaN.
 * Strictly increasing over the grid (w + 0.5)·2^−32 of `uniformFromWord`, and antisymmetric about 1/2 there.
 *
 * Example: `normalQuantile(0.975)` = 1.959963984540054.
 */
export function normalQuantile(u: number): number {
  const tail = u < 0.015625 ? u : 0.5 - Math.abs(u - 0.5);
  FLOAT[0] = tail;
  const cell = (WORDS[HIGH]! >> 15) - FIRST_CELL;
  if (cell < 0 || cell >= CELLS) return wichuraQuantile(u);
  const row = cell << 3;
  const s = tail - TABLE[row + 7]!;
  const s2 = s * s;
  const low = TABLE[row]! + s * TABLE[row + 1]! + s2 * (TABLE[row + 2]! + s * TABLE[row + 3]!);
  const high = TABLE[row + 4]! + s * TABLE[row + 5]! + s2 * TABLE[row + 6]!;
  return SIDE[(u + u) | 0]! * (low + s2 * s2 * high);
}
