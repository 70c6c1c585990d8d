import type { z } from 'zod';
import type { FieldErrorCode } from '../field-error';
import { dottedPath, type PathKeys } from '../json-pointer';
import { isPlainObject } from '../json-value';
import { constraintText, numberText } from '../registry/constraint-text';
import { locate, type Place } from '../registry/locate';
import { PARAMETERS } from '../registry/parameter-tree';
import { closestWord } from '../suggestion';
import { MAX_DESCRIBED, type LocatedError } from './located-error';

/** Turns zod's issues about `input` into errors with our codes and sentences. */
export function translateIssues(issues: readonly z.core.$ZodIssue[], input: unknown): readonly LocatedError[] {
  return issues.slice(0, MAX_DESCRIBED).flatMap((issue) => {
    const keys = issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key));
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.slice(0, MAX_DESCRIBED).map((key) => unknownKey(keys, key));
    }
    return [{ keys, ...describe(issue, { keys, value: valueAt(input, keys) }) }];
  });
}

/** The error for a member that no parameter has, with the closest name there is. */
function unknownKey(parent: PathKeys, key: string): LocatedError {
  const keys = [...parent, key];
  const suggestion = suggestKey(parent, key);
  const hint = suggestion === null ? '' : `; did you mean ${suggestion}?`;
  return { keys, code: 'unknown_key', message: `${dottedPath(keys)} is not a parameter${hint}` };
}

interface Found {
  readonly keys: PathKeys;
  readonly value: unknown;
}

interface Described {
  readonly code: FieldErrorCode;
  readonly message: string;
}

function describe(issue: z.core.$ZodIssue, found: Found): Described {
  const place = locate(found.keys);
  const name = dottedPath(found.keys) || 'the configuration';
  const wanted = `must be ${placeText(place)}`;
  switch (issue.code) {
    case 'invalid_type':
      return describeType(found, { name, wanted, place });
    case 'invalid_value':
      return describeValue(found, { name, place });
    case 'too_small':
    case 'too_big': {
      const size = issue.code === 'too_small' ? 'too_short' : 'too_long';
      const isNumber = typeof found.value === 'number';
      return { code: isNumber ? 'out_of_range' : size, message: `${name} ${wanted}, not ${shown(found.value)}` };
    }
    case 'invalid_format':
      return { code: 'bad_format', message: `${name} does not have the form ${issue.pattern ?? issue.format}` };
    case 'custom': {
      const fieldCode = issue.params?.['fieldCode'];
      return { code: fieldCode === 'not_unique' ? 'not_unique' : 'cross_field', message: `${name} ${issue.message}` };
    }
    default:
      return { code: 'wrong_type', message: `${name} ${wanted}` };
  }
}

interface Naming {
  readonly name: string;
  readonly wanted: string;
  readonly place: Place;
}

function describeType(found: Found, { name, wanted, place }: Naming): Described {
  const { value } = found;
  if (value === undefined) return { code: 'required', message: `${name} is missing: it ${wanted}` };
  if (typeof value === 'number' && !Number.isFinite(value)) {
    return { code: 'not_finite', message: `${name} ${wanted}, not ${String(value)}` };
  }
  if (typeof value === 'number' && wantsNumber(place)) {
    const code = Number.isInteger(value) ? 'out_of_range' : 'not_integer';
    return { code, message: `${name} ${wanted}, not ${value}` };
  }
  return { code: 'wrong_type', message: `${name} ${wanted}, not ${shown(value)}` };
}

function describeValue(found: Found, { name, place }: Omit<Naming, 'wanted'>): Described {
  const values = wordsOf(place);
  const listed = values.length > 20 ? `one of ${values.length} codes` : `one of ${values.join(', ')}`;
  if (found.value === undefined) return { code: 'required', message: `${name} is missing: it must be ${listed}` };
  if (typeof found.value !== 'string') {
    return { code: 'wrong_type', message: `${name} must be ${listed}, not ${shown(found.value)}` };
  }
  if (name === 'schema_version') {
    const message = `schema_version ${shown(found.value)} is not known to this release; it reads ${values.join(', ')}`;
    return { code: 'unknown_version', message };
  }
  const suggestion = closestWord(found.value, values);
  const hint = suggestion === null ? '' : `; did you mean ${suggestion}?`;
  return { code: 'not_one_of', message: `${name} must be ${listed}, not ${shown(found.value)}${hint}` };
}

/** The words that a place takes one of. */
function wordsOf(place: Place): readonly string[] {
  if (place.kind === 'parameter' && place.node.definition.shape.kind === 'choice') {
    return place.node.definition.shape.values;
  }
  return place.kind === 'element' && place.of.kind === 'choice' ? place.of.values : [];
}

function wantsNumber(place: Place): boolean {
  if (place.kind === 'parameter') return place.node.definition.shape.kind === 'number';
  return place.kind === 'element' && place.of.kind === 'number';
}

function placeText(place: Place): string {
  switch (place.kind) {
    case 'section':
      return `an object with its ${place.node.members.size} members, since a configuration must be complete`;
    case 'parameter': {
      const { shape } = place.node.definition;
      if (shape.kind === 'zone_numbers') return `an object with ${numberText(shape.of)} for each zone`;
      return constraintText(shape);
    }
    case 'item':
      return `an object with the members ${[...place.node.members.keys()].join(', ')}`;
    case 'row':
      return `a list of numbers, one for each row of the matrix`;
    case 'element':
      return constraintText(place.of);
    case 'setting':
      return 'a value of its parameter';
    case 'unknown':
      return 'a known value';
  }
}

function shown(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value);
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (isPlainObject(value)) return 'an object';
  return String(value);
}

function valueAt(input: unknown, keys: PathKeys): unknown {
  return keys.reduce<unknown>((value, key) => {
    if (Array.isArray(value) && typeof key === 'number') return value[key];
    return isPlainObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  }, input);
}

function suggestKey(parent: PathKeys, key: string): string | null {
  const place = locate(parent);
  if (place.kind !== 'section' && place.kind !== 'item') return null;
  const close = closestWord(key, [...place.node.members.keys()]);
  if (close !== null) return dottedPath([...parent, close]);
  const elsewhere = PARAMETERS.find(
    ({ path }) => !path.includes('[]') && path.replace(/\.\{zone\}$/, '').endsWith(`.${key}`),
  );
  return elsewhere?.path ?? null;
}
