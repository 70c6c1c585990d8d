import { presets } from '../presets';
import { getParameter } from '../parameter-access';
import { valueSchema } from '../validation/config-schema';
import { constraintText } from './constraint-text';
import { locate } from './locate';
import type { ParameterDefinition } from './parameter-definition';
import { findDefinition, PARAMETERS, PARAMETER_TREE, valuePath } from './parameter-tree';

const base = presets[0]?.config;

function conditionsOf(definition: ParameterDefinition): readonly unknown[] {
  return [...(definition.when?.is ?? []), ...(definition.when?.isNot ?? [])];
}

describe('parameter registry', () => {
  it('holds every parameter once', () => {
    expect(PARAMETERS).toHaveLength(new Set(PARAMETERS.map(({ path }) => path)).size);
    expect(PARAMETERS).toHaveLength(359);
  });

  it.each(PARAMETERS.map((definition) => [definition.path, definition] as const))('%s is fully described', (_, d) => {
    for (const words of [d.label, d.help, d.actsIn, d.effect, d.unit, constraintText(d.shape)]) {
      expect(words.trim()).not.toBe('');
      expect(words).not.toMatch(/undefined|NaN|\[object/);
    }
    expect(d.help).toMatch(/\.$/);
    expect(d.effect).toMatch(/\.$/);
    expect(d.example).not.toBeUndefined();
    expect(d.path.startsWith(d.group)).toBe(true);
    if (d.shape.kind === 'number') expect(d.shape.step).toBeGreaterThan(0);
  });

  it('gives an example that the parameter takes', () => {
    const refused = PARAMETERS.filter(({ shape, example }) => {
      return shape.kind !== 'items' && !valueSchema(shape).safeParse(example).success;
    });
    expect(refused.map(({ path }) => path)).toEqual([]);
  });

  it('conditions name a parameter and values it takes', () => {
    for (const definition of PARAMETERS) {
      if (definition.when === undefined) continue;
      const other = findDefinition(definition.when.parameter);
      expect(other?.path).toBe(definition.when.parameter);
      const values = conditionsOf(definition);
      expect(values.length).toBeGreaterThan(0);
      for (const value of values) {
        if (other === undefined || other.shape.kind === 'items') throw new Error('a condition needs a single value');
        expect(valueSchema(other.shape).safeParse(value).success).toBe(true);
      }
    }
  });

  it('finds every parameter in its tree, and nothing else', () => {
    for (const definition of PARAMETERS) {
      const keys = valuePath(definition)
        .split('.')
        .flatMap((key) => (key.endsWith('[]') ? [key.slice(0, -2), 0] : [key]));
      const place = locate(keys);
      expect(place.kind).toBe('parameter');
      if (place.kind === 'parameter') expect(place.node.definition).toBe(definition);
    }
    expect(locate(['fund', 'hurdle_rate']).kind).toBe('unknown');
    expect(locate(['fund', 'fund_size', 'x']).kind).toBe('unknown');
    expect(locate(['contract', 'share_steps', 0, 'nothing']).kind).toBe('unknown');
    expect(PARAMETER_TREE.members.size).toBe(25);
  });

  it('has a value in the base preset for everything but texts that may be absent', () => {
    if (base === undefined) throw new Error('no base preset');
    const absent = PARAMETERS.filter(
      (definition) => !definition.path.includes('[]') && getParameter(base, valuePath(definition)) === undefined,
    );
    expect(absent.map(({ path }) => path)).toEqual(['reporting.title']);
  });
});
