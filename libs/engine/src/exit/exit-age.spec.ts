import { exitAgeDistribution, type ExitAgeParent, exitAgeQuantile } from './exit-age';

const WIDE: ExitAgeParent = {
  mean: 72,
  deviation: 24,
  skew: 0,
  lower: -1e4,
  upper: 1e4,
  earlyProbability: 0,
};
const STEPS = 20_000;

/** Ages at the middles of equal steps of u. */
function ages(parent: Partial<ExitAgeParent>): number[] {
  const distribution = exitAgeDistribution({ ...WIDE, ...parent });
  return Array.from({ length: STEPS }, (_, i) => exitAgeQuantile(distribution, (i + 0.5) / STEPS));
}

const mean = (list: readonly number[]): number => list.reduce((sum, x) => sum + x, 0) / list.length;

describe('exit ages', () => {
  it.each([-3, -1, -1e-3, 0, 1e-6, 0.5, 2])('have mean, deviation and skewness %p of their parent', (skew) => {
    const drawn = ages({ skew });
    const centre = mean(drawn);
    const deviation = Math.sqrt(mean(drawn.map((x) => (x - centre) ** 2)));
    expect(centre).toBeCloseTo(72, 1);
    expect(deviation / 24).toBeCloseTo(1, 2);
    // The far tail between the last two steps carries what is missing.
    expect(mean(drawn.map((x) => ((x - centre) / deviation) ** 3))).toBeCloseTo(skew, Math.abs(skew) > 1 ? 0 : 1);
  });

  it('of skewness 2 are exponential above mean − deviation', () => {
    const distribution = exitAgeDistribution({ ...WIDE, skew: 2 });
    for (const u of [0.01, 0.5, 0.99]) {
      expect(exitAgeQuantile(distribution, u)).toBeCloseTo(48 - 24 * Math.log1p(-u), 9);
    }
  });

  it('with the opposite skewness are the mirror image', () => {
    const [right, left] = [ages({ skew: 1.3 }), ages({ skew: -1.3 })];
    right.forEach((x, i) => expect(144 - x).toBeCloseTo(left[STEPS - 1 - i]!, 8));
  });

  it('are cut truly: the exponential between bounds, also far in its tail', () => {
    for (const [lower, upper] of [
      [60, 90],
      [900, 1000],
    ] as const) {
      const distribution = exitAgeDistribution({ ...WIDE, skew: 2, lower, upper });
      const inside = -Math.expm1(-(upper - lower) / 24);
      for (const u of [0.1, 0.6, 0.97]) {
        expect(exitAgeQuantile(distribution, u)).toBeCloseTo(lower - 24 * Math.log1p(-u * inside), 6);
      }
    }
  });

  it('never fall in u and stay in the bounds, whatever the parent', () => {
    for (const skew of [-3, -0.2, 0, 0.01, 3]) {
      for (const deviation of [0, 1e-3, 24, 500]) {
        for (const earlyProbability of [0, 0.3, 1]) {
          const drawn = ages({ skew, deviation, lower: 3, upper: 120, earlyProbability });
          expect(
            drawn.every((x, i) => x >= 3 && x <= 120 && x >= (i > 0 && earlyProbability === 0 ? drawn[i - 1]! : 3)),
          ).toBe(true);
        }
      }
    }
  });

  it('without probability between the bounds are the bound nearest to the mean', () => {
    expect(new Set(ages({ skew: 2, lower: 1, upper: 40 }))).toEqual(new Set([40]));
    expect(new Set(ages({ skew: -2, lower: 100, upper: 140 }))).toEqual(new Set([100]));
  });

  it('are early with their probability, evenly over the first two years', () => {
    const early = ages({ lower: 3, upper: 120, mean: 100, deviation: 0, earlyProbability: 0.25 });
    expect(early.filter((x) => x < 100)).toHaveLength(STEPS / 4);
    expect(mean(early.filter((x) => x < 100))).toBeCloseTo(13.5, 6);
    expect(Math.max(...early.filter((x) => x < 100))).toBeCloseTo(24, 1);
  });
});
