import fc from 'fast-check';
import { closestWord, editDistance } from './suggestion';

describe('editDistance', () => {
  it.each([
    ['rate', 'rate', 0],
    ['rate', 'raet', 1],
    ['rate', 'rates', 1],
    ['kitten', 'sitting', 3],
    ['', 'abc', 3],
  ])('%s to %s is %i', (a, b, distance) => {
    expect(editDistance(a, b)).toBe(distance);
  });

  it('is symmetric and at most the longer word', () => {
    const word = fc.stringMatching(/^[a-d]{0,8}$/);
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(editDistance(a, b)).toBe(editDistance(b, a));
        expect(editDistance(a, b)).toBeLessThanOrEqual(Math.max(a.length, b.length));
        expect(editDistance(a, b) === 0).toBe(a === b);
      }),
      { seed: 5, numRuns: 300 },
    );
  });
});

describe('closestWord', () => {
  it('finds the closest and gives up on the far', () => {
    expect(closestWord('hurdel_rate', ['hurdle_type', 'hurdle_rate'])).toBe('hurdle_rate');
    expect(closestWord('Green', ['green', 'red'])).toBe('green');
    expect(closestWord('leverage', ['fund', 'fees'])).toBeNull();
    expect(closestWord('x', ['ab', 'y'])).toBeNull();
    expect(closestWord('a'.repeat(5000), ['fund'])).toBeNull();
  });
});
