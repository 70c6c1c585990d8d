import { findPreset } from '@ihome/config';
import { expectedShortfall, moments, quantile, sortedCopy } from '@ihome/risk';
import { sampleTable } from '../reduction/sample-table.fixture';
import { liveEstimates } from './live-estimates';
import { SKETCH_ERROR, lowerTail, mergeSketches, sketchOf } from './quantile-sketch';
import { mergePartials, partialOf, type StrategyPartial } from './strategy-partial';

const METRICS = ['net_irr', 'tvpi', 'default_rate', 'wal'];
const PATHS = 4096;

/** TVPI of a path: log-like spread from 0.2 to 4, a few total losses. */
function tvpiOf(path: number): number {
  const u = ((Math.imul(path + 1, 2654435761) >>> 0) + 0.5) / 2 ** 32;
  return path % 999 === 0 ? 0 : 0.2 * 20 ** u;
}

function partial(firstPath: number, paths: number): StrategyPartial {
  const table = sampleTable({
    metrics: METRICS,
    firstPath,
    paths,
    horizonMonths: 1,
    value: (metric, path) => (metric === 'tvpi' ? tvpiOf(path) : metric === 'net_irr' ? tvpiOf(path) / 10 - 0.1 : 0.01),
    status: (metric, path) => (metric === 'net_irr' && path % 10 === 3 ? 1 : 0),
    flow: () => 0,
  });
  return partialOf(table)[0]!;
}

const sample = Float64Array.from({ length: PATHS }, (_, path) => tvpiOf(path));
const losses = sortedCopy(sample.map((x) => 1 - x));
const merged = [0, 1024, 2048, 3072].map((first) => partial(first, 1024)).reduce(mergePartials);
const { risk, monte_carlo } = findPreset('base')!.config;

describe('partials', () => {
  it('merge to the moments of all paths, undefined ones left out', () => {
    const exact = moments(sample);
    const { n, mean, m2 } = merged.moments.tvpi;
    expect([merged.paths, n]).toEqual([PATHS, PATHS]);
    expect(mean).toBeCloseTo(Number(exact.mean), 12);
    expect(Math.sqrt(m2 / (n - 1))).toBeCloseTo(Number(exact.sd), 12);
    expect(merged.moments.net_irr.n).toBe(
      Array.from({ length: PATHS }, (_, i) => i).filter((i) => i % 10 !== 3).length,
    );
  });

  it('merge in any order to the same counts', () => {
    const [a, b, c] = [0, 256, 512].map((first) => partial(first, 256));
    const left = mergePartials(mergePartials(a!, b!), c!);
    const right = mergePartials(c!, mergePartials(b!, a!));
    expect(left.tvpi_sketch).toEqual(right.tvpi_sketch);
    expect(left.tvpi_sketch).toEqual(partial(0, 768).tvpi_sketch);
    expect(left.loss_paths).toBe(right.loss_paths);
  });

  it('survive JSON and stay small', () => {
    const text = JSON.stringify(merged);
    expect(JSON.parse(text)).toEqual(merged);
    expect(text.length).toBeLessThan(4000);
  });
});

describe('liveEstimates', () => {
  const live = liveEstimates(merged, { risk, monte_carlo });

  it('have no interval while the paths are pairs or scrambles', () => {
    const { metrics, loss } = liveEstimates(merged, { risk, monte_carlo: { ...monte_carlo, sampler: 'antithetic' } });
    expect(metrics.net_irr.mean).toBe(live.metrics.net_irr.mean);
    expect(metrics.net_irr.half_width).toMatchObject({ status: 'undefined' });
    expect(loss.probability).toMatchObject({ value: live.loss.probability.value, low: { status: 'undefined' } });
  });

  it('come within the sketch’s error of VaR and ES of the sample itself', () => {
    for (const { level, var: valueAtRisk, es } of live.loss.tails) {
      const exact = Number(quantile(losses, level));
      const shortfall = Number(expectedShortfall(losses, level));
      expect(Math.abs(Number(valueAtRisk) - exact)).toBeLessThanOrEqual(SKETCH_ERROR * (1 - exact) + 1e-12);
      expect(Math.abs(Number(es) - shortfall)).toBeLessThanOrEqual(SKETCH_ERROR * (1 - shortfall) + 1e-3 * 0.01);
    }
  });

  it('give mean ± half-width and the share of losses', () => {
    const exact = moments(sample);
    expect(live.metrics.tvpi.half_width).toBeCloseTo(1.959963984540054 * Number(exact.standardError), 12);
    expect(live.loss.probability.value).toBe(sample.filter((x) => x < 1).length / PATHS);
    expect(live.paths).toBe(PATHS);
  });

  it('say what is not known yet', () => {
    const none: StrategyPartial = {
      paths: 0,
      moments: Object.fromEntries(METRICS.map((m) => [m, { n: 0, mean: 0, m2: 0 }])) as StrategyPartial['moments'],
      tvpi_paths: 0,
      loss_paths: 0,
      tvpi_sketch: sketchOf(new Float64Array(0)),
    };
    const { metrics, loss } = liveEstimates(none, { risk, monte_carlo });
    expect([metrics.net_irr.mean, loss.tails[0]!.es, loss.probability.value]).toEqual([
      { status: 'undefined', reason: 'no path has this figure yet' },
      { status: 'undefined', reason: 'no path has this figure' },
      { status: 'undefined', reason: 'no path has this figure' },
    ]);
    expect(mergePartials(none, merged).tvpi_sketch).toEqual(merged.tvpi_sketch);
  });
});

describe('quantile sketch', () => {
  it('is within its relative error at every quantile', () => {
    const values = Float64Array.from({ length: 5000 }, (_, i) => 0.01 * 1.001 ** i);
    const sketch = mergeSketches(sketchOf(values.subarray(0, 1000)), sketchOf(values.subarray(1000)));
    for (const p of [0, 0.001, 0.01, 0.25, 0.5, 0.9, 1]) {
      const exact = Number(quantile(values, p));
      expect(Math.abs(Number(lowerTail(sketch, p).quantile) / exact - 1)).toBeLessThanOrEqual(
        SKETCH_ERROR * (1 + 1e-9),
      );
    }
  });
});
