import { findPreset, mergeConfig, SimulationError, type SimulationConfig } from '@ihome/config';
import type { PathTable } from '@ihome/engine';
import { sampleTable } from '../reduction/sample-table.fixture';
import { createBaseComparison, type BaseDifference } from './base-comparison';

const METRICS = ['net_irr', 'tvpi', 'default_rate', 'hurdle_cleared'];
const PATHS = 512;

const configWith = (monte_carlo: Partial<SimulationConfig['monte_carlo']>): SimulationConfig =>
  mergeConfig(findPreset('base')!.config, {
    monte_carlo: { num_paths: PATHS, ...monte_carlo },
  }) as Partial<SimulationConfig> as SimulationConfig;

const section = (
  of: (path: number) => number,
  { firstPath, paths }: Pick<PathTable, 'firstPath' | 'paths'>,
): PathTable =>
  sampleTable({ metrics: METRICS, firstPath, paths, horizonMonths: 12, value: (_, path) => of(path), flow: () => 0 });

/** Even spread over (0, 1) in an order of its own. */
const spread = (i: number): number => ((Math.imul(i + 1, 0x9e3779b1) >>> 0) + 0.5) / 2 ** 32;

/** Differs from the base by something mirrored within pairs. */
const run = (path: number): number => spread(path) + 0.01 + (path & 1 ? -1 : 1) * 0.05 * spread(path >> 1);

function compared(config: SimulationConfig, chunk: number): readonly BaseDifference[] {
  const comparison = createBaseComparison(config);
  for (const [of, values] of [['base', spread] as const, ['run', run] as const]) {
    for (let firstPath = 0; firstPath < PATHS; firstPath += chunk) {
      comparison.add(section(values, { firstPath, paths: Math.min(chunk, PATHS - firstPath) }), of);
    }
  }
  return comparison.finish();
}

const irr = (differences: readonly BaseDifference[]): BaseDifference =>
  differences.find(({ figure }) => figure === 'net_irr.mean')!;

describe('a run against the base', () => {
  it('has the difference of the means, and the error of its sampler: mirrored pairs cancel', () => {
    const pseudo = irr(compared(configWith({ sampler: 'pseudo' }), PATHS));
    const pairs = irr(compared(configWith({ sampler: 'antithetic' }), PATHS));
    expect(pseudo.value).toBeCloseTo(0.01, 12);
    expect(pairs.value).toBe(pseudo.value);
    expect(Number(pseudo.standard_error)).toBeGreaterThan(1e-3);
    expect(Number(pairs.standard_error)).toBeLessThan(1e-12);
  });

  it('is the same however the paths were cut', () => {
    const config = configWith({ sampler: 'sobol', scrambles: 16 });
    expect(compared(config, 256)).toEqual(compared(config, PATHS));
  });

  it('is refused with a gap or with paths missing', () => {
    const comparison = createBaseComparison(configWith({}));
    expect(() => comparison.add(section(run, { firstPath: 256, paths: 256 }), 'run')).toThrow(SimulationError);
    comparison.add(section(run, { firstPath: 0, paths: PATHS }), 'run');
    expect(() => comparison.finish()).toThrow('lacks some of its 512 paths');
  });
});
