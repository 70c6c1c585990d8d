import { findPreset, parseConfig, setParameter, type SimulationConfig } from '@ihome/config';
import { resolveStrategy, simulateChunk, type PathTable } from '@ihome/engine';
import { quantile } from '@ihome/risk';
import type { FanSummary } from '../results';
import { createFanPaths, fanSummaries, fillFans } from './fan-percentiles';
import { sampleTable } from './sample-table.fixture';

const PERCENTILES = [0.05, 0.5, 0.95];

function fansOf(table: PathTable, lpShare: number): Record<string, FanSummary> {
  const fans = createFanPaths(table.horizonMonths, table.paths);
  fillFans(fans, table);
  return Object.fromEntries(fanSummaries(fans, { percentiles: PERCENTILES, lpShare }).map((fan) => [fan.name, fan]));
}

/** Values of a metric on every path. */
function metric({ metrics, paths, values }: PathTable, name: string): Float64Array {
  const start = metrics.indexOf(name) * paths;
  return values.slice(start, start + paths);
}

describe('fans of the multiples', () => {
  const base: SimulationConfig = parseConfig(setParameter(findPreset('base')!.config, 'monte_carlo.num_paths', 48));
  const table = simulateChunk({ strategies: [resolveStrategy(base)], firstPath: 0, paths: 48 })!;
  const fans = fansOf(table, 1 - base.fund.gp_commitment_percentage);

  it.each(['dpi', 'tvpi'])('end at the %s of the path metrics', (name) => {
    const { n, first_month: first, values } = fans[name]!;
    const sorted = metric(table, name).sort();
    expect([n, values[0]!.length]).toEqual([48, table.horizonMonths + 1 - first]);
    PERCENTILES.forEach((p, i) => expect(values[i]!.at(-1)! / Number(quantile(sorted, p))).toBeCloseTo(1, 6));
  });

  it('have DPI that never falls, below TVPI until nothing is left', () => {
    const [dpi, tvpi] = [fans['dpi']!.values[1]!, fans['tvpi']!.values[1]!];
    dpi.forEach((value, j) => {
      expect(value).toBeGreaterThanOrEqual(dpi[j - 1] ?? 0);
      expect(value).toBeLessThanOrEqual(tvpi[j]! + 1e-12);
    });
    expect(tvpi[24]! - dpi[24]!).toBeGreaterThan(0.5);
  });
});

describe('a path that pays in late, or never', () => {
  /** Path 3 pays in from month 2 on, path 5 never, the others from month 1 on. */
  const paidIn = (path: number, month: number): number => (path === 5 ? 0 : month >= (path === 3 ? 2 : 1) ? 100 : 0);
  const flow = (series: string, path: number, month: number): number => {
    if (series === 'paid_in') return paidIn(path, month);
    return series === 'lp_distributions' ? 9 * month : series === 'nav' ? 50 : 0;
  };
  const shape = { metrics: ['tvpi'], firstPath: 0, paths: 8, horizonMonths: 4, value: () => 0, flow };

  it('starts the bands once all have paid in that ever do, and leaves the one that never does out', () => {
    const { dpi, tvpi, nav } = fansOf(sampleTable(shape), 0.9);
    expect([dpi!.n, dpi!.first_month, nav!.n, nav!.first_month]).toEqual([7, 2, 8, 0]);
    expect(dpi!.values[1]).toEqual([18 / 90, 27 / 90, 36 / 90]);
    expect(tvpi!.values[1]).toEqual([(18 + 45) / 90, (27 + 45) / 90, (36 + 45) / 90]);
  });

  it('has no band where nobody pays in', () => {
    const idle = (series: string, path: number, month: number): number =>
      series === 'paid_in' ? 0 : flow(series, path, month);
    const { dpi } = fansOf(sampleTable({ ...shape, flow: idle }), 0.9);
    expect([dpi!.n, dpi!.values]).toEqual([0, [[], [], []]]);
  });

  it('has no multiples where all capital is the GP’s', () => {
    const { dpi, tvpi, nav } = fansOf(sampleTable(shape), 0);
    expect([dpi!.n, dpi!.values, tvpi!.n, tvpi!.values]).toEqual([0, [[], [], []], 0, [[], [], []]]);
    expect(nav!.values[1]).toHaveLength(5);
  });
});
