import fc from 'fast-check';
import { jsonPointer, type PathKeys } from '../json-pointer';
import { isPlainObject } from '../json-value';
import { presets } from '../presets';
import { locate } from '../registry/locate';
import type { NumberShape } from '../registry/parameter-shape';
import { resolveSweepConfig } from '../resolve-sweep-config';
import { ValidationError } from '../validation-error';
import { validateConfig } from './validate-config';

const base = presets[0]?.config;

interface Mutation {
  readonly what: string;
  readonly keys: PathKeys;
  readonly mutated: unknown;
  readonly code: string;
}

/** A configuration with items in every list, so that there is something to mutate in each. */
function fullConfig(): Record<string, unknown> {
  const copy: Record<string, unknown> = structuredClone({ ...base });
  set(copy, ['reporting', 'title'], 'Title');
  set(copy, ['fees', 'management_fee_schedule'], [{ year: 1, rate: 0.01 }]);
  set(copy, ['contract', 'share_steps'], [{ from_year: 0, share: 0.1 }]);
  const conditions = { year: 2, growth_shift: 0, rate_shift: 0, default_multiplier: 1 };
  set(copy, ['price_path', 'market_conditions_by_year'], [conditions]);
  const byZone = { green: 0.03, orange: 0.03, red: 0.03 };
  const slump = { name: 'slump', growth_rates: byZone, volatility: byZone, is_recession: true };
  set(copy, ['price_path', 'regimes'], [slump]);
  set(copy, ['price_path', 'regime_transitions'], [[1]]);
  set(copy, ['price_path', 'index_table'], [{ date: '2024-01', levels: byZone }]);
  const suburb = { id: 'x', zone: 'red', weight: 1, growth_adjustment: 0, volatility: 0.1 };
  set(copy, ['origination', 'suburbs'], [suburb]);
  const terms = { month: 0, senior_balance: 0, term_years: 10 };
  set(copy, ['origination', 'loan_tape'], [{ advance: 1, value: 2, zone: 'red', suburb: 'x', ...terms }]);
  set(copy, ['exit', 'vintage_multipliers'], [{ year: 1, multiplier: 1 }]);
  return copy;
}

function set(document: unknown, keys: PathKeys, value: unknown): void {
  const container = keys.slice(0, -1).reduce<unknown>((at, key) => Reflect.get(Object(at), key), document);
  Reflect.set(Object(container), keys[keys.length - 1] ?? '', value);
}

function mutate(keys: PathKeys, value: unknown): unknown {
  const copy = fullConfig();
  set(copy, keys, value);
  return copy;
}

function without(keys: PathKeys): unknown {
  const copy = fullConfig();
  const container = keys.slice(0, -1).reduce<unknown>((at, key) => Reflect.get(Object(at), key), copy);
  Reflect.deleteProperty(Object(container), keys[keys.length - 1] ?? '');
  return copy;
}

function leaves(value: unknown, keys: PathKeys = []): readonly PathKeys[] {
  if (Array.isArray(value)) return [keys, ...value.flatMap((item, i) => leaves(item, [...keys, i]))];
  if (!isPlainObject(value)) return [keys];
  const inner = Object.keys(value).flatMap((key) => leaves(value[key], [...keys, key]));
  return keys.length === 0 ? inner : [keys, ...inner];
}

function numberMutations(keys: PathKeys, shape: NumberShape): readonly Mutation[] {
  const make = (what: string, value: unknown, code: string): Mutation => ({
    what,
    keys,
    mutated: mutate(keys, value),
    code,
  });
  return [
    make('text', '0.1', 'wrong_type'),
    make('list', [0.1], 'wrong_type'),
    make('NaN', Number.NaN, 'not_finite'),
    make('infinite', Number.POSITIVE_INFINITY, 'not_finite'),
    ...(shape.nullable ? [] : [make('null', null, 'wrong_type')]),
    ...(shape.integer ? [make('fraction', (shape.min?.value ?? 0) + 0.5, 'not_integer')] : []),
    ...(shape.min === null ? [] : [make('too low', shape.min.value - 1, 'out_of_range')]),
    ...(shape.max === null ? [] : [make('too high', shape.max.value * 2 + 1, 'out_of_range')]),
  ];
}

function mutationsAt(keys: PathKeys): readonly Mutation[] {
  const place = locate(keys);
  const wrong: Mutation = { what: 'boolean in a list', keys, mutated: mutate(keys, [true]), code: 'wrong_type' };
  const missing: Mutation = { what: 'missing', keys, mutated: without(keys), code: 'required' };
  const removable = typeof keys[keys.length - 1] === 'string';
  if (place.kind === 'section' || place.kind === 'item') {
    const unknown: Mutation = {
      what: 'unknown member',
      keys: [...keys, 'suburbs_extra'],
      mutated: mutate([...keys, 'suburbs_extra'], 1),
      code: 'unknown_key',
    };
    return removable ? [wrong, missing, unknown] : [wrong, unknown];
  }
  if (place.kind === 'element') return place.of.kind === 'number' ? numberMutations(keys, place.of) : [wrong];
  if (place.kind !== 'parameter') return [wrong];
  const { shape } = place.node.definition;
  const optional = shape.kind === 'text' && shape.optional;
  const absent = optional ? [] : [missing];
  if (shape.kind === 'number') return [...absent, ...numberMutations(keys, shape)];
  const text: Mutation = { what: 'number', keys, mutated: mutate(keys, 5), code: 'wrong_type' };
  if (shape.kind === 'choice') {
    const code = keys[0] === 'schema_version' ? 'unknown_version' : 'not_one_of';
    return [...absent, text, { what: 'unknown word', keys, mutated: mutate(keys, 'no such word'), code }];
  }
  return [...absent, text];
}

const MUTATIONS = leaves(fullConfig()).flatMap(mutationsAt);

const SECTIONS = [...new Set(MUTATIONS.map(({ keys }) => keys[0]))];

describe('mutated configurations', () => {
  it('starts from a valid one', () => {
    expect(validateConfig(fullConfig()).errors).toEqual([]);
    expect(MUTATIONS.length).toBeGreaterThan(1500);
  });

  it.each(SECTIONS)('refuses every mutation of %s at the mutated place', (section) => {
    const mutations = MUTATIONS.filter(({ keys }) => keys[0] === section);
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
    const simple = MUTATIONS.filter(({ what, keys }) => what === 'text' && typeof keys[keys.length - 1] === 'string');
    const one = fc.constantFrom(...simple);
    fc.assert(
      fc.property(one, one, (first, second) => {
        const document = mutate(first.keys, '0.1');
        set(document, second.keys, '0.1');
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
