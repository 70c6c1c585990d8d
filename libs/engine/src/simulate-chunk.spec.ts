import { SimulationError, type SimulationConfig } from '@ihome/config';
import { randomConfiguration } from '@ihome/testing';
import { LEDGER_COLUMNS } from './ledger/ledger-buffers';
import { metricIndex, PATH_METRICS } from './path-metrics/path-metric';
import { PATH_STATUS } from './path-metrics/path-status';
import { decodePathTable, encodePathTable } from './path-table/path-table-bytes';
import { BLOCK_PATHS, FAN_SERIES, SERIES, strategySizes, type PathTable } from './path-table/path-table';
import { baseWith } from './portfolio/portfolio.fixture';
import { resolveStrategy, strategyGroupKey, type ResolvedStrategy } from './resolve/resolve-strategy';
import { createSimulator, simulateChunk } from './simulate-chunk';
import { createStrategyRun, simulatePath } from './simulate-path';
import { explainPath } from './trace/explain-path';

/** A small fund: 5m, about 18 positions. */
const small = (overrides: Parameters<typeof baseWith>[0] = {}): SimulationConfig =>
  baseWith({ fund: { fund_size: 5e6 }, ...overrides });

function run(strategies: readonly ResolvedStrategy[], firstPath: number, paths: number): PathTable {
  const table = simulateChunk({ strategies, firstPath, paths });
  if (table === null) throw new Error('stopped');
  return table;
}

/** Values of one metric of one strategy. */
function column(table: PathTable, strategy: number, metric: number): Float64Array {
  const start = (strategy * table.metrics.length + metric) * table.paths;
  return table.values.subarray(start, start + table.paths);
}

/** Whether two arrays have the same bytes; jest's own comparison takes seconds on large ones. */
function sameBits(a: Float64Array | Float32Array, b: Float64Array | Float32Array): boolean {
  return Buffer.from(a.buffer, a.byteOffset, a.byteLength).equals(Buffer.from(b.buffer, b.byteOffset, b.byteLength));
}

describe('the same bits, however paths are cut into chunks', () => {
  const strategies = [
    resolveStrategy(small()),
    resolveStrategy(small({ contract: { share_multiplier: 1.5 }, fees: { management_fee_rate: 0.01 } })),
  ];
  const whole = run(strategies, 0, 512);
  const parts = [run(strategies, 0, 256), run(strategies, 256, 256)];

  test('values and statuses', () => {
    for (let s = 0; s < 2; s++) {
      for (let i = 0; i < PATH_METRICS.length; i++) {
        const joined = Float64Array.from(parts.flatMap((part) => Array.from(column(part, s, i))));
        expect(sameBits(column(whole, s, i), joined)).toBe(true);
      }
    }
  });

  test('sums of the blocks, multiples of zones and fans', () => {
    const { seriesBlocks, cohortBlocks, zoneMultiples, fan } = strategySizes(whole);
    const months = whole.horizonMonths + 1;
    for (let s = 0; s < 2; s++) {
      const blocks = parts.flatMap((part) =>
        Array.from(part.seriesBlocks.subarray((s * seriesBlocks) / 2, ((s + 1) * seriesBlocks) / 2)),
      );
      const own = whole.seriesBlocks.subarray(s * seriesBlocks, (s + 1) * seriesBlocks);
      expect(sameBits(own, Float64Array.from(blocks))).toBe(true);
      const cohorts = parts.flatMap((part) =>
        Array.from(part.cohortBlocks.subarray((s * cohortBlocks) / 2, ((s + 1) * cohortBlocks) / 2)),
      );
      const ownCohorts = whole.cohortBlocks.subarray(s * cohortBlocks, (s + 1) * cohortBlocks);
      expect(sameBits(ownCohorts, Float64Array.from(cohorts))).toBe(true);
      for (let z = 0; z < whole.zones; z++) {
        const joined = parts.flatMap((part) => {
          const start = (s * zoneMultiples) / 2 + z * 256;
          return Array.from(part.zoneMultiples.subarray(start, start + 256));
        });
        const start = s * zoneMultiples + z * 512;
        expect(sameBits(whole.zoneMultiples.subarray(start, start + 512), Float64Array.from(joined))).toBe(true);
      }
      for (let row = 0; row < FAN_SERIES.length * months; row++) {
        const joined = parts.flatMap((part) => {
          const start = (s * fan) / 2 + row * 256;
          return Array.from(part.fan.subarray(start, start + 256));
        });
        const start = s * fan + row * 512;
        expect(sameBits(whole.fan.subarray(start, start + 512), Float32Array.from(joined))).toBe(true);
      }
    }
  });

  test('a strategy alone and a strategy in company', () => {
    for (let s = 0; s < 2; s++) {
      const alone = run([strategies[s]!], 0, 256);
      for (let i = 0; i < PATH_METRICS.length; i++) {
        expect(sameBits(column(alone, 0, i), column(parts[0]!, s, i))).toBe(true);
      }
    }
  });

  test('a path alone, after any other path, and traced', () => {
    const lonely = createStrategyRun(strategies[0]!);
    for (const path of [311, 4, 499, 311]) {
      simulatePath(lonely, path);
      PATH_METRICS.forEach((_, i) => expect(lonely.measures.out.values[i]).toBe(column(whole, 0, i)[path]));
    }
    const trace = explainPath(strategies[0]!, 311);
    expect(trace.metrics.net_irr).toBe(column(whole, 0, metricIndex('net_irr'))[311]);
  });

  test('the simulator may be kept for the next chunk', () => {
    const simulator = createSimulator(strategies);
    simulator.simulateChunk({ firstPath: 256, paths: 256 });
    const again = simulator.simulateChunk({ firstPath: 0, paths: 256 });
    if (again === null) throw new Error('stopped');
    const bytes = Buffer.from(encodePathTable(parts[0]!));
    expect(bytes.equals(encodePathTable(again))).toBe(true);
    expect(bytes.equals(encodePathTable(decodePathTable(bytes)))).toBe(true);
  });
});

test('random configurations: the second half of a chunk is the chunk of the second half', () => {
  for (let seed = 0; seed < 4; seed++) {
    const strategies = [resolveStrategy(randomConfiguration(seed, 'whole'))];
    const both = run(strategies, 0, BLOCK_PATHS + 8);
    const tail = run(strategies, BLOCK_PATHS, 8);
    for (let i = 0; i < PATH_METRICS.length; i++) {
      expect(sameBits(column(both, 0, i).slice(BLOCK_PATHS), column(tail, 0, i))).toBe(true);
    }
  }
});

test('series blocks are the sums of the traces', () => {
  const strategy = resolveStrategy(small());
  const table = run([strategy], 0, 3);
  const months = table.horizonMonths + 1;
  const traces = [0, 1, 2].map((path) => explainPath(strategy, path));
  for (const [series, of] of [
    ['advances', (row: { advances: number }) => row.advances],
    ['nav', (row: { nav: number }) => row.nav],
    ['distributions', (row: { distributions: number }) => row.distributions],
  ] as const) {
    for (const month of [0, 7, 60, 120]) {
      const at = 2 * (SERIES.indexOf(series) * months + month);
      const values = traces.map((trace) => (trace.ledger[month] === undefined ? 0 : of(trace.ledger[month])));
      expect(table.seriesBlocks[at]).toBe(values[0]! + values[1]! + values[2]!);
      expect(table.seriesBlocks[at + 1]).toBe(values[0]! ** 2 + values[1]! ** 2 + values[2]! ** 2);
    }
  }
});

describe('strategy groups', () => {
  const key = (overrides: Parameters<typeof baseWith>[0]): string =>
    strategyGroupKey(resolveStrategy(small(overrides)));

  test('fees, contract, exits and waterfall leave the group alone', () => {
    const base = key({});
    expect(key({ fees: { management_fee_rate: 0.01 } })).toBe(base);
    expect(key({ contract: { share_multiplier: 2 } })).toBe(base);
    expect(key({ exit: { base_sale_rate: 0.1 } })).toBe(base);
    expect(key({ price_path: { house_variance_linear: 0.01 } })).toBe(base);
  });

  test('market, horizon, seed and lag make another', () => {
    const keys = [
      key({}),
      key({ price_path: { appreciation_rates: { green: 0.05, orange: 0.042, red: 0.048 } } }),
      key({ fund: { fund_term: 9 } }),
      key({ monte_carlo: { seed: 43 } }),
      key({ interest_rate: { volatility: 0.02 } }),
      key({ waterfall: { distribution_lag_months: 1 } }),
    ];
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('strategies of another market in the same chunk keep their own', () => {
    const other = resolveStrategy(small({ monte_carlo: { seed: 43 } }));
    const mixed = run([resolveStrategy(small()), other], 0, 4);
    const alone = run([other], 0, 4);
    expect(column(mixed, 1, metricIndex('net_irr'))).toEqual(column(alone, 0, metricIndex('net_irr')));
  });
});

describe('refusals', () => {
  const strategy = resolveStrategy(small());

  test('stop: null, and the simulator still works', () => {
    const simulator = createSimulator([strategy]);
    let looks = 0;
    expect(simulator.simulateChunk({ firstPath: 0, paths: 64, shouldStop: () => ++looks > 2 })).toBeNull();
    expect(looks).toBe(3);
    expect(simulator.simulateChunk({ firstPath: 0, paths: 2 })).not.toBeNull();
  });

  test('a chunk that starts within a block stays in it, and holds the same paths', () => {
    const whole = run([strategy], 0, 64);
    const part = run([strategy], 40, 24);
    for (let i = 0; i < PATH_METRICS.length; i++) {
      expect(sameBits(column(whole, 0, i).subarray(40), column(part, 0, i))).toBe(true);
    }
  });

  test('a chunk starts at a block or lies within one, and is not empty', () => {
    for (const [firstPath, paths] of [
      [1, 256],
      [100, 157],
      [-256, 256],
      [0, 0],
      [0, 1.5],
    ]) {
      expect(() => run([strategy], firstPath!, paths!)).toThrow(SimulationError);
    }
    expect(() => createSimulator([])).toThrow(SimulationError);
    expect(() => createSimulator([strategy, resolveStrategy(small({ fund: { fund_term: 5 } }))])).toThrow(
      SimulationError,
    );
  });

  test('a number that leaves the finite range is an error that names path, month and variable', () => {
    const broken = resolveStrategy(small());
    broken.fund.fees.fixedExpenses[17] = Infinity;
    const attempt = (): PathTable => run([strategy, broken], 256, 2);
    expect(attempt).toThrow(/path 256, strategy 1 of the chunk: expenses of month 17/);
    try {
      attempt();
    } catch (error) {
      expect((error as SimulationError).code).toBe('non_finite');
    }
    expect(LEDGER_COLUMNS).toContain('expenses');
  });

  test('metrics without a value are NaN with a status, never 0', () => {
    const nothing = resolveStrategy(small({ deployment: { target_deployment: 0 } }));
    const table = run([nothing], 0, 1);
    const wal = metricIndex('wal');
    expect(table.status[wal]).toBe(PATH_STATUS.notApplicable);
    expect(table.values[wal]).toBeNaN();
    expect(table.status[metricIndex('net_irr')]).toBe(PATH_STATUS.totalLoss);
    expect(table.values[metricIndex('net_irr')]).toBe(-1);
  });
});
