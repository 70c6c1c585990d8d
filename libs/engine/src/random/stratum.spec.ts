import fc from 'fast-check';
import { chiSquare, correlation } from './goodness-of-fit.fixture';
import { randomKey } from './key';
import { stratum } from './stratum';
import { threefry4x32 } from './threefry';

/** Seeds as a run has them. */
function seeds(n: number): Uint32Array {
  const words = new Uint32Array(4);
  const key = randomKey(42);
  return Uint32Array.from({ length: n }, (_, i) => {
    if ((i & 3) === 0) threefry4x32(key, 0, 10, 0, i >> 2, words);
    return words[i & 3]!;
  });
}

describe('stratum', () => {
  it('gives every point a stratum of its own, for any number of them and any seed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 700 }), fc.integer({ min: 0, max: 0xffffffff }), (n, seed) => {
        const taken = new Set(Array.from({ length: n }, (_, point) => stratum(point, n, seed)));
        expect(taken.size).toBe(n);
        expect(Math.min(...taken)).toBe(0);
        expect(Math.max(...taken)).toBe(n - 1);
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it('puts a point into every stratum with the same chance', () => {
    const many = seeds(16_384);
    for (const [point, n] of [
      [0, 256],
      [100, 256],
      [299, 300],
    ] as const) {
      const places = Float64Array.from(many, (seed) => (stratum(point, n, seed) + 0.5) / n);
      const cells = n === 300 ? 100 : 64;
      expect(Math.abs(chiSquare(places, cells) - cells + 1)).toBeLessThan(4 * Math.sqrt(2 * cells));
    }
  });

  it('orders two dimensions independently', () => {
    const n = 256;
    const many = seeds(4000);
    const squares = Array.from({ length: 2000 }, (_, i) => {
      const order = (seed: number): Float64Array => Float64Array.from({ length: n }, (__, p) => stratum(p, n, seed));
      return correlation(order(many[2 * i]!), order(many[2 * i + 1]!)) ** 2 * (n - 1);
    });
    // χ² with one degree of freedom: mean 1, variance 2.
    const mean = squares.reduce((sum, x) => sum + x, 0) / squares.length;
    expect(Math.abs(mean - 1)).toBeLessThan(4 * Math.sqrt(2 / squares.length));
  });
});
