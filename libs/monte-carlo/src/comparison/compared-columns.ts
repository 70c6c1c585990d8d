import { SimulationError } from '@ihome/config';
import { hasValue, type PathTable } from '@ihome/engine';

/** Columns of a few path metrics of several strategies over the same paths. */
export interface ComparedColumns {
  readonly metrics: readonly string[];
  /** [strategy][metric]: a value a path, NaN on a path without one. */
  readonly values: readonly (readonly Float64Array[])[];
}

/** Takes the sections of every strategy, each strategy's in path order. */
export interface ComparedColumnsReader {
  /** @throws SimulationError corrupt_data for a section that is not the strategy's next one */
  add(section: PathTable, strategy: number): void;
  /** @throws SimulationError corrupt_data when paths are missing */
  finish(): ComparedColumns;
}

/** Memory: 8 bytes a strategy, metric and path, and nothing of the sections. */
export function readComparedColumns({
  metrics,
  strategies,
  paths,
}: {
  readonly metrics: readonly string[];
  readonly strategies: number;
  readonly paths: number;
}): ComparedColumnsReader {
  const values = Array.from({ length: strategies }, () => metrics.map(() => new Float64Array(paths).fill(NaN)));
  const received = new Float64Array(strategies);
  return {
    add(section, strategy) {
      const next = received[strategy] ?? -1;
      if (section.firstPath !== next || next + section.paths > paths) {
        throw new SimulationError('corrupt_data', `A comparison expected paths from ${next} of ${paths}.`);
      }
      metrics.forEach((metric, i) => copyMetric(section, metric, values[strategy]![i]!));
      received[strategy] = next + section.paths;
    },
    finish() {
      if (received.some((count) => count !== paths)) {
        throw new SimulationError('corrupt_data', `A comparison lacks some of its ${paths} paths.`);
      }
      return { metrics, values };
    },
  };
}

function copyMetric(section: PathTable, metric: string, column: Float64Array): void {
  const place = section.metrics.indexOf(metric);
  if (place < 0) throw new SimulationError('corrupt_data', `The path table has no metric ${metric}.`);
  const row = place * section.paths;
  for (let path = 0; path < section.paths; path++) {
    if (hasValue(section.status[row + path]!)) column[section.firstPath + path] = section.values[row + path]!;
  }
}
