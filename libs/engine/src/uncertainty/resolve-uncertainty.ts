import {
  drawnPlace,
  drawnValues,
  getParameter,
  SimulationError,
  ValidationError,
  type SimulationConfig,
} from '@ihome/config';
import { choleskyFactor } from '../price-path/correlation';
import { randomKey } from '../random/key';
import type { ResolvedStrategy } from '../resolve/resolve-strategy';
import { cutMass, marginalOf, type Marginal } from './marginal';

/** One parameter that each path draws. */
export interface DrawnParameter {
  readonly path: string;
  readonly marginal: Marginal;
  /** Probability of the family outside what the parameter takes. */
  readonly cutMass: number;
  /** Draws of whole-number parameters go to the nearest one. */
  readonly integer: boolean;
}

/** The parameters of a strategy that each path draws, in the order of the configuration. */
export interface ResolvedUncertainty {
  readonly parameters: readonly DrawnParameter[];
  /** Lower Cholesky factor of their correlation [parameter][parameter], row-major. */
  readonly factor: Float64Array;
  /** Threefry key of the seed: the same in both samples of the process. */
  readonly randomKey: Uint32Array;
  /**
   * The strategy with these values [parameter] in the place of the configured ones.
   *
   * @throws SimulationError validation_failed when they break a rule
   */
  readonly resolve: (values: Float64Array) => ResolvedStrategy;
}

/**
 * Resolves `monte_carlo.parameter_uncertainty`; null when nothing is drawn.
 *
 * @throws ValidationError `unknown_parameter` when the configuration has nothing at a place that is drawn
 */
export function resolveUncertainty(
  config: SimulationConfig,
  resolveDrawn: (drawn: SimulationConfig) => ResolvedStrategy,
): ResolvedUncertainty | null {
  const { parameter_uncertainty: uncertain, parameter_uncertainty_correlation: matrix, seed } = config.monte_carlo;
  if (uncertain.length === 0) return null;
  const places = uncertain.map(({ parameter }) => {
    getParameter(config, parameter);
    const place = drawnPlace(parameter);
    if (place === null) throw new SimulationError('internal', `${parameter} is not one number and can't be drawn`);
    return place;
  });
  const drawn = drawnValues(config, places);
  const n = places.length;
  const identity = Array.from({ length: n }, (_, i) => Array.from({ length: n }, (__, j) => (i === j ? 1 : 0)));
  return {
    parameters: uncertain.map((entry, i) => {
      const { path, shape } = places[i]!;
      const marginal = marginalOf(entry, shape);
      return { path, marginal, cutMass: cutMass(marginal), integer: shape.integer };
    }),
    factor: choleskyFactor(matrix.length === 0 ? identity : matrix),
    randomKey: randomKey(seed),
    resolve: (values) => {
      const made = drawn.config(values);
      const [error] = drawn.errors(made, values);
      if (error !== undefined) throw new SimulationError('validation_failed', `${error.pointer} ${error.message}`);
      try {
        return resolveDrawn(made);
      } catch (failure) {
        if (!(failure instanceof ValidationError)) throw failure;
        throw new SimulationError('validation_failed', failure.detail, { cause: failure });
      }
    },
  };
}
