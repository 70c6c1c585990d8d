import type { SimulationConfig } from '@ihome/config';
import { isNumber } from '@ihome/risk';
import type { CountedEstimate, Stopping, StoppingCheckpoint } from '../results';
import { stoppingCheckpoints } from './checkpoint-paths';

/** The watched figure of one strategy over the paths of a checkpoint. */
export interface WatchedFigure {
  readonly index: number;
  readonly figure: Pick<CountedEstimate, 'value' | 'half_width'>;
}

/**
 * What is known at a checkpoint: how many strategies have a half-width that is small enough, and the figure of the one with the widest
 * (an undefined half-width is wider than any other). The sweep stops where all have one.
 *
 * @throws RangeError without any strategy
 */
export function judgeCheckpoint(
  { half_width: wanted }: SimulationConfig['monte_carlo']['convergence'],
  paths: number,
  figures: readonly WatchedFigure[],
): StoppingCheckpoint {
  const widest = figures.reduce((found, other) => (widthOf(other) > widthOf(found) ? other : found));
  const within = figures.filter((figure) => widthOf(figure) <= wanted).length;
  const { value, half_width: halfWidth } = widest.figure;
  return {
    ...{ paths, strategies: figures.length, within, converged: within === figures.length },
    ...{ index: widest.index, value, half_width: halfWidth },
  };
}

/** How a sweep that may stop came to its paths; null for one that runs all its paths, whatever they say. */
export function stoppingOf(
  monteCarlo: SimulationConfig['monte_carlo'],
  checkpoints: readonly StoppingCheckpoint[],
): Stopping | null {
  if (stoppingCheckpoints(monteCarlo).length === 0) return null;
  const { metric, half_width: halfWidth, confidence } = monteCarlo.convergence;
  const last = checkpoints.at(-1);
  const isOver = last !== undefined && (last.converged || last.paths === monteCarlo.num_paths);
  return {
    ...{ metric, half_width: halfWidth, confidence, paths_allowed: monteCarlo.num_paths },
    paths_run: isOver ? last.paths : null,
    reason: !isOver ? null : last.converged ? 'half_width_reached' : 'num_paths_reached',
    checkpoints,
  };
}

function widthOf({ figure }: WatchedFigure): number {
  return isNumber(figure.half_width) ? figure.half_width : Infinity;
}
