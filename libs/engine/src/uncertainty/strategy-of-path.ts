import { SimulationError } from '@ihome/config';
import type { ResolvedStrategy } from '../resolve/resolve-strategy';
import { drawParameters } from './draw-parameters';

/** One drawn value. */
export interface ParameterDraw {
  readonly parameter: string;
  readonly value: number;
}

/** The strategy of one path, and what it drew. */
export interface PathStrategy {
  readonly strategy: ResolvedStrategy;
  readonly draws: readonly ParameterDraw[];
}

/**
 * The strategy that a path runs: the resolved one itself when nothing is drawn, else one resolved anew from the draws of the path.
 *
 * @throws SimulationError validation_failed, naming the path, its draws and the rule that they break
 */
export function strategyOfPath(strategy: ResolvedStrategy, path: number): PathStrategy {
  const { uncertainty } = strategy;
  if (uncertainty === null) return { strategy, draws: [] };
  const values = drawParameters(uncertainty, path);
  const draws = uncertainty.parameters.map(({ path: parameter }, i) => ({ parameter, value: values[i]! }));
  try {
    return { strategy: uncertainty.resolve(values), draws };
  } catch (error) {
    if (!(error instanceof SimulationError) || error.code !== 'validation_failed') throw error;
    const drawn = draws.map(({ parameter, value }) => `${parameter} = ${value}`).join(', ');
    throw new SimulationError(
      'validation_failed',
      `Path ${path} drew ${drawn}, which breaks a rule: ${error.detail}. Bound the distribution so that no draw does.`,
      { pointer: '/monte_carlo/parameter_uncertainty', cause: error },
    );
  }
}
