/** The engine against the reference model over random configurations of the whole schema. */
import { randomConfiguration } from '../random-configuration';
import { allDifferences } from './all-differences';

const FIRST = [0, 50, 100, 150];
const MINUTE = 60_000;

it.each(FIRST)(
  'engine and reference model agree on fifty random whole configurations from number %i',
  (first) => {
    for (let seed = first; seed < first + 50; seed += 1) {
      const config = randomConfiguration(seed, 'whole');
      expect(allDifferences(config)).toEqual({ name: config.name, differences: [] });
    }
  },
  10 * MINUTE,
);
