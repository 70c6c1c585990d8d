import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { randomKey } from './key';
import { threefry4x32 } from './threefry';

const ROTATIONS = [
  [10, 26],
  [11, 21],
  [13, 27],
  [23, 5],
  [6, 20],
  [17, 11],
  [25, 10],
  [18, 20],
] as const;

/** The algorithm as the paper states it, in a loop and on BigInt: shares no line with the unrolled form. */
function threefryByDefinition(key: readonly number[], counter: readonly number[]): number[] {
  const mask = 0xffffffffn;
  const k = key.map(BigInt);
  k.push(k.reduce((parity, word) => parity ^ word, 0x1bd11bdan));
  const x = counter.map((word, i) => (BigInt(word) + k[i]!) & mask);
  for (let round = 0; round < 20; round++) {
    const pairs = round % 2 === 0 ? [[0, 1], [2, 3]] : [[0, 3], [2, 1]]; // prettier-ignore
    pairs.forEach(([i, j], lane) => {
      const rotation = BigInt(ROTATIONS[round % 8]![lane as 0 | 1]);
      x[i!] = (x[i!]! + x[j!]!) & mask;
      x[j!] = (((x[j!]! << rotation) | (x[j!]! >> (32n - rotation))) & mask) ^ x[i!]!;
    });
    if (round % 4 === 3) {
      const step = (round + 1) / 4;
      for (let i = 0; i < 4; i++) x[i] = (x[i]! + k[(step + i) % 5]! + (i === 3 ? BigInt(step) : 0n)) & mask;
    }
  }
  return x.map(Number);
}

function words(key: readonly number[], counter: readonly [number, number, number, number]): number[] {
  const out = new Uint32Array(4);
  threefry4x32(Uint32Array.from(key), ...counter, out);
  return [...out];
}

describe('threefry4x32', () => {
  it.each([
    [
      [0, 0, 0, 0],
      [0, 0, 0, 0],
      [0x9c6ca96a, 0xe17eae66, 0xfc10ecd4, 0x5256a7d8],
    ],
    [
      [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff],
      [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff],
      [0x2a881696, 0x57012287, 0xf6c7446e, 0xa16a6732],
    ],
    [
      [0xa4093822, 0x299f31d0, 0x082efa98, 0xec4e6c89],
      [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
      [0x59cd1dbb, 0xb8879579, 0x86b5d00c, 0xac8b6d84],
    ],
  ] as [number[], [number, number, number, number], number[]][])(
    'gives the known answer of Random123 (kat_vectors), key %j',
    (key, counter, expected) => {
      expect(words(key, counter)).toEqual(expected);
    },
  );

  it('equals the algorithm in loop form for any key and counter', () => {
    const word = fc.integer({ min: 0, max: 0xffffffff });
    fc.assert(
      fc.property(fc.tuple(word, word, word, word), fc.tuple(word, word, word, word), (key, counter) => {
        expect(words(key, counter)).toEqual(threefryByDefinition(key, counter));
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it('keeps its bits: 40,000 words of seed 42', () => {
    const hash = createHash('sha256');
    const out = new Uint32Array(4);
    const key = randomKey(42);
    for (let path = 0; path < 100; path++) {
      for (let entity = 0; entity < 100; entity++) {
        threefry4x32(key, path, 1, entity, path ^ entity, out);
        hash.update([...out].map((w) => w.toString(16)).join());
      }
    }
    expect(hash.digest('hex')).toBe('0f6d3972f476e059a9816f2506f14977960ff1a8f2411bfc1c4a8a43ec965937');
  });
});

describe('randomKey', () => {
  it('splits the seed into two words and adds the domain words', () => {
    expect([...randomKey(42)]).toEqual([42, 0, 0x49484f4d, 0]);
    expect([...randomKey(2 ** 32 + 7)]).toEqual([7, 1, 0x49484f4d, 0]);
    expect([...randomKey(Number.MAX_SAFE_INTEGER)]).toEqual([0xffffffff, 0x1fffff, 0x49484f4d, 0]);
  });

  it.each([-1, 0.5, 2 ** 53, NaN])('refuses %p', (seed) => {
    expect(() => randomKey(seed)).toThrow(RangeError);
  });
});
