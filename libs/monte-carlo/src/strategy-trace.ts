import { configHash, parseConfig } from '@ihome/config';
import { explainPath, type PathTrace } from '@ihome/engine';
import { resolveRun, VARIANT, type StrategyRole } from './analysis/strategy-role';

/** The trace of a path with the configuration it belongs to. */
export interface StrategyTrace extends PathTrace {
  readonly config_hash: string;
}

/**
 * Recomputes one path of a resolved configuration alone and tells its whole story.
 *
 * @param path number of the path, an integer ≥ 0
 * @param role why the strategy is run: a stressed one is traced under its scenario
 * @throws SimulationError `bad_request` for another number; a validation error for an incomplete configuration
 */
export function traceStrategy(config: unknown, path: number, role: StrategyRole = VARIANT): StrategyTrace {
  const parsed = parseConfig(config);
  return { config_hash: configHash(parsed), ...explainPath(resolveRun(parsed, role), path) };
}
