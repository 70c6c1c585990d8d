import { findPreset, frontierMetrics, type SimulationConfig } from '@ihome/config';
import type { PathTable } from '@ihome/engine';
import { isNumber, type Figure } from '@ihome/risk';
import { figureOf } from '../figure-of';
import { sampleTable } from '../reduction/sample-table.fixture';
import { createStrategyReducer } from '../reduction/strategy-reducer';
import type { CountedEstimate, StrategyResult } from '../results';
import { createFigureReducer } from './figure-reducer';

const METRICS = ['net_irr', 'tvpi', 'default_rate', 'wal', 'hurdle_cleared', 'homeowner_cost_p95', 'terminal_index'];
const NAMES = ['net_irr.mean', 'net_irr.sd', 'net_irr.median', 'wal.mean', 'tvpi.sd', 'default_rate.median'];
const EVENTS = ['clear_hurdle.probability', 'goal_irr.probability', 'goal_multiple.probability'];
const LOSSES = ['loss.mean', 'loss.probability', 'loss.var_95', 'loss.es_95', 'loss.var_99', 'loss.es_99'];
const PATHS = 4_096;

/** Even spread over (0, 1) in an order of its own. */
function spread(i: number): number {
  return ((Math.imul(i + 1, 0x9e3779b1) >>> 0) + 0.5) / 2 ** 32;
}

function section(firstPath: number, paths: number): PathTable {
  return sampleTable({
    ...{ metrics: METRICS, firstPath, paths, horizonMonths: 3 },
    value: (metric, path) => (metric === 'tvpi' ? 0.7 + spread(path) ** 2 : 0.2 * spread(path + metric.length) - 0.05),
    status: (metric, path) => (metric === 'net_irr' && path % 50 === 7 ? 2 : 0),
    flow: () => 1,
  });
}

type Sampling = Partial<Pick<SimulationConfig['monte_carlo'], 'sampler' | 'num_paths'>>;

function configOf({ sampler = 'pseudo', num_paths = PATHS }: Sampling, metric = 'net_irr.mean'): SimulationConfig {
  const { config } = findPreset('base')!;
  const convergence = { ...config.monte_carlo.convergence, metric };
  return { ...config, monte_carlo: { ...config.monte_carlo, sampler, num_paths, convergence } };
}

/** The watched figure over the first paths, given in chunks. */
function watched(config: SimulationConfig, paths: number, chunkPaths = paths): CountedEstimate {
  const reducer = createFigureReducer(config, paths);
  for (let first = 0; first < paths; first += chunkPaths) {
    reducer.add(section(first, Math.min(chunkPaths, paths - first)));
  }
  return reducer.finish();
}

function reduced(config: SimulationConfig): StrategyResult {
  const market = { smallestEigenvalue: 0.2, correlationRepaired: false, expectedTerminalLevels: null };
  const reducer = createStrategyReducer({ index: 0, name: 'A', configHash: 'ff', config, market });
  reducer.add(section(0, config.monte_carlo.num_paths));
  return reducer.finish();
}

describe.each(['pseudo', 'antithetic', 'sobol', 'latin_hypercube'] as const)(
  'figures over paths under %s',
  (sampler) => {
    const result = reduced(configOf({ sampler }));
    const half = (low: Figure, high: Figure): Figure => (isNumber(low) && isNumber(high) ? (high - low) / 2 : low);

    it.each([...NAMES, ...EVENTS, ...LOSSES])('%s is that of the results, and so is its interval', (name) => {
      const found = watched(configOf({ sampler }, name), PATHS);
      const figure = figureOf(result, name, 0.95);
      expect(found.value).toEqual(figure.value);
      const wanted = half(figure.low, figure.high);
      if (!isNumber(wanted)) return expect(found.half_width).toEqual(wanted);
      expect(isNumber(found.half_width) && found.half_width / wanted).toBeCloseTo(1, 10);
    });
  },
);

describe('the watched figure', () => {
  it('is the same, bit for bit, however its paths are cut, and says how many have it', () => {
    const config = configOf({}, 'loss.es_95');
    const whole = watched(config, 3_000);
    for (const chunkPaths of [1, 100, 256, 1_000]) expect(watched(config, 3_000, chunkPaths)).toEqual(whole);
    expect(watched(configOf({}), 2_000).n).toBe(1_960);
  });

  it('over the first paths is that of a run of so many', () => {
    for (const sampler of ['pseudo', 'sobol', 'antithetic'] as const) {
      const few = reduced(configOf({ sampler, num_paths: 1_024 }));
      const found = watched(configOf({ sampler }), 1_024);
      expect(found.value).toBe(few.metrics['net_irr']?.mean);
    }
  });

  it('has no half-width where the tail is too short, at its own confidence where it is long enough', () => {
    const config = configOf({}, 'loss.es_99');
    expect(watched(config, 500).half_width).toMatchObject({ status: 'undefined' });
    const wide = { ...config.monte_carlo.convergence, confidence: 0.99 };
    const [at95, at99] = [config, { ...config, monte_carlo: { ...config.monte_carlo, convergence: wide } }].map((c) =>
      Number(watched(c, PATHS).half_width),
    );
    expect(at99).toBeGreaterThan(1.2 * (at95 ?? NaN));
  });

  it('says that a figure which the paths do not have is none', () => {
    expect(() => watched(configOf({}, 'ks_pme.mean'), 256)).toThrow(/no metric ks_pme/);
    expect(watched(configOf({}, 'loss.es_98'), 256).value).toMatchObject({ status: 'not_applicable' });
    expect(watched(configOf({}, 'loss.sd'), 256).value).toMatchObject({ status: 'not_applicable' });
  });

  it('refuses gaps and paths that are missing', () => {
    const reducer = createFigureReducer(configOf({}), 512);
    expect(() => reducer.add(section(256, 256))).toThrow(/Paths from 0 of 512 were expected/);
    reducer.add(section(0, 256));
    expect(() => reducer.finish()).toThrow(/256 of the 512 paths/);
    expect(() => reducer.add(section(256, 512))).toThrow(/Paths from 256 of 512/);
  });
});

describe('the convergence table', () => {
  it('shows the main figures at doubling path counts, the last of them those of the results', () => {
    const result = reduced(configOf({}));
    const { confidence, figures } = result.convergence;
    expect(confidence).toBe(0.95);
    expect(figures.map(({ name }) => name)).toEqual(['net_irr.mean', 'loss.probability', 'loss.var_99', 'loss.es_99']);
    for (const { name, rows } of figures) {
      expect(rows.map(({ paths }) => paths)).toEqual([250, 500, 1_000, 2_000, 4_000, 4_096]);
      expect(rows.at(-1)?.value).toEqual(figureOf(result, name, 0.95).value);
    }
    expect(figures[3]?.rows[0]?.half_width).toMatchObject({ status: 'undefined' });
  });

  it('has half-widths that fall with the square root of the paths', () => {
    const rows = reduced(configOf({})).convergence.figures[0]?.rows ?? [];
    const slope = Math.log(Number(rows[4]?.half_width) / Number(rows[0]?.half_width)) / Math.log(16);
    expect(slope).toBeCloseTo(-0.5, 1);
  });

  it('of a sweep that may stop has its checkpoints, its confidence and the figure it watches', () => {
    const config = configOf({}, 'wal.mean');
    const convergence = { ...config.monte_carlo.convergence, enabled: true, min_paths: 1_000, confidence: 0.9 };
    const { figures, confidence } = reduced({
      ...config,
      monte_carlo: { ...config.monte_carlo, convergence },
    }).convergence;
    expect(confidence).toBe(0.9);
    expect(figures[0]?.name).toBe('wal.mean');
    expect(figures[0]?.rows.map(({ paths }) => paths)).toEqual([1_000, 2_000, 4_000, 4_096]);
    expect(figures[0]?.rows[1]?.half_width).toBe(
      watched({ ...config, monte_carlo: { ...config.monte_carlo, convergence } }, 2_000).half_width,
    );
  });
});

describe('names of figures', () => {
  it('are those that a frontier may have', () => {
    for (const name of [...NAMES, ...EVENTS, ...LOSSES]) expect(frontierMetrics([0.95, 0.99])).toContain(name);
  });
});
