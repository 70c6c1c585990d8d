import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { normalQuantile } from '../math/normal-quantile';
import { JOE_KUO_LINES } from './generated/joe-kuo';
import { andersonDarling, chiSquare, correlation, kolmogorovSmirnov } from './goodness-of-fit.fixture';
import { randomKey } from './key';
import { reverseBits, reversedDirections, reversedSobolWord, scrambled, SOBOL_DIMENSIONS } from './sobol';
import { threefry4x32 } from './threefry';
import { uniformFromWord } from './uniform';

const DIRECTIONS = reversedDirections(SOBOL_DIMENSIONS);

/** Coordinate of a point of the sequence in Gray code order, as Joe and Kuo's program prints it. */
function published(dimension: number, n: number): number {
  return reverseBits(reversedSobolWord(DIRECTIONS, dimension, n ^ (n >>> 1))) / 4294967296;
}

/** Scramble seeds as a run has them. */
function seedsOf(seed: number, n: number): Uint32Array {
  const words = new Uint32Array(4);
  const key = randomKey(seed);
  return Uint32Array.from({ length: n }, (_, i) => {
    if ((i & 3) === 0) threefry4x32(key, 0, 10, 0, i >> 2, words);
    return words[i & 3]!;
  });
}

function scrambledUniform(dimension: number, point: number, seed: number): number {
  return uniformFromWord(scrambled(reversedSobolWord(DIRECTIONS, dimension, point), seed));
}

describe('Sobol’ points', () => {
  it('are the first ten of Joe and Kuo’s program in ten dimensions', () => {
    const points = Array.from({ length: 10 }, (_, n) => Array.from({ length: 10 }, (__, d) => published(d, n)));
    expect(points).toEqual([
      [0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
      [0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5],
      [0.75, 0.25, 0.25, 0.25, 0.75, 0.75, 0.25, 0.75, 0.75, 0.75],
      [0.25, 0.75, 0.75, 0.75, 0.25, 0.25, 0.75, 0.25, 0.25, 0.25],
      [0.375, 0.375, 0.625, 0.875, 0.375, 0.125, 0.375, 0.875, 0.875, 0.625],
      [0.875, 0.875, 0.125, 0.375, 0.875, 0.625, 0.875, 0.375, 0.375, 0.125],
      [0.625, 0.125, 0.875, 0.625, 0.625, 0.875, 0.125, 0.125, 0.125, 0.375],
      [0.125, 0.625, 0.375, 0.125, 0.125, 0.375, 0.625, 0.625, 0.625, 0.875],
      [0.1875, 0.3125, 0.9375, 0.4375, 0.5625, 0.3125, 0.4375, 0.9375, 0.9375, 0.3125],
      [0.6875, 0.8125, 0.4375, 0.9375, 0.0625, 0.8125, 0.9375, 0.4375, 0.4375, 0.8125],
    ]);
  });

  it('are those of SciPy 1.17 far out: point 1000 in dimensions 1, 2, 100, 512, 1024', () => {
    expect([0, 1, 99, 511, 1023].map((d) => published(d, 1000))).toEqual([
      0.2197265625, 0.0966796875, 0.1865234375, 0.3955078125, 0.7138671875,
    ]);
  });

  it('come from an unchanged table', () => {
    expect(createHash('sha256').update(JOE_KUO_LINES).digest('hex')).toBe(
      '591c3f46861005b408649b02e493fdef5f21a45caaa277dd6144e6889873a3cd',
    );
    expect(() => reversedDirections(SOBOL_DIMENSIONS + 1)).toThrow(RangeError);
  });

  it('have one point in each of 2^k intervals in every block of 2^k, scrambled or not, in every dimension', () => {
    const whole = fc.record({
      dimension: fc.integer({ min: 0, max: SOBOL_DIMENSIONS - 1 }),
      k: fc.integer({ min: 0, max: 9 }),
      block: fc.integer({ min: 0, max: 1000 }),
      seed: fc.integer({ min: 0, max: 0xffffffff }),
    });
    fc.assert(
      fc.property(whole, ({ dimension, k, block, seed }) => {
        const size = 1 << k;
        const numbers = Array.from({ length: size }, (_, i) => block * size + i);
        const plain = numbers.map((n) => reverseBits(reversedSobolWord(DIRECTIONS, dimension, n)) / 4294967296);
        const mixed = numbers.map((n) => scrambledUniform(dimension, n, seed));
        for (const points of [plain, mixed]) expect(new Set(points.map((u) => Math.floor(u * size))).size).toBe(size);
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it('have one point in each box of the first two dimensions, scrambled', () => {
    for (let k = 0; k <= 8; k++) {
      const [wide, high] = [2 ** k, 2 ** (8 - k)];
      const boxes = Array.from({ length: 256 }, (_, n) => {
        const [x, y] = [scrambledUniform(0, n, 0x9e3779b9), scrambledUniform(1, n, 0x12345678)];
        return Math.floor(x * wide) * high + Math.floor(y * high);
      });
      expect(new Set(boxes).size).toBe(256);
    }
  });
});

describe('scrambled', () => {
  it('is one-to-one and keeps what two coordinates share in their first bits, no more', () => {
    const word = fc.integer({ min: 0, max: 0xffffffff });
    fc.assert(
      fc.property(word, word, word, (a, b, seed) => {
        const shared = (x: number, y: number): number => Math.clz32(x ^ y);
        expect(shared(scrambled(reverseBits(a), seed), scrambled(reverseBits(b), seed))).toBe(shared(a, b));
      }),
      { seed: 1, numRuns: 2000 },
    );
  });

  it('makes every point uniform over the scrambles: χ², Kolmogorov–Smirnov, Anderson–Darling', () => {
    const seeds = seedsOf(42, 32_768);
    for (const [dimension, point] of [
      [0, 0],
      [0, 1],
      [5, 77],
      [200, 1023],
    ] as const) {
      const values = Float64Array.from(seeds, (seed) => scrambledUniform(dimension, point, seed));
      expect(Math.abs(chiSquare(values, 256) - 255)).toBeLessThan(4 * Math.sqrt(510));
      expect(kolmogorovSmirnov(values)).toBeLessThan(1.95);
      expect(andersonDarling(values)).toBeLessThan(6);
    }
  });

  it('leaves two dimensions and two seeds uncorrelated', () => {
    const first = seedsOf(42, 16_384);
    const n = first.length;
    const values = (seeds: Uint32Array, dimension: number): Float64Array =>
      Float64Array.from(seeds, (seed) => scrambledUniform(dimension, 37, seed));
    const base = values(first, 3);
    const shifted = Uint32Array.from(first, (_, i) => first[(i + 1) % n]!);
    for (const other of [values(seedsOf(43, n), 3), values(shifted, 4), values(seedsOf(42 + 2 ** 32, n), 3)]) {
      expect(Math.abs(correlation(base, other))).toBeLessThan(4 / Math.sqrt(n));
    }
  });

  it('estimates without bias, and with an error that falls far faster than 1/√n', () => {
    // E[(Z1 + Z2/2)²] = 1.25; a sum of two smooth functions and their product.
    const value = (n: number, a: number, b: number): number => {
      let sum = 0;
      for (let i = 0; i < n; i++) {
        const x = normalQuantile(scrambledUniform(0, i, a)) + normalQuantile(scrambledUniform(1, i, b)) / 2;
        sum += x * x;
      }
      return sum / n;
    };
    const seeds = seedsOf(7, 800);
    const rms = [64, 1024].map((n) => {
      const errors = Array.from({ length: 400 }, (_, i) => value(n, seeds[2 * i]!, seeds[2 * i + 1]!) - 1.25);
      const bias = errors.reduce((sum, e) => sum + e, 0) / errors.length;
      const spread = Math.sqrt(errors.reduce((sum, e) => sum + e * e, 0) / errors.length);
      expect(Math.abs(bias)).toBeLessThan((4 * spread) / Math.sqrt(errors.length));
      return spread;
    });
    expect(rms[0]! / rms[1]!).toBeGreaterThan(8); // 4 for independent points
  });
});
