import { JOE_KUO_LINES } from './generated/joe-kuo';

/** Bits of a coordinate. */
const BITS = 32;

/** Dimensions that have direction numbers. */
export const SOBOL_DIMENSIONS = 1024;

/** The bits of a word in reverse order. */
export function reverseBits(word: number): number {
  let x = word;
  x = ((x >>> 1) & 0x55555555) | ((x & 0x55555555) << 1);
  x = ((x >>> 2) & 0x33333333) | ((x & 0x33333333) << 2);
  x = ((x >>> 4) & 0x0f0f0f0f) | ((x & 0x0f0f0f0f) << 4);
  x = ((x >>> 8) & 0x00ff00ff) | ((x & 0x00ff00ff) << 8);
  return ((x >>> 16) | (x << 16)) >>> 0;
}

/**
 * Direction numbers of the first `dimensions` dimensions with their bits reversed, as scrambling wants them
 * [dimension][bit of the point's number], row-major.
 *
 * Source: Joe and Kuo, "Constructing Sobol sequences with better two-dimensional projections", SIAM J. Sci. Comput. 30 (2008), set D(6).
 * Verified by `sobol.spec.ts` against points of their program.
 */
export function reversedDirections(dimensions: number): Uint32Array {
  const directions = new Uint32Array(dimensions * BITS);
  const lines = JOE_KUO_LINES.trim().split('\n');
  for (let dimension = 0; dimension < dimensions; dimension++) {
    const line = dimension === 0 ? '' : lines[dimension - 1];
    if (line === undefined) throw new RangeError(`there are ${SOBOL_DIMENSIONS} dimensions, not ${dimensions}`);
    const row = directions.subarray(dimension * BITS, (dimension + 1) * BITS);
    fillDirections(row, line.split(' ').map(Number));
    row.forEach((word, bit) => (row[bit] = reverseBits(word)));
  }
  return directions;
}

/** v_k = m_k·2^(32 − k): m of the line, then v_k = ⊕ a_j v_(k−j) ⊕ v_(k−s) ⊕ v_(k−s)/2^s. Without a line: the first dimension, all m = 1. */
function fillDirections(row: Uint32Array, [degree = 0, coefficients = 0, ...initial]: readonly number[]): void {
  for (let k = 0; k < BITS; k++) {
    const given = degree === 0 ? 1 : initial[k];
    if (given !== undefined) {
      row[k] = given << (BITS - 1 - k);
      continue;
    }
    const last = row[k - degree]!;
    let word = last ^ (last >>> degree);
    for (let j = 1; j < degree; j++) if ((coefficients >>> (degree - 1 - j)) & 1) word ^= row[k - j]!;
    row[k] = word;
  }
}

/** Coordinate of a point as a word with its bits reversed: the exclusive or of the directions of the bits of its number. */
export function reversedSobolWord(directions: Uint32Array, dimension: number, point: number): number {
  let word = 0;
  let at = dimension * BITS;
  for (let rest = point; rest !== 0; rest >>>= 1) {
    if (rest & 1) word ^= directions[at]!;
    at++;
  }
  return word;
}

/**
 * Nested uniform scramble of a coordinate whose bits are reversed; the result has them in order. Each bit is flipped or not by a hash of
 * `seed` and of the bits above it alone, so points that share an interval of length 2^−k still share one, and every block of 2^k points
 * that had one point in each still has.
 *
 * Source: Owen, "Randomly permuted (t, m, s)-nets" (1995); the hash: Laine and Karras (2011) with the constants of Vegdahl, "Building a
 * better LK hash" (2021). Verified by `sobol.spec.ts`.
 */
export function scrambled(reversedWord: number, seed: number): number {
  let x = reversedWord;
  x ^= Math.imul(x, 0x3d20adea);
  x = (x + seed) | 0;
  x = Math.imul(x, (seed >>> 16) | 1);
  x ^= Math.imul(x, 0x05526c56);
  x ^= Math.imul(x, 0x53a22864);
  return reverseBits(x);
}
