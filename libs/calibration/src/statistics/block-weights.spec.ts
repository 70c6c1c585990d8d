import { drawBlocks, monthWeights } from './block-weights';

const DRAW = { seed: 5, count: 300, length: 300, blockMonths: 30, replications: 40 };

describe('drawBlocks', () => {
  it('draws whole blocks of the mean length, the same for the same seed', () => {
    const draws = drawBlocks(DRAW);
    expect(drawBlocks(DRAW)).toEqual(draws);
    expect(drawBlocks({ ...DRAW, seed: 6 })).not.toEqual(draws);
    const steps = draws.flatMap((months) => [...months].slice(1).map((month, i) => month - months[i]!));
    const breaks = steps.filter((step) => step !== 1 && step !== 1 - DRAW.count).length;
    // Binomial with 1/30 (a new block may happen to go on): four standard deviations.
    const expected = steps.length / DRAW.blockMonths;
    expect(Math.abs(breaks - expected)).toBeLessThan(
      4 * Math.sqrt(expected) + steps.length / DRAW.blockMonths / DRAW.count,
    );
  });

  it('gives weights that count the months of a zone', () => {
    expect([...monthWeights(Int32Array.of(0, 3, 3, 4, 9), 3, 4)]).toEqual([2, 1, 0, 0]);
  });
});
