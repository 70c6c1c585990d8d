/**
 * Random numbers of the reference model: Threefry4x32-20 (Salmon et al. 2011) written out round by round, §10.
 *
 * Key (seed low word, seed high word, 'IHOM', 0), counter (path, purpose, entity, draw), uniform u = (word + ½)/2³².
 */
import { quantile } from './normal';

const ROTATIONS: readonly (readonly [number, number])[] = [
  [10, 26],
  [11, 21],
  [13, 27],
  [23, 5],
  [6, 20],
  [17, 11],
  [25, 10],
  [18, 20],
];
const WORD = 4294967296;
const APPLICATION = 0x49484f4d;

type Words = [number, number, number, number];

const add = (a: number, b: number): number => (a + b) % WORD;
const rotate = (x: number, bits: number): number => ((x << bits) | (x >>> (32 - bits))) >>> 0;
const xor = (a: number, b: number): number => (a ^ b) >>> 0;

/** The four output words of one Threefry4x32-20 block. */
export function threefryBlock(key: Readonly<Words>, counter: Readonly<Words>): Words {
  const schedule = [...key, key.reduce(xor, 0x1bd11bda)];
  const word = (i: number): number => schedule[i % 5] ?? 0;
  let [a, b, c, d] = counter;
  const inject = (s: number): void => {
    a = add(a, word(s));
    b = add(b, word(s + 1));
    c = add(c, word(s + 2));
    d = add(d, word(s + 3));
    d = add(d, s);
  };
  inject(0);
  for (let round = 0; round < 20; round += 1) {
    const [first, second] = ROTATIONS[round % 8] ?? [0, 0];
    if (round % 2 === 0) {
      a = add(a, b);
      b = xor(rotate(b, first), a);
      c = add(c, d);
      d = xor(rotate(d, second), c);
    } else {
      a = add(a, d);
      d = xor(rotate(d, first), a);
      c = add(c, b);
      b = xor(rotate(b, second), c);
    }
    if (round % 4 === 3) inject((round + 1) / 4);
  }
  return [a, b, c, d];
}

/** What a random number is for: second word of the counter. */
export const PURPOSE = {
  market: 1,
  shortRate: 2,
  defaultCommon: 3,
  defaultZone: 4,
  origination: 5,
  exit: 6,
  regime: 7,
  bootstrap: 8,
  suburb: 9,
  parameter: 11,
} as const;

/** Place of one random number of a path. */
export interface Place {
  readonly purpose: number;
  readonly entity: number;
  readonly draw: number;
  readonly lane: number;
}

/** The random numbers of one path. */
export interface RandomSource {
  uniform(place: Place): number;
  normal(place: Place): number;
}

/** Random numbers of path `path` under `seed`. */
export function randomSource(seed: number, path: number): RandomSource {
  const key: Words = [seed % WORD, Math.floor(seed / WORD), APPLICATION, 0];
  const blocks = new Map<string, Words>();
  const uniform = ({ purpose, entity, draw, lane }: Place): number => {
    const name = `${purpose}/${entity}/${draw}`;
    const block = blocks.get(name) ?? threefryBlock(key, [path, purpose, entity, draw]);
    blocks.set(name, block);
    return ((block[lane] ?? 0) + 0.5) / WORD;
  };
  return { uniform, normal: (place) => quantile(uniform(place)) };
}

/** Place of period n ≥ 1 (a month or a fund year) in a series that uses four lanes a block. */
export function placeInSeries(purpose: number, entity: number, n: number): Place {
  return { purpose, entity, draw: Math.floor((n - 1) / 4), lane: (n - 1) % 4 };
}
