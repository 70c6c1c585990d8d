import { isNumber, type Figure } from './figure';
import { influence } from './influence';
import { moments } from './moments';
import { normals } from './normal-sample.fixture';
import { bootstrapStatistic, resamplePaths } from './paired-bootstrap';
import { pairedCovariance } from './paired-covariance';
import { differenceOfEstimates, pairedMeanDifference, pairedShortfallDifference } from './paired-difference';
import type { Statistic } from './statistic';

const PATHS = 4_000;
const STATISTICS: readonly Statistic[] = [
  { kind: 'mean' },
  { kind: 'sd' },
  { kind: 'probability', above: 0.1 },
  { kind: 'quantile', p: 0.5 },
  { kind: 'quantile', p: 0.95 },
  { kind: 'shortfall', level: 0.95 },
];
const value = (figure: Figure): number => (isNumber(figure) ? figure : NaN);

function errorOf(values: Float64Array, statistic: Statistic): number {
  const [[variance]] = pairedCovariance([influence(values, statistic)], null) as [[number]];
  return Math.sqrt(variance);
}

describe('influence', () => {
  it('gives the error of a mean that its deviation gives', () => {
    const own = normals(1, PATHS);
    expect(errorOf(own, { kind: 'mean' })).toBeCloseTo(value(moments(own).standardError), 12);
  });

  it.each([
    ['paths', null],
    ['pairs', { unit: Int32Array.from({ length: PATHS }, (_, path) => path >>> 1), count: PATHS / 2 }],
    ['scrambles', { unit: Int32Array.from({ length: PATHS }, (_, path) => path % 16), count: 16 }],
  ])('kept as covariances, gives the differences that the samples give: independent %s', (_, units) => {
    const [values, noise] = [normals(1, PATHS), normals(2, PATHS)];
    const against = values.map((x, i) => 0.95 * x + 0.1 * noise[i]!);
    const samples = { values, against, units };
    const cases = [
      { statistic: { kind: 'mean' }, expected: pairedMeanDifference(samples, 0.95) },
      {
        statistic: { kind: 'shortfall', level: 0.95 },
        expected: pairedShortfallDifference(samples, { level: 0.95, confidence: 0.95 }),
      },
    ] as const;
    for (const { statistic, expected } of cases) {
      const influences = [values, against].map((column) => influence(column, statistic));
      const rows = pairedCovariance(influences, units);
      const estimate = (at: number): Parameters<typeof differenceOfEstimates>[0]['own'] => ({
        value: 0,
        variance: rows[at]![at]!,
        degrees: units === null ? (influences[at] as { degrees: number }).degrees : units.count - 1,
      });
      const kept = { own: estimate(0), against: estimate(1), covariance: rows[1]![0]! };
      const { standardError, high } = differenceOfEstimates(kept, 0.95);
      expect(standardError).toBeCloseTo(value(expected.standardError), 12);
      expect(high).toBeCloseTo(value(expected.high) - value(expected.value), 12);
    }
  });

  it.each(STATISTICS)('agrees with the bootstrap: %j', (statistic) => {
    const values = normals(3, PATHS);
    const draws = resamplePaths({ seed: 4, paths: PATHS, units: null, replications: 2_000 });
    const spread = value(moments(bootstrapStatistic(values, statistic, draws)).sd);
    expect(errorOf(values, statistic) / spread).toBeGreaterThan(0.88);
    expect(errorOf(values, statistic) / spread).toBeLessThan(1.12);
  });

  it('counts paths without a value as what they are: fewer values, and their number random', () => {
    const values = normals(5, PATHS).map((x, i) => (i % 4 === 0 ? NaN : x));
    const known = values.filter((x) => x === x);
    expect(errorOf(values, { kind: 'mean' })).toBeCloseTo(value(moments(known).standardError), 5);
  });

  it('is undefined for a tail of too few paths', () => {
    expect(influence(normals(6, 100), { kind: 'shortfall', level: 0.95 })).toMatchObject({ status: 'undefined' });
    expect(influence(normals(6, 100), { kind: 'quantile', p: 0.95 })).toMatchObject({ status: 'undefined' });
  });
});
