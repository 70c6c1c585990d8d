import type { SimulationConfig } from '@ihome/config';
import type { Difference } from './agreement';
import { tableDifferences } from './table-comparison';
import { traceDifferences } from './trace-comparison';

const PATHS = 3;
const TOLD = 20;

/** What differs between engine and reference model on the first paths of a configuration, in its trace and in its path table. */
export interface NamedDifferences {
  readonly name: string;
  /** At most twenty. */
  readonly differences: readonly Difference[];
}

/** Runs a configuration through both. */
export function allDifferences(config: SimulationConfig): NamedDifferences {
  const table = tableDifferences([config], { firstPath: 0, paths: PATHS });
  return { name: config.name, differences: [...traceDifferences(config, PATHS), ...table].slice(0, TOLD) };
}
