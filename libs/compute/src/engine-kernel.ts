import { parseConfig } from '@ihome/config';
import {
  createSimulator,
  encodePathTable,
  ENGINE_VERSION,
  hasValue,
  PATH_METRICS,
  type PathTable,
  resolveStrategy,
  type Simulator,
  strategyGroupKey,
  strategySection,
  strategySectionRange,
} from '@ihome/engine';
import { createStrategyReducer, partialOf, strategyName } from '@ihome/monte-carlo';
import type { ComputeKernel, ComputeStrategy, JsonObject, KernelReducer, KernelTable } from '@ihome/orchestration';

/** Simulators kept with their buffers: a sweep's chunks come group by group. */
const KEPT_SIMULATORS = 2;

const METRIC_NAMES = PATH_METRICS.map(({ name }) => name);
const POSITIONS = METRIC_NAMES.indexOf('positions');

const simulators = new Map<string, Simulator>();

/** The engine and its statistics as a compute kernel: what every compute thread of the platform runs. */
export const kernel: ComputeKernel = {
  engineVersion: ENGINE_VERSION,

  groupKey: (config) => strategyGroupKey(resolveStrategy(parseConfig(config))),

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

  openReducer({ index, parameters, config: stored, configHash }): KernelReducer {
    const config = parseConfig(stored);
    const resolved = resolveStrategy(config);
    const name = strategyName(parameters, config.name);
    const reducer = createStrategyReducer({ index, name, configHash, config, market: resolved.market });
    const horizonMonths = resolved.fund.lastMonth;
    return {
      add({ firstPath, paths, bytes }) {
        const shape = { strategies: 1, metrics: METRIC_NAMES, firstPath, paths, horizonMonths };
        reducer.add(strategySection(shape, bytes));
      },
      finish: () => toJson(reducer.finish()),
    };
  },
};

function simulatorOf(strategies: readonly ComputeStrategy[]): Simulator {
  const key = strategies.map(({ configHash }) => configHash).join();
  const simulator =
    simulators.get(key) ?? createSimulator(strategies.map(({ config }) => resolveStrategy(parseConfig(config))));
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

/** A result as plain JSON: what an index signature cannot say of an interface, a round trip makes sure of. */
function toJson(result: object): JsonObject {
  return JSON.parse(JSON.stringify(result)) as JsonObject;
}
