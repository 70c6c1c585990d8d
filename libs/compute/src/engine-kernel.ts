import { SimulationError, parseConfig, plainJson, type SimulationConfig } from '@ihome/config';
import {
  createSimulator,
  encodePathTable,
  ENGINE_VERSION,
  hasValue,
  PATH_METRICS,
  type PathTable,
  type PathTableShape,
  type ResolvedStrategy,
  type Simulator,
  strategyGroupKey,
  strategySection,
  strategySectionRange,
} from '@ihome/engine';
import {
  compareStrategies,
  createBaseComparison,
  createFigureReducer,
  createStrategyReducer,
  createUncertaintySplit,
  type FigureReducer,
  partialOf,
  resolveRun,
  runName,
  resultOfSample,
  strategyRole,
  type StrategyRole,
} from '@ihome/monte-carlo';
import type {
  ComputeKernel,
  ComputeStrategy,
  GroupedStrategy,
  KernelComparison,
  KernelReducer,
  KernelTable,
} from '@ihome/orchestration';
import { loadHighsSolver } from './highs-solver';

/** Simulators kept with their buffers: a sweep's chunks come group by group. */
const KEPT_SIMULATORS = 2;

const METRIC_NAMES = PATH_METRICS.map(({ name }) => name);
const POSITIONS = METRIC_NAMES.indexOf('positions');

const simulators = new Map<string, Simulator>();

/** The engine and its statistics as a compute kernel: what every compute thread of the platform runs. */
export const kernel: ComputeKernel = {
  engineVersion: ENGINE_VERSION,

  groupKey: (strategy) => strategyGroupKey(resolvedOf(strategy)),

  simulate({ strategies, firstPath, paths, shouldStop }): KernelTable | null {
    const table = simulatorOf(strategies).simulateChunk({ firstPath, paths, shouldStop });
    if (!table) return null;
    return {
      table: encodePathTable(table),
      sections: strategies.map((_, position) => strategySectionRange(table, position)),
      aggregates: partialOf(table),
      loans: positionsOf(table),
    };
  },

  openReducer({ strategy, reference, paths, yields }): KernelReducer {
    const { index, parameters, role, config: stored, configHash } = strategy;
    const asked = parseConfig(stored);
    const resolved = resolveRun(asked, strategyRole(role));
    const isSample = strategyRole(role).kind === 'sample';
    const name = runName(strategyRole(role), { parameters, config: asked });
    if (yields === 'watched_figure') return figureReducer(createFigureReducer(asked, paths), sectionShape(resolved));
    const config = onFirstPaths(asked, paths);
    const reducer = createStrategyReducer({ index, name, configHash, config, market: resolved.market });
    const shapes = {
      strategy: sectionShape(resolved),
      reference: sectionShape(reference === null ? resolved : resolvedOf(reference)),
    };
    const comparison = reference === null ? null : comparisonOf(config, resolved, strategyRole(role));
    return {
      add({ firstPath, paths, bytes }, of) {
        const section = strategySection({ ...shapes[of], firstPath, paths }, bytes);
        if (of === 'strategy') reducer.add(section);
        comparison?.add(section, of === 'strategy' ? 'run' : 'base');
      },
      finish: () => {
        const result = isSample ? resultOfSample(reducer.finish()) : reducer.finish();
        return plainJson({ ...result, ...comparison?.finish() });
      },
    };
  },

  openComparison({ strategies, nearest, paths }): KernelComparison {
    const configs = strategies.map((strategy) => onFirstPaths(parseConfig(strategy.config), paths));
    const shapes = new Map(strategies.map((strategy) => [strategy.index, sectionShape(resolvedOf(strategy))]));
    const comparison = compareStrategies({ strategies: [...shapes.keys()], nearest, configs });
    return {
      add({ firstPath, paths, bytes }, index) {
        const shape = shapes.get(index);
        if (shape === undefined) throw new SimulationError('internal', `Strategy ${index} is not compared.`);
        comparison.add(strategySection({ ...shape, firstPath, paths }, bytes), index);
      },
      finish: async () => plainJson(comparison.finish(await loadHighsSolver())),
    };
  },
};

/** The configuration as if it had asked for no more than its first paths. */
function onFirstPaths(config: SimulationConfig, paths: number): SimulationConfig {
  return { ...config, monte_carlo: { ...config.monte_carlo, num_paths: paths } };
}

/** What a run of an analysis is compared with the base for. */
interface RunComparison {
  add(section: PathTable, of: 'base' | 'run'): void;
  finish(): object;
}

function comparisonOf(
  config: SimulationConfig,
  { uncertainty }: ResolvedStrategy,
  { kind }: StrategyRole,
): RunComparison {
  if (kind !== 'resampled' || uncertainty === null) {
    const comparison = createBaseComparison(config);
    return { add: comparison.add, finish: () => ({ differences: comparison.finish() }) };
  }
  const split = createUncertaintySplit(config);
  const parameters = uncertainty.parameters.map(({ path, cutMass }) => ({ parameter: path, cut_mass: cutMass }));
  return { add: split.add, finish: () => ({ uncertainty: { parameters, variances: split.finish() } }) };
}

/** Reduces to the watched figure alone. */
function figureReducer(reducer: FigureReducer, shape: Omit<PathTableShape, 'firstPath' | 'paths'>): KernelReducer {
  return {
    add: ({ firstPath, paths, bytes }) => reducer.add(strategySection({ ...shape, firstPath, paths }, bytes)),
    finish: () => plainJson(reducer.finish()),
  };
}

function resolvedOf({ config, role }: GroupedStrategy): ResolvedStrategy {
  return resolveRun(parseConfig(config), strategyRole(role));
}

function sectionShape({ fund, zones }: ResolvedStrategy): Omit<PathTableShape, 'firstPath' | 'paths'> {
  return { strategies: 1, metrics: METRIC_NAMES, horizonMonths: fund.lastMonth, zones: zones.length };
}

function simulatorOf(strategies: readonly ComputeStrategy[]): Simulator {
  const key = strategies.map(({ configHash, role }) => configHash + JSON.stringify(role)).join();
  const simulator = simulators.get(key) ?? createSimulator(strategies.map(resolvedOf));
  simulators.delete(key);
  simulators.set(key, simulator);
  for (const oldest of simulators.keys()) {
    if (simulators.size <= KEPT_SIMULATORS) break;
    simulators.delete(oldest);
  }
  return simulator;
}

function positionsOf({ strategies, metrics, paths, values, status }: PathTable): number {
  let positions = 0;
  for (let strategy = 0; strategy < strategies; strategy++) {
    const start = (strategy * metrics.length + POSITIONS) * paths;
    for (let i = start; i < start + paths; i++) if (hasValue(status[i] ?? 0)) positions += values[i] ?? 0;
  }
  return positions;
}
