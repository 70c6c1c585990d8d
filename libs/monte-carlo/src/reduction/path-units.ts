import type { SimulationConfig } from '@ihome/config';
import { hasValue } from '@ihome/engine';
import type { PathUnits } from '@ihome/risk';
import type { PathColumns } from './path-columns';

/** How paths fall into independent units. */
export interface UnitRule {
  readonly unitOf: (path: number) => number;
  readonly count: number;
}

/**
 * Units of the sampler: pairs of neighbouring paths under antithetic, path mod scrambles under sobol and latin_hypercube. Null under
 * pseudo, where each path stands for itself.
 */
export function unitRule({ sampler, scrambles, num_paths: paths }: SimulationConfig['monte_carlo']): UnitRule | null {
  switch (sampler) {
    case 'pseudo':
      return null;
    case 'antithetic':
      return { unitOf: (path) => path >>> 1, count: Math.ceil(paths / 2) };
    case 'sobol':
    case 'latin_hypercube':
      return { unitOf: (path) => path % scrambles, count: scrambles };
  }
}

/** Units of these paths, in their order. */
export function unitsOf(paths: readonly number[], { unitOf, count }: UnitRule): PathUnits {
  return { unit: Int32Array.from(paths, unitOf), count };
}

/** Units of the paths that have the metric, in the order of its column. */
export function columnUnits({ metrics, paths, status }: PathColumns, name: string, rule: UnitRule): PathUnits {
  const start = metrics.indexOf(name) * paths;
  const unit = new Int32Array(paths);
  let n = 0;
  for (let path = 0; path < paths; path++) if (hasValue(status[start + path]!)) unit[n++] = rule.unitOf(path);
  return { unit: unit.subarray(0, n), count: rule.count };
}
