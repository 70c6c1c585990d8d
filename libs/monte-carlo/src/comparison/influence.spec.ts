import {
  expectedShortfall,
  isNumber,
  moments,
  pairedMeanDifference,
  quantile,
  sortedCopy,
  type Figure,
} from '@ihome/risk';
import type { Statistic } from './compared-figure';
import { normals } from './comparison.fixture';
import { influence } from './influence';
import { bootstrapStatistic, resamplePaths } from './paired-bootstrap';
import { pairedCovariance } from './paired-covariance';

const PATHS = 4_000;
const units = { unitOf: (path: number): number => path, count: PATHS };
const STATISTICS: readonly Statistic[] = [
  { kind: 'mean' },
  { kind: 'sd' },
  { kind: 'probability' },
  { kind: 'quantile', p: 0.5 },
  { kind: 'quantile', p: 0.95 },
  { kind: 'shortfall', level: 0.95 },
];
const value = (figure: Figure): number => (isNumber(figure) ? figure : NaN);

function errorOf(values: Float64Array, statistic: Statistic): number {
  const [[variance]] = pairedCovariance([influence(values, statistic)], { ...units, count: values.length }) as [
    [number],
  ];
  return Math.sqrt(variance);
}

describe('influence', () => {
  it('gives the error of a mean that its deviation gives, and of a paired difference', () => {
    const [own, noise] = [normals(1, PATHS), normals(2, PATHS)];
    const other = own.map((x, i) => 0.95 * x + 0.1 * noise[i]!);
    expect(errorOf(own, { kind: 'mean' })).toBeCloseTo(value(moments(own).standardError), 12);
    const rows = pairedCovariance(
      [own, other].map((column) => influence(column, { kind: 'mean' })),
      units,
    );
    const variance = rows[0]![0]! + rows[1]![1]! - 2 * rows[1]![0]!;
    const expected = pairedMeanDifference({ values: own, against: other }, 0.95);
    expect(Math.sqrt(variance)).toBeCloseTo(value(expected.standardError), 12);
  });

  it.each(STATISTICS)('agrees with the bootstrap: %j', (statistic) => {
    const values = normals(3, PATHS);
    const draws = resamplePaths({ seed: 4, paths: PATHS, units, replications: 2_000 });
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

describe('bootstrapStatistic', () => {
  it('is the statistic of the drawn paths, spelt out', () => {
    const paths = 60;
    const values = normals(7, paths).map((x, i) => (i === 11 ? NaN : Math.round(x * 4) / 4));
    const draws = resamplePaths({ seed: 8, paths, units: { ...units, count: paths }, replications: 20 });
    for (const statistic of STATISTICS) {
      const replicates = bootstrapStatistic(values, statistic, draws);
      replicates.forEach((replicate, r) => {
        const drawn = [...values].flatMap((x, path) =>
          x === x ? new Array<number>(draws.counts[r * draws.groups + draws.groupOf[path]!]!).fill(x) : [],
        );
        expect(replicate).toBeCloseTo(spelt(Float64Array.from(drawn), statistic), 9);
      });
    }
  });
});

function spelt(sample: Float64Array, statistic: Statistic): number {
  switch (statistic.kind) {
    case 'mean':
      return value(moments(sample).mean);
    case 'sd':
      return value(moments(sample).sd);
    case 'probability':
      return sample.filter((x) => x > 1e-9).length / sample.length;
    case 'quantile':
      return value(quantile(sortedCopy(sample), statistic.p));
    case 'shortfall':
      return value(expectedShortfall(sortedCopy(sample), statistic.level));
  }
}
