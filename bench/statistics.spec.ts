import { extent, median, medianRatio } from './statistics';

describe('statistics of rounds', () => {
  it('takes the middle value, or the mean of the two in the middle', () => {
    expect(median([4, 1, 3])).toBe(3);
    expect(median([10, 9, 1, 2])).toBe(5.5);
    expect(median([7])).toBe(7);
    expect(median([])).toBeNaN();
  });

  it('leaves the rounds in the order they came', () => {
    const rounds = [3, 1, 2];
    median(rounds);
    expect(rounds).toEqual([3, 1, 2]);
  });

  it('takes ratios round by round, so a slow round of both does not count', () => {
    expect(medianRatio([2, 30, 4], [1, 10, 4])).toBe(2);
    expect(medianRatio([1.1, 11, 1.1], [1, 10, 1])).toBeCloseTo(1.1, 12);
    expect(() => medianRatio([1], [])).toThrow('both figures of each round');
  });

  it('gives least and greatest', () => {
    expect(extent([2, 9, 4])).toEqual([2, 9]);
  });
});
