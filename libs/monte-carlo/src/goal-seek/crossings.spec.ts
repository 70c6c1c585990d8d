import fc from 'fast-check';
import { notApplicable, type Estimate } from '@ihome/risk';
import { crossings, type GoalPoint } from './crossings';

function estimate(value: number, half = 0): Estimate {
  return { value, low: value - half, high: value + half };
}

/** Standard normal numbers of a seed, by Box and Muller on a plain congruential generator. */
function normals(seed: number, count: number): number[] {
  let state = BigInt(seed * 2 + 1);
  const uniform = (): number => {
    state = (state * 6364136223846793005n + 1442695040888963407n) & 0xffffffffffffffffn;
    return (Number(state >> 11n) + 0.5) / 2 ** 53;
  };
  return Array.from({ length: count }, () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform()));
}

describe('crossings', () => {
  it('lie where a straight line meets the target, with the interval of the figure over its slope', () => {
    const points = [1, 2, 3, 4].map((value) => ({ value, figure: estimate(10 - 2 * value, 0.5) }));
    expect(crossings(points, 5)).toEqual([
      { value: 2.5, bracket: [2, 3], low: 2.25, high: 2.75, interpolation_error: 0 },
    ]);
  });

  it('have an interval that goes over several points where the figure is uncertain, and none where it leaves the axis', () => {
    const points = [1, 2, 3, 4].map((value) => ({ value, figure: estimate(value, 1.2) }));
    const [found] = crossings(points, 2.75);
    expect(found).toMatchObject({ value: 2.75, bracket: [2, 3] });
    expect([found?.low, found?.high].map((end) => Number(end).toFixed(12))).toEqual([
      '1.550000000000',
      '3.950000000000',
    ]);
    const [open] = crossings(
      points.map(({ value, figure }) => ({ value, figure: estimate(Number(figure.value), 1.3) })),
      2.75,
    );
    expect(open?.high).toEqual(notApplicable('the interval goes beyond the highest value of the axis'));
    expect(open?.low).toBeCloseTo(1.45, 12);
  });

  it('are all of those of a curve, and a point on the target is one', () => {
    const curve = [0, 1, 2, 3, 4].map((value) => ({ value, figure: estimate((value - 1) * (value - 3)) }));
    const found = crossings(curve, 0);
    expect(found.map(({ value }) => value)).toEqual([1, 3]);
    expect(found.map(({ low, high }) => [low, high])).toEqual([
      [1, 1],
      [3, 3],
    ]);
    expect(crossings(curve, -2)).toEqual([]);
  });

  it('tell how far a parabola bends from its chord', () => {
    const points = [0, 1, 2, 3].map((value) => ({ value, figure: estimate(value ** 2) }));
    const [found] = crossings(points, 2.3);
    // The chord from (1, 1) to (2, 4) meets 2.3 at 1.433; the parabola does at 1.517.
    expect(found?.value).toBeCloseTo(1 + 1.3 / 3, 12);
    expect(found?.interpolation_error).toBeCloseTo(2 / 8 / 3, 12);
    expect(Math.abs(Math.sqrt(2.3) - found!.value)).toBeLessThan(0.0834);
  });

  it('skip what is missing, and say so of an interval that reaches it', () => {
    const none = notApplicable('no path');
    const points: GoalPoint[] = [
      { value: 1, figure: { value: none, low: none, high: none } },
      { value: 2, figure: estimate(2, 3) },
      { value: 3, figure: estimate(3, 0.1) },
    ];
    expect(crossings(points, 2.5)[0]).toMatchObject({
      low: notApplicable('the interval reaches a value whose figure is missing'),
    });
    expect(crossings(points.slice(0, 2), 2)).toEqual([]);
  });

  it('turn round with the figure and the axis', () => {
    const figures = fc.array(fc.tuple(fc.integer({ min: -20, max: 20 }), fc.integer({ min: 0, max: 8 })), {
      minLength: 2,
      maxLength: 7,
    });
    fc.assert(
      fc.property(figures, fc.integer({ min: -15, max: 15 }), (list, target) => {
        const points = list.map(([mid, half], value) => ({ value, figure: estimate(mid, half) }));
        const found = crossings(points, target + 0.5);
        const negated = points.map(({ value, figure: { value: mid, low, high } }) => ({
          value,
          figure: { value: -Number(mid), low: -Number(high), high: -Number(low) },
        }));
        expect(crossings(negated, -target - 0.5)).toEqual(found);
        const shifts = (i: number): boolean => list[i]![0] > target !== list[i + 1]![0] > target;
        expect(found.map(({ bracket }) => bracket[0])).toEqual([...list.keys()].slice(0, -1).filter(shifts));
        for (const { value, bracket, low, high } of found) {
          expect(value).toBeGreaterThanOrEqual(bracket[0]);
          expect(value).toBeLessThanOrEqual(bracket[1]);
          if (typeof low === 'number') expect(low).toBeLessThanOrEqual(value);
          if (typeof high === 'number') expect(high).toBeGreaterThanOrEqual(value);
        }
      }),
      { seed: 11, numRuns: 300 },
    );
  });

  it('hold the true value as often as the interval of the figure says, on common random numbers', () => {
    // Y(p) = 3 − 2p + (1 + p)·Z over 400 draws of Z, the same for every p: the true crossing of 1.6 is 0.7.
    const draws = 400;
    let held = 0;
    const seeds = 1_000;
    for (let seed = 0; seed < seeds; seed++) {
      const z = normals(seed, draws);
      const mean = z.reduce((sum, x) => sum + x, 0) / draws;
      const sd = Math.sqrt(z.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (draws - 1));
      const points = [0, 0.25, 0.5, 0.75, 1, 1.25, 1.5].map((p) => ({
        value: p,
        figure: estimate(3 - 2 * p + (1 + p) * mean, (1.96 * (1 + p) * sd) / Math.sqrt(draws)),
      }));
      const [found] = crossings(points, 1.6);
      if (Number(found?.low) <= 0.7 && Number(found?.high) >= 0.7) held += 1;
    }
    // 95% of 1,000 within three standard errors of 0.7%.
    expect(held).toBeGreaterThan(929);
    expect(held).toBeLessThan(971);
  });
});
