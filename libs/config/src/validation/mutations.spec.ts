import { CONFIG_MUTATIONS, configWith, fullConfig, setAt } from '@ihome/testing';
import fc from 'fast-check';
import { jsonPointer } from '../json-pointer';
import { resolveSweepConfig } from '../resolve-sweep-config';
import { ValidationError } from '../validation-error';
import { validateConfig } from './validate-config';

const SECTIONS = [...new Set(CONFIG_MUTATIONS.map(({ keys }) => keys[0]))];

describe('mutated configurations', () => {
  it('starts from a valid one', () => {
    expect(validateConfig(fullConfig()).errors).toEqual([]);
    expect(CONFIG_MUTATIONS.length).toBeGreaterThan(1500);
  });

  it.each(SECTIONS)('refuses every mutation of %s at the mutated place', (section) => {
    const mutations = CONFIG_MUTATIONS.filter(({ keys }) => keys[0] === section);
    expect(mutations.length).toBeGreaterThan(0);
    for (const { what, keys, mutated, code } of mutations) {
      const { config, errors } = validateConfig(mutated);
      const at = jsonPointer(keys);
      const found = errors.find(
        (error) => error.pointer === at || (code === 'wrong_type' && error.pointer.startsWith(`${at}/`)),
      );
      if (config !== null || found === undefined) throw new Error(`${what} at ${at}: ${JSON.stringify(errors)}`);
      expect({ what, at, code: found.code }).toEqual({ what, at, code: found.pointer === at ? code : found.code });
    }
  });

  it('any two mutations at different places are both reported', () => {
    const simple = CONFIG_MUTATIONS.filter(
      ({ what, keys }) => what === 'text' && typeof keys[keys.length - 1] === 'string',
    );
    const one = fc.constantFrom(...simple);
    fc.assert(
      fc.property(one, one, (first, second) => {
        const document = configWith(first.keys, '0.1');
        setAt(document, second.keys, '0.1');
        const pointers = validateConfig(document).errors.map(({ pointer }) => pointer);
        return pointers.includes(jsonPointer(first.keys)) && pointers.includes(jsonPointer(second.keys));
      }),
      { seed: 20, numRuns: 200 },
    );
  });

  it('never throws and never accepts, whatever JSON it is given', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const { config, errors } = validateConfig(value);
        return config === null && errors.length > 0;
      }),
      { seed: 21, numRuns: 300 },
    );
  });

  it('points under /overrides, also for a value that comes from the preset alone', () => {
    const refused = (overrides: unknown): readonly string[] => {
      try {
        resolveSweepConfig({ preset: 'base', overrides });
      } catch (error) {
        if (error instanceof ValidationError) return error.errors.map(({ pointer }) => pointer);
        throw error;
      }
      return [];
    };
    expect(refused({ fund: { fund_term: 0 } })).toEqual(['/overrides/fund/fund_term']);
    expect(refused({ fund: { fund_trm: 8 } })).toEqual(['/overrides/fund/fund_trm']);
    expect(refused({ zones: ['green', 'orange', 'red', 'blue'] })).toContain('/overrides/exit/default_rates/blue');
    expect(refused({ zones: ['green', 'orange'] })).toContain('/overrides/exit/default_rates/red');
    expect(refused({ fund: { fund_term: 1 } })).toEqual(['/overrides/fund/fund_term']);
  });
});
