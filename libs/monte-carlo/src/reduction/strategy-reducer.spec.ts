import { SimulationError, findPreset, setParameter, type SimulationConfig } from '@ihome/config';
import type { PathTable } from '@ihome/engine';
import type { StrategyResult } from '../results';
import { sampleTable } from './sample-table.fixture';
import { createStrategyReducer } from './strategy-reducer';

const METRICS = ['net_irr', 'tvpi', 'default_rate', 'wal', 'hurdle_cleared', 'homeowner_cost_p95', 'payback_month'];
const PATHS = 1300;
const HORIZON = 24;

/** Deterministic noise in (0, 1). */
function noise(path: number, salt: number): number {
  return (Math.imul(path + 1, 2654435761) >>> 0) / 2 ** 32 / 2 + ((Math.imul(path + salt, 40503) >>> 0) % 1000) / 2000;
}

function value(metric: string, path: number): number {
  switch (metric) {
    case 'net_irr':
      return path === 7 ? -1 : 0.2 * noise(path, 3) - 0.05;
    case 'tvpi':
      return 0.8 + noise(path, 3);
    case 'hurdle_cleared':
      return path % 4 === 0 ? 1 : 0;
    default:
      return noise(path, metric.length);
  }
}

function status(metric: string, path: number): number {
  if (metric === 'net_irr') return path === 7 ? 5 : path % 100 === 50 ? 2 : 0;
  return metric === 'payback_month' ? 4 : 0;
}

function section(firstPath: number, paths: number, change: Partial<Parameters<typeof sampleTable>[0]> = {}): PathTable {
  const flow = (series: string, path: number, month: number): number => (month + 1) * noise(path, series.length) * 1e6;
  return sampleTable({ metrics: METRICS, firstPath, paths, horizonMonths: HORIZON, value, status, flow, ...change });
}

const config: SimulationConfig = setParameter(findPreset('base')!.config, 'monte_carlo.num_paths', PATHS);

function reducer(own: SimulationConfig = config): ReturnType<typeof createStrategyReducer> {
  const market = { smallestEigenvalue: 0.2, correlationRepaired: false, expectedTerminalLevels: null };
  return createStrategyReducer({ index: 3, name: 'A', configHash: 'ff', config: own, market });
}

function reduce(chunkPaths: number): StrategyResult {
  const strategy = reducer();
  for (let first = 0; first < PATHS; first += chunkPaths)
    strategy.add(section(first, Math.min(chunkPaths, PATHS - first)));
  return strategy.finish();
}

const result = reduce(512);

describe('createStrategyReducer', () => {
  it('gives the same result, bit for bit, for any chunk grid', () => {
    expect(JSON.stringify(reduce(256))).toBe(JSON.stringify(result));
    expect(JSON.stringify(reduce(2560))).toBe(JSON.stringify(result));
  });

  it('leaves undefined paths out, counts them, and counts a total loss in the mean', () => {
    const { n, undefined_counts: counts, mean, min } = result.metrics['net_irr']!;
    expect([n, counts, min]).toEqual([PATHS - 13, { multiple_roots: 13, total_loss: 1 }, -1]);
    const values = Array.from({ length: PATHS }, (_, path) => path).filter((path) => status('net_irr', path) !== 2);
    const expected = values.reduce((sum, path) => sum + value('net_irr', path), 0) / values.length;
    expect(mean).toBeCloseTo(expected, 13);
  });

  it('knows nothing of the strategy that was reduced before it', () => {
    const other = reducer(config);
    const lines = section(0, PATHS);
    other.add({ ...lines, values: lines.values.map((x) => 2 * x), status: lines.status.map(() => 0) });
    expect(other.finish().metrics['tvpi']).not.toEqual(result.metrics['tvpi']);
    const again = reducer(config);
    again.add(section(0, PATHS));
    expect(again.finish()).toEqual(result);
  });

  it('says why a figure has no value on any path', () => {
    expect(result.metrics['payback_month']).toMatchObject({
      n: 0,
      undefined_counts: { not_applicable: PATHS },
      mean: { status: 'not_applicable', reason: 'it applies on no path' },
    });
  });

  it('takes loss = 1 − TVPI and hurdle − net IRR as loss variables', () => {
    const tvpi = result.metrics['tvpi']!;
    expect(result.loss.mean).toBeCloseTo(1 - Number(tvpi.mean), 13);
    const fifth = tvpi.quantiles.find(({ p }) => p === 0.05)!;
    expect(result.loss.var.find(({ level }) => level === 0.95)!.value).toBeCloseTo(1 - Number(fifth.value), 13);
    expect(result.irr_shortfall.n).toBe(PATHS - 13);
    expect(result.irr_shortfall.mean).toBeCloseTo(
      config.waterfall.hurdle_rate - Number(result.metrics['net_irr']!.mean),
      13,
    );
    expect(result.loss.es.map(({ level }) => level)).toEqual(config.risk.confidence_levels);
  });

  it('gives quantiles by both estimators, the configured one as headline, to VaR and guardrails too', () => {
    const type7 = reducer(setParameter(config, 'risk.quantile_method', 'type7'));
    type7.add(section(0, PATHS));
    const other = type7.finish();
    for (const [i, { p, value: headline, alternative }] of result.metrics['tvpi']!.quantiles.entries()) {
      const turned = other.metrics['tvpi']!.quantiles[i]!;
      expect([turned.p, turned.value, turned.alternative]).toEqual([p, alternative, headline]);
      expect(headline).not.toBe(alternative);
    }
    const sorted = Float64Array.from({ length: PATHS }, (_, path) => value('tvpi', path)).sort();
    expect(other.metrics['tvpi']!.quantiles[4]!.value).toBe((sorted[649]! + sorted[650]!) / 2);
    expect(other.loss.var[0]!.value).toBe(result.loss.var[0]!.alternative);
  });

  it('gives ratios with bootstrap intervals; Calmar says that no path has a drawdown here', () => {
    const { sharpe, sortino, omega, calmar } = result.ratios;
    for (const { value: ratio, low, high, standard_error: error } of [sharpe, sortino, omega]) {
      expect(Number(low)).toBeLessThan(Number(ratio));
      expect(Number(high)).toBeGreaterThan(Number(ratio));
      expect(Number(error)).toBeGreaterThan(0);
    }
    expect(calmar.value).toMatchObject({ status: 'undefined' });
    const without = reducer(setParameter(config, 'risk.bootstrap_replications', 0));
    without.add(section(0, PATHS));
    expect(without.finish().ratios.sharpe).toMatchObject({ value: sharpe.value, low: { status: 'not_applicable' } });
  });

  it('counts probabilities on the paths that have the figure', () => {
    const { loss, clear_hurdle: clear, goal_irr: goalIrr, goal_multiple: multiple } = result.probabilities;
    const share = (test: (path: number) => boolean, from = Array.from({ length: PATHS }, (_, path) => path)): number =>
      from.filter(test).length / from.length;
    expect(loss.value).toBeCloseTo(
      share((path) => value('tvpi', path) < 1),
      14,
    );
    expect([clear.value, clear.n]).toEqual([325 / PATHS, PATHS]);
    expect(goalIrr.n).toBe(PATHS - 13);
    expect(multiple.value).toBeCloseTo(
      share((path) => value('tvpi', path) >= config.fund.goal_multiple),
      14,
    );
  });

  it('gives a goal that is met to the last bit but one', () => {
    const strategy = reducer();
    strategy.add(
      section(0, PATHS, { value: (metric, path) => (metric === 'tvpi' ? 1.5 - 1e-12 : value(metric, path)) }),
    );
    expect(strategy.finish().probabilities.goal_multiple.value).toBe(1);
  });

  it('averages monthly series over all paths with their standard error', () => {
    const calls = result.series.find(({ name }) => name === 'capital_calls')!;
    const flows = Array.from({ length: PATHS }, (_, path) => 13 * noise(path, 'capital_calls'.length) * 1e6);
    const mean = flows.reduce((sum, x) => sum + x, 0) / PATHS;
    const sd = Math.sqrt(flows.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (PATHS - 1));
    expect(calls.n).toBe(PATHS);
    expect(calls.mean).toHaveLength(HORIZON + 1);
    expect(calls.mean[12]! / mean).toBeCloseTo(1, 12);
    expect(calls.standard_error[12]! / (sd / Math.sqrt(PATHS))).toBeCloseTo(1, 9);
  });

  it('sums them by fund year, month 0 in year 1, balances at the end of the year', () => {
    const [first, second] = result.cash_flow_by_year;
    const byName = (name: string): readonly number[] => result.series.find((entry) => entry.name === name)!.mean;
    const sum = (from: number, to: number): number =>
      byName('carry')
        .slice(from, to + 1)
        .reduce((s, x) => s + x, 0);
    expect(result.cash_flow_by_year).toHaveLength(2);
    expect([first!.fund_year, second!.calendar_year]).toEqual([1, config.fund.vintage_year + 1]);
    expect(first!.flows['carry']! / sum(0, 12)).toBeCloseTo(1, 13);
    expect(second!.flows['carry']! / sum(13, 24)).toBeCloseTo(1, 13);
    expect([first!.flows['nav'], second!.flows['nav']]).toEqual([byName('nav')[12], byName('nav')[24]]);
  });

  it('draws fans over the first 1,024 paths', () => {
    const nav = result.fans.find(({ name }) => name === 'nav')!;
    expect([nav.n, nav.percentiles]).toEqual([1024, config.reporting.percentiles]);
    const month = Float32Array.from({ length: 1024 }, (_, path) => 6 * noise(path, 3) * 1e6).sort();
    expect(nav.values[2]![5]).toBeCloseTo((month[511]! + month[512]!) / 2, 0);
  });

  it('counts every path in the histogram', () => {
    const histogram = result.histograms.net_irr;
    if ('status' in histogram) throw new Error(histogram.reason);
    expect(histogram.counts.reduce((sum, count) => sum + count, 0)).toBe(PATHS - 13);
    expect(histogram.edges).toHaveLength(histogram.counts.length + 1);
    expect(histogram.counts.length).toBeLessThanOrEqual(200);
  });

  it('tests guardrails on the figures shown', () => {
    const find = (code: string): unknown => result.guardrails.find((entry) => entry.code === code)?.value;
    expect(find('var_99')).toBe(result.loss.var.find(({ level }) => level === 0.99)!.value);
    expect(find('es_99')).toBe(result.loss.es.find(({ level }) => level === 0.99)!.value);
    expect(find('default_rate')).toBe(result.metrics['default_rate']!.mean);
    expect(find('p5_net_irr')).toBe(result.metrics['net_irr']!.quantiles.find(({ p }) => p === 0.05)!.value);
  });

  it('holds finite numbers only, no NaN and no null', () => {
    expect(JSON.stringify(result)).not.toContain('null');
  });

  it.each<[string, (strategy: ReturnType<typeof reducer>) => void]>([
    ['a gap', (strategy) => strategy.add(section(256, 256))],
    ['the same section twice', (strategy) => [0, 0].forEach((first) => strategy.add(section(first, 256)))],
    ['paths beyond the last', (strategy) => strategy.add(section(0, 1536))],
    ['missing paths', (strategy) => (strategy.add(section(0, 256)), strategy.finish())],
    ['no section', (strategy) => strategy.finish()],
  ])('refuses %s', (_, use) => {
    expect(() => use(reducer())).toThrow(expect.objectContaining({ code: 'corrupt_data' }));
  });

  it('names path and metric of a value that is no number', () => {
    const strategy = reducer();
    strategy.add(
      section(0, PATHS, { value: (metric, path) => (metric === 'wal' && path === 1234 ? NaN : value(metric, path)) }),
    );
    expect(() => strategy.finish()).toThrow(new SimulationError('non_finite', 'wal of path 1234 is NaN.'));
  });
});
