import { metricCorrelations, CORRELATED_METRICS } from './metric-correlations';
import type { PathColumns } from './path-columns';

const PATHS = 600;
const OPTIONS = { confidence: 0.95, independent: true };

function noise(path: number, salt: number): number {
  const mixed = Math.imul(path + 1, 2654435761) ^ Math.imul(salt, 40503);
  return (Math.imul(mixed ^ (mixed >>> 15), 2246822519) >>> 0) / 2 ** 32;
}

/** Columns of metrics by path; undefined for a path without a value. */
function columnsOf(metrics: Readonly<Record<string, (path: number) => number | undefined>>): PathColumns {
  const names = Object.keys(metrics);
  const cells = names.flatMap((name) => Array.from({ length: PATHS }, (_, path) => metrics[name]!(path)));
  return {
    metrics: names,
    paths: PATHS,
    values: Float64Array.from(cells, (value) => value ?? 0),
    status: Uint8Array.from(cells, (value) => (value === undefined ? 2 : 0)),
  };
}

/** Pearson's r by its definition. */
function pearson(pairs: readonly (readonly [number, number])[]): number {
  const mean = (of: 0 | 1): number => pairs.reduce((sum, pair) => sum + pair[of], 0) / pairs.length;
  const [meanX, meanY] = [mean(0), mean(1)];
  const sum = (term: (x: number, y: number) => number): number =>
    pairs.reduce((total, [x, y]) => total + term(x - meanX, y - meanY), 0);
  return sum((x, y) => x * y) / Math.sqrt(sum((x) => x * x) * sum((_, y) => y * y));
}

const irr = (path: number): number => noise(path, 1);
const tvpi = (path: number): number => 1 + irr(path) ** 3;
const wal = (path: number): number => irr(path) + noise(path, 2);

describe('metricCorrelations', () => {
  it('has every pair once, in the order of the metrics that the table knows', () => {
    const columns = columnsOf(Object.fromEntries(CORRELATED_METRICS.map((name, i) => [name, (p) => noise(p, i)])));
    const { metrics, pairs } = metricCorrelations(columns, OPTIONS);
    expect(metrics).toEqual(CORRELATED_METRICS);
    expect(pairs).toHaveLength((metrics.length * (metrics.length - 1)) / 2);
    expect(new Set(pairs.map(({ a, b }) => `${a} ${b}`)).size).toBe(pairs.length);
  });

  it('is Pearson’s, and 1 by ranks for what grows together', () => {
    const [pair] = metricCorrelations(columnsOf({ net_irr: irr, tvpi }), OPTIONS).pairs;
    const pairs = Array.from({ length: PATHS }, (_, path) => [irr(path), tvpi(path)] as const);
    expect(pair?.n).toBe(PATHS);
    expect(pair?.pearson.value).toBeCloseTo(pearson(pairs), 12);
    expect(pair?.spearman.value).toBeCloseTo(1, 12);
    expect(Number(pair?.pearson.low)).toBeLessThan(pearson(pairs));
    expect(Number(pair?.pearson.high)).toBeGreaterThan(pearson(pairs));
  });

  it('takes the paths that have both, and counts them', () => {
    const gappyIrr = (path: number): number | undefined => (path % 10 === 3 ? undefined : irr(path));
    const gappyWal = (path: number): number | undefined => (path % 10 === 4 ? undefined : wal(path));
    const [pair] = metricCorrelations(columnsOf({ net_irr: gappyIrr, wal: gappyWal }), OPTIONS).pairs;
    const kept = Array.from({ length: PATHS }, (_, path) => path).filter((path) => path % 10 !== 3 && path % 10 !== 4);
    expect(pair?.n).toBe(kept.length);
    expect(pair?.pearson.value).toBeCloseTo(pearson(kept.map((path) => [irr(path), wal(path)])), 12);
  });

  it('says why there is none: a constant metric, one without a value', () => {
    const { pairs } = metricCorrelations(
      columnsOf({ net_irr: irr, wal: () => 5, max_drawdown: () => undefined }),
      OPTIONS,
    );
    expect(pairs.map(({ n, pearson: { value }, spearman }) => [n, value, spearman.value])).toEqual([
      [PATHS, { status: 'undefined', reason: 'all paths have the same value' }, expect.anything()],
      [0, { status: 'undefined', reason: 'fewer than two paths' }, expect.objectContaining({ status: 'undefined' })],
      [0, { status: 'undefined', reason: 'fewer than two paths' }, expect.objectContaining({ status: 'undefined' })],
    ]);
  });

  it('has no interval where the paths are no independent ones', () => {
    const columns = columnsOf({ net_irr: irr, wal });
    const [free] = metricCorrelations(columns, OPTIONS).pairs;
    const [bound] = metricCorrelations(columns, { ...OPTIONS, independent: false }).pairs;
    expect(bound?.pearson.value).toBe(free?.pearson.value);
    for (const { low, high, standard_error: error } of [bound!.pearson, bound!.spearman]) {
      expect([low, high, error].map((figure) => (figure as { status: string }).status)).toEqual(
        Array(3).fill('not_applicable'),
      );
    }
  });
});
