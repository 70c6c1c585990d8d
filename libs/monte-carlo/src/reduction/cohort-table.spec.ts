import { findPreset, mergeConfig, type SimulationConfig } from '@ihome/config';
import { createSimulator, explainPath, resolveStrategy, type PathTable } from '@ihome/engine';
import type { CohortSummary, StrategyResult } from '../results';
import { createStrategyReducer } from './strategy-reducer';

const PATHS = 300;

const configWith = (monte_carlo: Partial<SimulationConfig['monte_carlo']>): SimulationConfig =>
  mergeConfig(findPreset('base')!.config, {
    fund: { fund_size: 5e6 },
    monte_carlo: { num_paths: PATHS, ...monte_carlo },
  }) as Partial<SimulationConfig> as SimulationConfig;

function reduce(config: SimulationConfig): StrategyResult {
  const resolved = resolveStrategy(config);
  const reducer = createStrategyReducer({ index: 0, name: 'A', configHash: 'ff', config, market: resolved.market });
  const simulator = createSimulator([resolved]);
  for (const [firstPath, paths] of [
    [0, 256],
    [256, PATHS - 256],
  ] as const) {
    const table: PathTable | null = simulator.simulateChunk({ firstPath, paths });
    reducer.add(table!);
  }
  return reducer.finish();
}

const mean = (values: readonly number[]): number => values.reduce((sum, x) => sum + x, 0) / values.length;
const error = (values: readonly number[]): number => {
  const m = mean(values);
  return Math.sqrt(values.reduce((sum, x) => sum + (x - m) ** 2, 0) / (values.length - 1) / values.length);
};

describe('cohort table', () => {
  const config = configWith({});
  const { cohorts } = reduce(config);
  const strategy = resolveStrategy(config);
  const traces = Array.from({ length: PATHS }, (_, path) => explainPath(strategy, path));

  it('has a row for every vintage, cause and zone that occurs, and no other', () => {
    const told = cohorts.rows.map(({ fund_year, cause, zone }) => `${fund_year} ${cause} ${zone}`).sort();
    const seen = new Set(
      traces.flatMap(({ positions }) =>
        positions.map((p) => `${Math.floor(p.origination_month / 12) + 1} ${p.cause} ${p.zone}`),
      ),
    );
    expect(told).toEqual([...seen].sort());
    expect(told.length).toBeGreaterThan(20);
  });

  it('redone from the traces: counts, cost and multiples with their errors', () => {
    const of = ({ fund_year, cause, zone }: CohortSummary): { count: number[]; cost: number[]; cash: number[] } => {
      const mine = traces.map(({ positions }) =>
        positions.filter(
          (p) => Math.floor(p.origination_month / 12) + 1 === fund_year && p.cause === cause && p.zone === zone,
        ),
      );
      const total = (name: 'advance' | 'paid'): number[] =>
        mine.map((list) => list.reduce((sum, position) => sum + position[name], 0));
      return { count: mine.map((list) => list.length), cost: total('advance'), cash: total('paid') };
    };
    for (const row of cohorts.rows) {
      const { count, cost, cash } = of(row);
      expect(row.calendar_year).toBe(config.fund.vintage_year + row.fund_year - 1);
      expect(row.count.mean).toBeCloseTo(mean(count), 12);
      expect(row.count.standard_error).toBeCloseTo(error(count), 10);
      expect(row.balance.mean / mean(cost)).toBeCloseTo(1, 12);
      expect(Number(row.balance.standard_error) / error(cost)).toBeCloseTo(1, 9);
      const multiple = mean(cash) / mean(cost);
      expect(Number(row.multiple.value)).toBeCloseTo(multiple, 12);
      const residuals = cash.map((paid, i) => (paid - multiple * cost[i]!) / mean(cost));
      expect(Number(row.multiple.standard_error)).toBeCloseTo(error(residuals), 7);
    }
  });

  it('says that it knows no error of pairs', () => {
    const { rows } = reduce(configWith({ sampler: 'antithetic' })).cohorts;
    expect(rows[0]!.count.standard_error).toMatchObject({ status: 'not_applicable' });
    expect(typeof rows[0]!.multiple.value).toBe('number');
    expect(rows[0]!.multiple.low).toMatchObject({ status: 'not_applicable' });
  });
});
