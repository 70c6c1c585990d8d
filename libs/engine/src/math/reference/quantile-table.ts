/** The table of `normalQuantile`, computed from its definition: what `tools/math-tables.ts` writes and the specs compare with. */
import { wichuraQuantile } from '../wichura-quantile';
import {
  ONE,
  PI,
  divide,
  expFixed,
  fixed,
  multiply,
  normalCdfFixed,
  sinFixed,
  sqrtFixed,
  toNumber,
} from './fixed-point';

/** Binades of the table: tail probabilities from 2^−10 to 1/2. */
export const QUANTILE_BINADES = 9;

/** Equal cells a binade. */
export const QUANTILE_CELLS_PER_BINADE = 32;

/** Degree of a cell's polynomial. */
const DEGREE = 6;

/** Quantile of v by one Newton step from a float64 start: 1e-16 squared. */
function exactQuantile(v: bigint): bigint {
  const start = fixed(wichuraQuantile(toNumber(v)));
  const density = divide(expFixed(-multiply(start, start) / 2n), sqrtFixed(2n * PI));
  const error = divide(v - normalCdfFixed(start), density);
  return start + error + multiply(multiply(start, multiply(error, error)), ONE / 2n);
}

/** Chebyshev node cos(π(2i + 1)/(2n)). */
function chebyshevNode(i: number, n: number): bigint {
  return sinFixed(PI / 2n - (PI * BigInt(2 * i + 1)) / BigInt(2 * n));
}

/**
 * Row of one cell: coefficients of s^0..s^6 in s = v − top, then top, as float64 bits. The polynomial interpolates the quantile at the
 * Chebyshev nodes of the cell; in the cell that ends at 1/2 it also vanishes at 1/2, so small quantiles keep their relative accuracy.
 */
export function quantileRowBits(cell: number): bigint[] {
  const binade = Math.floor(cell / QUANTILE_CELLS_PER_BINADE);
  const start = ONE >> BigInt(QUANTILE_BINADES + 1 - binade);
  const width = start / BigInt(QUANTILE_CELLS_PER_BINADE);
  const top = start + width * BigInt((cell % QUANTILE_CELLS_PER_BINADE) + 1);
  const endsAtHalf = top === ONE / 2n;
  const free = endsAtHalf ? DEGREE : DEGREE + 1;
  const nodes = Array.from({ length: free }, (_, i) => (multiply(chebyshevNode(i, free), width) - width) / 2n);
  const values = nodes.map((s) => exactQuantile(top + s));
  const coefficients = monomials(nodes, endsAtHalf ? values.map((value, i) => divide(value, nodes[i]!)) : values);
  if (endsAtHalf) coefficients.unshift(0n);
  return [...coefficients, top].map((c) => new BigUint64Array(Float64Array.of(toNumber(c)).buffer)[0]!);
}

/** Coefficients of the interpolating polynomial, by divided differences. */
function monomials(nodes: readonly bigint[], values: readonly bigint[]): bigint[] {
  const differences = [...values];
  for (let order = 1; order < nodes.length; order++) {
    for (let i = nodes.length - 1; i >= order; i--) {
      differences[i] = divide(differences[i]! - differences[i - 1]!, nodes[i]! - nodes[i - order]!);
    }
  }
  let polynomial: bigint[] = [];
  for (let i = nodes.length - 1; i >= 0; i--) {
    const shifted = [0n, ...polynomial];
    polynomial = shifted.map((c, j) => c - multiply(nodes[i]!, polynomial[j] ?? 0n));
    polynomial[0] = polynomial[0]! + differences[i]!;
  }
  return polynomial;
}
