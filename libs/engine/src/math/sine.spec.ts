import { spread, worstUlp } from './reference/accuracy';
import { sinFixed } from './reference/fixed-point';
import { sin } from './sine';

describe('sin', () => {
  it.each([
    ['the first turns', -7, 7],
    ['many turns', -1000, 1000],
    ['the end of its domain', 1e6, 1048576],
    ['near 0', -1e-3, 1e-3],
  ])('is within 1 ulp over %s', (_, from, to) => {
    expect(worstUlp(sin, sinFixed, spread(from, to, 250))).toBeLessThan(1);
  });

  it('stays accurate beside multiples of π', () => {
    for (const n of [1, 2, 3, 22, 355, 10000]) {
      expect(Math.abs(sin(n * Math.PI) - Math.sin(n * Math.PI))).toBeLessThan(1e-18);
    }
  });

  it('knows its special cases', () => {
    expect([sin(NaN), sin(Infinity), sin(-Infinity)]).toEqual([NaN, NaN, NaN]);
    expect(sin(0)).toBe(0);
    expect(sin(Math.PI / 2)).toBe(1);
    expect(() => sin(2 ** 20 + 1)).toThrow(RangeError);
  });
});
