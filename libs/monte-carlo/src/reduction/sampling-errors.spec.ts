import { findPreset, mergeConfig, type SimulationConfig } from '@ihome/config';
import type { StrategyResult } from '../results';
import { sampleTable } from './sample-table.fixture';
import { createStrategyReducer } from './strategy-reducer';

const METRICS = ['net_irr', 'tvpi', 'default_rate', 'wal', 'hurdle_cleared', 'homeowner_cost_p95', 'terminal_index'];
const PATHS = 1024;

/** Even spread over (0, 1) in an order of its own. */
function spread(i: number): number {
  return ((Math.imul(i + 1, 0x9e3779b1) >>> 0) + 0.5) / 2 ** 32;
}

type Values = (path: number) => number;

function reduce(settings: Partial<SimulationConfig['monte_carlo']>, of: Values, chunkPaths = PATHS): StrategyResult {
  const base = findPreset('base')!.config;
  const config = mergeConfig(base, {
    monte_carlo: { num_paths: PATHS, ...settings },
  }) as Partial<SimulationConfig> as SimulationConfig;
  const market = { smallestEigenvalue: 0.2, correlationRepaired: false, expectedTerminalLevels: null };
  const reducer = createStrategyReducer({ index: 0, name: 'A', configHash: 'ff', config, market });
  for (let firstPath = 0; firstPath < PATHS; firstPath += chunkPaths) {
    reducer.add(
      sampleTable({
        metrics: METRICS,
        firstPath,
        paths: Math.min(chunkPaths, PATHS - firstPath),
        horizonMonths: 12,
        value: (metric, path) => (metric === 'tvpi' ? 1 + of(path) : of(path)),
        flow: (_, path, month) => of(path) * month,
      }),
    );
  }
  return reducer.finish();
}

/** Odd paths mirror even ones, but for a tenth that nobody shares. */
const mirrored: Values = (path) => {
  const x = spread(path >> 1) - 0.5;
  return (path & 1 ? -x : x) + 0.1 * (spread(path + 7777) - 0.5);
};

const NO_ERROR = { status: 'not_applicable', reason: expect.stringContaining('pairs or scrambles') };

const errorOf = (result: StrategyResult, metric = 'net_irr'): number => Number(result.metrics[metric]!.standard_error);

describe('errors of a strategy by its sampler', () => {
  it('are those of pairs under antithetic: what mirrored paths cancel is no error', () => {
    const pseudo = reduce({ sampler: 'pseudo' }, mirrored);
    const pairs = reduce({ sampler: 'antithetic' }, mirrored);
    expect(pairs.metrics['net_irr']!.mean).toBe(pseudo.metrics['net_irr']!.mean);
    const means = Array.from({ length: PATHS / 2 }, (_, pair) => (mirrored(2 * pair) + mirrored(2 * pair + 1)) / 2);
    const mean = means.reduce((sum, x) => sum + x, 0) / means.length;
    const sd = Math.sqrt(means.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (means.length - 1));
    expect(errorOf(pairs) / (sd / Math.sqrt(means.length))).toBeCloseTo(1, 10);
    expect(errorOf(pseudo) / errorOf(pairs)).toBeGreaterThan(8);
    expect(pairs.ratios.sharpe).toMatchObject({
      value: pseudo.ratios.sharpe.value,
      standard_error: NO_ERROR,
      low: NO_ERROR,
    });
    // (x − m)² is the same for both of a pair: two paths say no more of the sd than one.
    const shape = (result: StrategyResult): number => Number(result.metrics['net_irr']!.sd_standard_error);
    expect(shape(pairs) / shape(pseudo)).toBeCloseTo(Math.SQRT2, 1);
    expect(Number(pairs.loss.standard_error) / errorOf(pairs, 'tvpi')).toBeCloseTo(1, 12);
    const width = ({ low, high }: { low: unknown; high: unknown }): number => Number(high) - Number(low);
    const median = (result: StrategyResult): number =>
      width(result.metrics['net_irr']!.quantiles.find(({ p }) => p === 0.5)!);
    expect(median(pairs)).toBeLessThan(median(pseudo) / 3);
    expect(width(pairs.probabilities.loss)).toBeLessThan(width(pseudo.probabilities.loss) / 3);
  });

  it('are those between scrambles under sobol: what a scramble shares does not average out within it', () => {
    const ofScramble: Values = (path) => spread(path % 16) + 0.01 * spread(path);
    const sobol = reduce({ sampler: 'sobol', scrambles: 16 }, ofScramble);
    expect(sobol.metrics['net_irr']!.independent_samples).toBe(16);
    expect(sobol.loss.independent_samples).toBe(16);
    const scrambles = Array.from({ length: 16 }, (_, r) => spread(r));
    const mean = scrambles.reduce((sum, x) => sum + x, 0) / 16;
    const sd = Math.sqrt(scrambles.reduce((sum, x) => sum + (x - mean) ** 2, 0) / 15);
    expect(errorOf(sobol) / (sd / 4)).toBeCloseTo(1, 2);
    const pseudo = reduce({ sampler: 'pseudo' }, ofScramble);
    for (const [figure, wide, narrow] of [
      ['median', sobol.metrics['net_irr']!.quantiles[4]!, pseudo.metrics['net_irr']!.quantiles[4]!],
      ['es', sobol.loss.es[0]!, pseudo.loss.es[0]!],
      ['probability', sobol.probabilities.goal_irr, pseudo.probabilities.goal_irr],
    ] as const) {
      const ratio = (Number(wide.high) - Number(wide.low)) / (Number(narrow.high) - Number(narrow.low));
      expect([figure, ratio > 3, wide.value === narrow.value]).toEqual([figure, true, true]);
    }
  });

  it('are unknown with a single scramble, and those of monthly series with any', () => {
    const single = reduce({ sampler: 'latin_hypercube', scrambles: 1 }, mirrored);
    expect(single.metrics['net_irr']!.standard_error).toMatchObject({ status: 'undefined' });
    expect(single.loss.es[0]!.low).toMatchObject({ status: 'undefined' });
    expect(single.series.every(({ standard_error }) => standard_error.length === 0)).toBe(true);
    expect(reduce({ sampler: 'pseudo' }, mirrored).series[0]!.standard_error).toHaveLength(13);
  });

  it.each(['antithetic', 'sobol', 'latin_hypercube'] as const)('do not depend on the chunk grid: %s', (sampler) => {
    const whole = JSON.stringify(reduce({ sampler }, mirrored, PATHS));
    expect(JSON.stringify(reduce({ sampler }, mirrored, 256))).toBe(whole);
    expect(JSON.stringify(reduce({ sampler }, mirrored, 768))).toBe(whole);
  });
});
