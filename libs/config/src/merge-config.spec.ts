import fc from 'fast-check';
import { mergeConfig } from './merge-config';
import { presets } from './presets';
import { resolveSweepConfig } from './resolve-sweep-config';
import { ValidationError } from './validation-error';

const tree = fc.letrec<{ value: unknown; object: object }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.integer(),
    fc.constant(null),
    fc.array(fc.integer(), { maxLength: 3 }),
    tie('object'),
  ),
  object: fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), tie('value'), { maxKeys: 4 }),
})).object;

describe('mergeConfig', () => {
  it('merges objects and replaces everything else', () => {
    const preset = { fund: { size: 1, term: 10 }, list: [1, 2, 3], cap: 0.2 };
    const merged = mergeConfig(preset, { fund: { term: 8 }, list: [9], cap: null, more: { x: 1 } });
    expect(merged).toEqual({ fund: { size: 1, term: 8 }, list: [9], cap: null, more: { x: 1 } });
    expect(preset).toEqual({ fund: { size: 1, term: 10 }, list: [1, 2, 3], cap: 0.2 });
  });

  it('leaves the preset alone for empty overrides, and twice is once', () => {
    fc.assert(
      fc.property(tree, tree, (preset, overrides) => {
        const before = JSON.stringify(preset);
        const merged = mergeConfig(preset, overrides);
        expect(mergeConfig(preset, {})).toEqual(preset);
        expect(mergeConfig({}, overrides)).toEqual(overrides);
        expect(mergeConfig(merged, overrides)).toEqual(merged);
        expect(JSON.stringify(preset)).toBe(before);
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it('contains every overriding value that is not an object', () => {
    fc.assert(
      fc.property(tree, tree, (preset, overrides) => {
        const merged = mergeConfig(preset, overrides);
        for (const [key, value] of Object.entries(overrides)) {
          if (typeof value !== 'object' || value === null || Array.isArray(value)) expect(merged[key]).toEqual(value);
        }
      }),
      { seed: 2, numRuns: 200 },
    );
  });

  it.each(['__proto__', 'constructor', 'prototype'])('refuses %s at any depth', (key) => {
    const overrides: object = JSON.parse(`{"fund": {"${key}": {"polluted": true}}}`);
    expect(() => mergeConfig({ fund: {} }, overrides)).toThrow(ValidationError);
    const refused = (): unknown => resolveSweepConfig({ preset: 'base', overrides });
    expect(refused).toThrow(expect.objectContaining({ pointer: `/overrides/fund/${key}` }));
    const deep: unknown = JSON.parse(`{"exit": {"seasonality": [{"${key}": 1}]}}`);
    const refusedDeep = (): unknown => resolveSweepConfig({ preset: 'base', overrides: deep });
    expect(refusedDeep).toThrow(expect.objectContaining({ pointer: `/overrides/exit/seasonality/0/${key}` }));
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });

  it('refuses them in a complete configuration and as zones too', () => {
    const base = presets[0]?.config ?? {};
    const config: unknown = JSON.parse(
      JSON.stringify(base).replace('"default_rates":{', '"default_rates":{"__proto__":{"x":1},'),
    );
    const refused = (): unknown => resolveSweepConfig({ config });
    expect(refused).toThrow(expect.objectContaining({ pointer: '/config/exit/default_rates/__proto__' }));
  });
});
