import { resamplePaths, bootstrapStatistic } from '@ihome/risk';
import fc from 'fast-check';
import { normals } from './comparison.fixture';
import { bestProbabilities, membershipProbabilities, pointRegion, type PointRegion } from './frontier-membership';

const MEAN = { kind: 'mean' } as const;

/** Few values, so that ties happen; NaN for a replication without a value. */
const replicates = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 5 }))
  .chain(([strategies, replications]) => {
    const value = fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 0, max: 3 }) }, fc.constant(NaN));
    const own = fc.array(value, { minLength: replications, maxLength: replications });
    return fc.array(fc.tuple(own, own), { minLength: strategies, maxLength: strategies });
  })
  .map((pairs) => ({
    gains: pairs.map(([gain]) => Float64Array.from(gain)),
    risks: pairs.map(([, risk]) => Float64Array.from(risk)),
  }));

describe('membership', () => {
  it('is the share of replications in which nothing dominates, by the definition', () => {
    fc.assert(
      fc.property(replicates, ({ gains, risks }) => {
        const replications = gains[0]!.length;
        const expected = gains.map((_, own) => {
          let count = 0;
          for (let r = 0; r < replications; r++) {
            const at = (i: number): readonly [number, number] => [gains[i]![r]!, risks[i]![r]!];
            const [gain, risk] = at(own);
            const dominates = (other: number): boolean => {
              const [more, less] = at(other);
              return more >= gain && less <= risk && (more > gain || less < risk);
            };
            if (gain === gain && risk === risk && !gains.some((__, other) => dominates(other))) count++;
          }
          return count / replications;
        });
        expect(membershipProbabilities(gains, risks)).toEqual(expected);
      }),
      { seed: 5, numRuns: 300 },
    );
  });

  it('does not change when a strategy is added that another dominates in every replication', () => {
    fc.assert(
      fc.property(replicates, fc.nat(5), ({ gains, risks }, pick) => {
        const chosen = pick % gains.length;
        const worse = { gain: gains[chosen]!.map((x) => x - 1), risk: risks[chosen]!.map((x) => x + 1) };
        const more = membershipProbabilities([...gains, worse.gain], [...risks, worse.risk]);
        expect(more).toEqual([...membershipProbabilities(gains, risks), 0]);
      }),
      { seed: 6, numRuns: 300 },
    );
  });

  it('shares the best figure among equals, and leaves out what has none', () => {
    const columns = [
      [1, 2, 5],
      [1, 3, NaN],
      [0, 3, 4],
    ].map((own) => Float64Array.from(own));
    expect(bestProbabilities(columns, 'higher')).toEqual([(0.5 + 1) / 3, (0.5 + 0.5) / 3, 0.5 / 3]);
    expect(bestProbabilities(columns, 'lower')).toEqual([1 / 3, 0, 2 / 3]);
  });
});

describe('the region of a point', () => {
  /** Whether the region around the means of two correlated samples holds their true means, 0 and 0. */
  function holdsTruth(seed: number, units: number): boolean {
    const [x, noise] = [normals(2 * seed, units), normals(2 * seed + 1, units)];
    const y = x.map((value, i) => 0.6 * value + 0.8 * noise[i]!);
    const draws = resamplePaths({ seed, paths: units, units: null, replications: 250 });
    const columns = { gains: bootstrapStatistic(x, MEAN, draws), risks: bootstrapStatistic(y, MEAN, draws) };
    const region = pointRegion(columns, { confidence: 0.95, units }) as PointRegion;
    const { return_error, risk_error, correlation: rho } = region as { [K in keyof PointRegion]: number };
    const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / units;
    const [a, b] = [mean(x) / return_error, mean(y) / risk_error];
    return (a * a - 2 * rho * a * b + b * b) / (1 - rho * rho) <= region.radius * region.radius;
  }

  it.each([16, 120])('holds the truth in 95 of 100 samples of %i independent units', (units) => {
    const samples = 300;
    let held = 0;
    for (let seed = 1; seed <= samples; seed++) if (holdsTruth(seed, units)) held++;
    expect(Math.abs(held / samples - 0.95)).toBeLessThan(3 * Math.sqrt((0.95 * 0.05) / samples));
  });

  it('has the worked radii', () => {
    const columns = { gains: Float64Array.of(1, 2, 4), risks: Float64Array.of(0, 2, 1) };
    const radius = (units: number): number => (pointRegion(columns, { confidence: 0.95, units }) as PointRegion).radius;
    expect(radius(512)).toBeCloseTo(2.4574, 4);
    expect(radius(16)).toBeCloseTo(2.8305, 4);
    expect(radius(1e7)).toBeCloseTo(Math.sqrt(-2 * Math.log(0.05)), 5);
  });

  it('is undefined where a replication lacks a figure, and takes two replications', () => {
    const gains = Float64Array.of(1, NaN);
    const risks = Float64Array.of(1, 2);
    expect(pointRegion({ gains, risks }, { confidence: 0.95, units: 20 })).toMatchObject({ status: 'undefined' });
    const one = { gains: gains.subarray(0, 1), risks: risks.subarray(0, 1) };
    expect(pointRegion(one, { confidence: 0.95, units: 20 })).toMatchObject({ status: 'not_applicable' });
  });
});
