import { configHash, parseConfig } from '@ihome/config';
import { explainPath, resolveStrategy, type PathTrace } from '@ihome/engine';

/** The trace of a path with the configuration it belongs to. */
export interface StrategyTrace extends PathTrace {
  readonly config_hash: string;
}

/**
 * Recomputes one path of a resolved configuration alone and tells its whole story.
 *
 * @param path number of the path, an integer ≥ 0
 * @throws SimulationError `bad_request` for another number; a validation error for an incomplete configuration
 */
export function traceStrategy(config: unknown, path: number): StrategyTrace {
  const parsed = parseConfig(config);
  return { config_hash: configHash(parsed), ...explainPath(resolveStrategy(parsed), path) };
}
