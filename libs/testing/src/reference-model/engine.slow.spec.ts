/** The engine against the reference model over many random configurations; `engine.spec.ts` is the quick part of it. */
import { findPreset, presets } from '@ihome/config';
import { CONFIGURATION_FOCUSES, randomConfiguration } from '../random-configuration';
import { allDifferences } from './all-differences';
import { traceDifferences } from './trace-comparison';

const CONFIGURATIONS = 50;
const MINUTE = 60_000;

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

  it.each(CONFIGURATION_FOCUSES.filter((focus) => focus !== 'whole'))(
    'on random configurations of focus %s',
    (focus) => {
      for (let seed = 0; seed < CONFIGURATIONS; seed += 1) {
        const config = randomConfiguration(seed, focus);
        expect(allDifferences(config)).toEqual({ name: config.name, differences: [] });
      }
    },
    10 * MINUTE,
  );
});
