import { cumulative, quantile, truncatedNormal } from './normal';
import { randomSource, threefryBlock } from './random-numbers';

const hex = (words: readonly number[]): string[] => words.map((w) => w.toString(16).padStart(8, '0'));
const ONES = 0xffffffff;

describe('Threefry4x32-20 of the reference model (Random123 kat_vectors)', () => {
  it.each([
    [[0, 0, 0, 0], [0, 0, 0, 0], '9c6ca96a e17eae66 fc10ecd4 5256a7d8'],
    [[ONES, ONES, ONES, ONES], [ONES, ONES, ONES, ONES], '2a881696 57012287 f6c7446e a16a6732'],
    [
      [0xa4093822, 0x299f31d0, 0x082efa98, 0xec4e6c89],
      [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
      '59cd1dbb b8879579 86b5d00c ac8b6d84',
    ],
  ] as const)('key %p, counter %p', (key, counter, output) => {
    expect(hex(threefryBlock([...key], [...counter]))).toEqual(output.split(' '));
  });

  it('takes the high word of a seed beyond 32 bits', () => {
    const place = { purpose: 1, entity: 0, draw: 0, lane: 0 };
    expect(randomSource(7, 0).uniform(place)).not.toBe(randomSource(7 + 2 ** 32, 0).uniform(place));
  });
});

describe('standard normal of the reference model', () => {
  it.each([
    [0.95, 1.6448536269514722],
    [0.99, 2.3263478740408408],
    [0.001, -3.090232306167813],
    [1e-10, -6.361340902404056],
  ])('quantile of %d', (p, x) => {
    expect(quantile(p)).toBeCloseTo(x, 13);
  });

  it('inverts itself from the far lower to the far upper tail', () => {
    for (const x of [-8, -6.5, -3.0001, -2.9999, -1, -1e-8, 0, 0.5, 2.5, 4]) {
      expect(quantile(cumulative(x))).toBeCloseTo(x, x > 3 ? 11 : 12);
    }
  });

  it('truncates truly: the same quantile of the part inside the bounds, mirrored or not', () => {
    const law = { mean: 0, sd: 1, low: 1, high: 2 };
    const inside = cumulative(2) - cumulative(1);
    expect(cumulative(truncatedNormal(law, 0.3))).toBeCloseTo(cumulative(1) + 0.3 * inside, 14);
    expect(truncatedNormal({ mean: 0, sd: 1, low: -2, high: -1 }, 0.7)).toBeCloseTo(-truncatedNormal(law, 0.3), 14);
  });
});
