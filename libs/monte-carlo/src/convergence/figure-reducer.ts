import { SimulationError, type SimulationConfig } from '@ihome/config';
import type { PathTable } from '@ihome/engine';
import type { PathColumns } from '../reduction/path-columns';
import type { CountedEstimate } from '../results';
import { pathFigures, tableMetric } from './path-figures';

/** Folds the sections of one strategy, given in path order without a gap, into the figure whose precision is watched. */
export interface FigureReducer {
  /** @throws SimulationError corrupt_data for a section that is not the next one */
  add(section: PathTable): void;
  /** @throws SimulationError corrupt_data when paths are missing */
  finish(): CountedEstimate;
}

/**
 * A reducer for `monte_carlo.convergence.metric` over the first `paths` paths, at the confidence that it is watched at: it keeps that metric alone.
 * The figure depends on the paths, not on how they were cut into sections.
 */
export function createFigureReducer(config: SimulationConfig, paths: number): FigureReducer {
  const { metric: name, confidence } = config.monte_carlo.convergence;
  const metric = tableMetric(name);
  const columns: PathColumns = {
    metrics: [metric],
    paths,
    values: new Float64Array(paths),
    status: new Uint8Array(paths),
  };
  let received = 0;
  return {
    add(section) {
      if (section.strategies !== 1 || section.firstPath !== received || received + section.paths > paths) {
        const given = `${section.paths} from ${section.firstPath}`;
        throw new SimulationError('corrupt_data', `Paths from ${received} of ${paths} were expected, not ${given}.`);
      }
      const row = section.metrics.indexOf(metric);
      if (row < 0) throw new SimulationError('corrupt_data', `The path table has no metric ${metric}.`);
      const [from, to] = [row * section.paths, (row + 1) * section.paths];
      columns.values.set(section.values.subarray(from, to), received);
      columns.status.set(section.status.subarray(from, to), received);
      received += section.paths;
    },
    finish() {
      if (received !== paths) {
        throw new SimulationError('corrupt_data', `${received} of the ${paths} paths of a checkpoint are there.`);
      }
      return pathFigures(columns, paths, { config, confidence })(name);
    },
  };
}
