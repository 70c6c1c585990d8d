import { isPlainObject, locate, presets, type FieldErrorCode, type NumberShape, type PathKeys } from '@ihome/config';

/** A configuration with one mistake. */
export interface ConfigMutation {
  /** The mistake in words. */
  readonly what: string;
  /** Where it is. */
  readonly keys: PathKeys;
  readonly mutated: unknown;
  /** Code of the error that is expected at the place. */
  readonly code: FieldErrorCode;
}

/** The base preset with items in every list, so that there is something to mutate in each. */
export function fullConfig(): Record<string, unknown> {
  const copy: Record<string, unknown> = structuredClone({ ...presets[0]?.config });
  setAt(copy, ['reporting', 'title'], 'Title');
  setAt(copy, ['fees', 'management_fee_schedule'], [{ year: 1, rate: 0.01 }]);
  setAt(copy, ['contract', 'share_steps'], [{ from_year: 0, share: 0.1 }]);
  const conditions = { year: 2, growth_shift: 0, rate_shift: 0, default_multiplier: 1 };
  setAt(copy, ['price_path', 'market_conditions_by_year'], [conditions]);
  const byZone = { green: 0.03, orange: 0.03, red: 0.03 };
  const slump = { name: 'slump', growth_rates: byZone, volatility: byZone, is_recession: true };
  setAt(copy, ['price_path', 'regimes'], [slump]);
  setAt(copy, ['price_path', 'regime_transitions'], [[1]]);
  setAt(copy, ['price_path', 'index_table'], [{ date: '2024-01', levels: byZone }]);
  const suburb = { id: 'x', zone: 'red', weight: 1, growth_adjustment: 0, volatility: 0.1 };
  setAt(copy, ['origination', 'suburbs'], [suburb]);
  const terms = { month: 0, senior_balance: 0, term_years: 10 };
  setAt(copy, ['origination', 'loan_tape'], [{ advance: 1, value: 2, zone: 'red', suburb: 'x', ...terms }]);
  setAt(copy, ['stress', 'scenarios', 0, 'zones'], ['red']);
  setAt(copy, ['stress', 'scenarios', 0, 'overrides'], { 'contract.minimum_multiple': 1 });
  setAt(copy, ['exit', 'vintage_multipliers'], [{ year: 1, multiplier: 1 }]);
  return copy;
}

/** Puts a value at a place of a document. */
export function setAt(document: unknown, keys: PathKeys, value: unknown): void {
  const container = keys.slice(0, -1).reduce<unknown>((at, key) => Reflect.get(Object(at), key), document);
  Reflect.set(Object(container), keys[keys.length - 1] ?? '', value);
}

/** The full configuration with another value at a place. */
export function configWith(keys: PathKeys, value: unknown): unknown {
  const copy = fullConfig();
  setAt(copy, keys, value);
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

function numberMutations(keys: PathKeys, shape: NumberShape): readonly ConfigMutation[] {
  const make = (what: string, value: unknown, code: FieldErrorCode): ConfigMutation => ({
    what,
    keys,
    mutated: configWith(keys, value),
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

function mutationsAt(keys: PathKeys): readonly ConfigMutation[] {
  const place = locate(keys);
  const wrong: ConfigMutation = {
    what: 'boolean in a list',
    keys,
    mutated: configWith(keys, [true]),
    code: 'wrong_type',
  };
  const missing: ConfigMutation = { what: 'missing', keys, mutated: without(keys), code: 'required' };
  const removable = typeof keys[keys.length - 1] === 'string';
  if (place.kind === 'section' || place.kind === 'item') {
    const unknown: ConfigMutation = {
      what: 'unknown member',
      keys: [...keys, 'suburbs_extra'],
      mutated: configWith([...keys, 'suburbs_extra'], 1),
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
  const text: ConfigMutation = { what: 'number', keys, mutated: configWith(keys, 5), code: 'wrong_type' };
  if (shape.kind === 'choice') {
    const code = keys[0] === 'schema_version' ? 'unknown_version' : 'not_one_of';
    return [...absent, text, { what: 'unknown word', keys, mutated: configWith(keys, 'no such word'), code }];
  }
  return [...absent, text];
}

/**
 * Mistakes at every place of a configuration, by what the registry says of it: another type, missing, out of range, not whole, not
 * finite, a word that is none of the choices, a member too many.
 */
export const CONFIG_MUTATIONS: readonly ConfigMutation[] = leaves(fullConfig()).flatMap(mutationsAt);
