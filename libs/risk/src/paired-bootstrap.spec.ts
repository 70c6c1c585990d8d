import { isNumber, type Figure } from './figure';
import { moments } from './moments';
import { normals } from './normal-sample.fixture';
import { bootstrapStatistic, resamplePaths } from './paired-bootstrap';
import { quantile, sortedCopy } from './quantile';
import type { Statistic } from './statistic';
import { expectedShortfall } from './tail-risk';

const STATISTICS: readonly Statistic[] = [
  { kind: 'mean' },
  { kind: 'sd' },
  { kind: 'probability', above: 0.1 },
  { kind: 'quantile', p: 0.5 },
  { kind: 'quantile', p: 0.95 },
  { kind: 'shortfall', level: 0.95 },
];
const value = (figure: Figure): number => (isNumber(figure) ? figure : NaN);

describe('bootstrapStatistic', () => {
  it('is the statistic of the drawn paths, spelt out', () => {
    const paths = 60;
    const values = normals(7, paths).map((x, i) => (i === 11 ? NaN : Math.round(x * 4) / 4));
    const draws = resamplePaths({ seed: 8, paths, units: null, replications: 20 });
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

  it('draws units whole: paths of a pair are drawn equally often', () => {
    const units = { unit: Int32Array.from({ length: 40 }, (_, path) => path % 10), count: 10 };
    const { groupOf, groups, counts } = resamplePaths({ seed: 3, paths: 40, units, replications: 5 });
    expect([groups, counts.length]).toEqual([10, 50]);
    expect([...groupOf]).toEqual([...units.unit]);
  });
});

function spelt(sample: Float64Array, statistic: Statistic): number {
  switch (statistic.kind) {
    case 'mean':
      return value(moments(sample).mean);
    case 'sd':
      return value(moments(sample).sd);
    case 'probability':
      return sample.filter((x) => x > statistic.above).length / sample.length;
    case 'quantile':
      return value(quantile(sortedCopy(sample), statistic.p));
    case 'shortfall':
      return value(expectedShortfall(sortedCopy(sample), statistic.level));
  }
}
