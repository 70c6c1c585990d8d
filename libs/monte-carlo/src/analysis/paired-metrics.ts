import { SimulationError, type SimulationConfig } from '@ihome/config';
import { hasValue, type PathTable } from '@ihome/engine';
import type { PairedSamples } from '@ihome/risk';
import { unitRule, unitsOf, type UnitRule } from '../reduction/path-units';

/** Gathers metrics of the base and of a run from their sections, each in path order. */
export interface PairedMetrics<Name extends string> {
  add(section: PathTable, of: 'base' | 'run'): void;
  /**
   * A metric of the run against that of the base, over the paths on which both have it, in the units of the sampler.
   *
   * @throws SimulationError corrupt_data when paths are missing
   */
  finish(): (metric: Name) => PairedSamples;
}

/** Values of the metrics; NaN on a path without one [metric][path]. */
type Columns = readonly Float64Array[];

/** Columns for these metrics over all paths. */
export function createPairedMetrics<Name extends string>(
  metrics: readonly Name[],
  monteCarlo: SimulationConfig['monte_carlo'],
): PairedMetrics<Name> {
  const paths = monteCarlo.num_paths;
  const createColumns = (): Columns => metrics.map(() => new Float64Array(paths).fill(NaN));
  const columns = { base: createColumns(), run: createColumns() };
  const received = { base: 0, run: 0 };
  return {
    add(section, of) {
      if (section.firstPath !== received[of] || received[of] + section.paths > paths) {
        throw new SimulationError('corrupt_data', `Paths from ${received[of]} of ${paths} were expected.`);
      }
      metrics.forEach((name, i) => fillColumn(columns[of][i]!, name, section));
      received[of] += section.paths;
    },
    finish() {
      if (received.base !== paths || received.run !== paths) {
        throw new SimulationError('corrupt_data', `A comparison lacks some of its ${paths} paths.`);
      }
      const rule = unitRule(monteCarlo);
      return (metric) => {
        const at = metrics.indexOf(metric);
        return common(columns.run[at]!, columns.base[at]!, rule);
      };
    },
  };
}

function fillColumn(
  column: Float64Array,
  name: string,
  { metrics, values, status, firstPath, paths }: PathTable,
): void {
  const row = metrics.indexOf(name) * paths;
  for (let path = 0; path < paths; path++) {
    if (hasValue(status[row + path]!)) column[firstPath + path] = values[row + path]!;
  }
}

/** The paths on which both have a value, in the units of the sampler. */
function common(values: Float64Array, against: Float64Array, rule: UnitRule | null): PairedSamples {
  const both = [...values.keys()].filter((i) => !Number.isNaN(values[i]!) && !Number.isNaN(against[i]!));
  return {
    values: Float64Array.from(both, (i) => values[i]!),
    against: Float64Array.from(both, (i) => against[i]!),
    units: rule === null ? null : unitsOf(both, rule),
  };
}
