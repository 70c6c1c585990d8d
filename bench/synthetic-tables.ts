import type { SimulationConfig } from '@ihome/config';
import {
  PATH_METRICS,
  createSimulator,
  encodePathTable,
  resolveStrategy,
  strategySection,
  strategySectionRange,
  type PathTable,
} from '@ihome/engine';
import type { PathSection } from '@ihome/orchestration';

/** Paths of a section, and how many the engine simulates: the others are these with other numbers. */
const SECTION_PATHS = 2560;

/** How far a number of a path is from that of the simulated one, at most. */
const SPREAD = 0.05;

/** Path tables of any number of strategies, far faster than the engine makes them. */
export interface SyntheticTables {
  readonly metrics: readonly string[];
  /**
   * The sections of one strategy in path order, as they are stored; the bytes are good until the next one is asked for.
   *
   * @throws RangeError for paths that are no multiple of 2,560
   */
  sections(strategy: number, paths: number): Generator<PathSection>;
  tableOf(section: PathSection): PathTable;
}

/** Tables like those of this configuration: every metric with its shape, flags and counts as they are, no two paths of the rest alike. */
export function syntheticTables(config: SimulationConfig): SyntheticTables {
  const resolved = resolveStrategy(config);
  const source = createSimulator([resolved]).simulateChunk({ firstPath: 0, paths: SECTION_PATHS });
  if (source === null) throw new Error('The simulation of the source paths was stopped.');
  const metrics = PATH_METRICS.map(({ name }) => name);
  const tableOf = ({ firstPath, paths, bytes }: PathSection): PathTable =>
    strategySection({ ...source, metrics, firstPath, paths }, bytes);
  const first = sectionOf(source);
  // Sections beyond the first keep no fans.
  const later = sectionOf({ ...source, firstPath: SECTION_PATHS, fan: new Float32Array(0) });
  return {
    metrics,
    *sections(strategy, paths) {
      if (paths % SECTION_PATHS !== 0) throw new RangeError(`${paths} paths are no multiple of ${SECTION_PATHS}`);
      let state = strategy + 1;
      for (let firstPath = 0; firstPath < paths; firstPath += SECTION_PATHS) {
        const section = firstPath === 0 ? first : { ...later, firstPath };
        const { values } = tableOf(section);
        for (let i = 0; i < values.length; i++) {
          state = (Math.imul(state, 1664525) + 1013904223) | 0;
          const value = source.values[i]!;
          if (value % 1 !== 0) values[i] = value * (1 + (SPREAD * state) / 2 ** 31 + 1e-4 * strategy);
        }
        yield section;
      }
    },
    tableOf,
  };
}

function sectionOf(table: PathTable): PathSection {
  const { offset, length } = strategySectionRange(table, 0);
  const { firstPath, paths } = table;
  return { firstPath, paths, bytes: encodePathTable(table).slice(offset, offset + length) };
}
