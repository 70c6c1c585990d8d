/** The engine against the reference model over many random configurations; `engine.spec.ts` is the quick part of it. */
import { findPreset, presets, type SimulationConfig } from '@ihome/config';
import { CONFIGURATION_FOCUSES, randomConfiguration } from '../random-configuration';
import type { Difference } from './agreement';
import { tableDifferences } from './table-comparison';
import { traceDifferences } from './trace-comparison';

const PATHS = 3;
const CONFIGURATIONS = { focused: 60, whole: 240 };
const MINUTE = 60_000;

function allDifferences(config: SimulationConfig): {
  readonly name: string;
  readonly differences: readonly Difference[];
} {
  const table = tableDifferences([config], { firstPath: 0, paths: PATHS });
  return { name: config.name, differences: [...traceDifferences(config, PATHS), ...table].slice(0, 20) };
}

describe('engine and reference model agree', () => {
  it.each(presets.map(({ name }) => name))(
    'on ten paths of the preset %s',
    (name) => {
      const found = findPreset(name);
      expect(found).toBeDefined();
      if (found) expect(traceDifferences(found.config, 10)).toEqual([]);
    },
    5 * MINUTE,
  );

  it.each(CONFIGURATION_FOCUSES)(
    'on random configurations of focus %s',
    (focus) => {
      const count = focus === 'whole' ? CONFIGURATIONS.whole : CONFIGURATIONS.focused;
      for (let seed = 0; seed < count; seed += 1) {
        const config = randomConfiguration(seed, focus);
        expect(allDifferences(config)).toEqual({ name: config.name, differences: [] });
      }
    },
    10 * MINUTE,
  );
});
