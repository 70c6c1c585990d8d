import type { FieldError } from './field-error';
import type { SimulationConfig } from './generated/simulation-config';
import { dottedPath, jsonPointer, type PathKeys } from './json-pointer';
import { isPlainObject } from './json-value';
import { locate, type Place } from './registry/locate';
import { suggestParameter } from './suggest-parameter';
import { ValidationError } from './validation-error';
import { itemSchema, parameterSchema, valueSchema } from './validation/config-schema';
import { translateIssues } from './validation/issue-translation';
import { validateConfig } from './validation/validate-config';
import type { z } from 'zod';

/**
 * Keys of a dotted path such as `origination.avg_loan_ltv`, `origination.zone_allocations.green`,
 * `fees.management_fee_schedule[0].rate` or `price_path.correlation_matrix[0][1]`.
 *
 * @throws ValidationError `unknown_parameter` when no parameter has that path
 */
export function parameterKeys(path: string): PathKeys {
  const keys = splitPath(path);
  const place = keys === null ? null : locate(keys);
  if (keys === null || place === null || place.kind === 'unknown' || place.kind === 'section') {
    throw unknownParameter(path);
  }
  return keys;
}

/**
 * The value of a parameter, of one zone of it, or of one item; undefined for a text that is absent.
 *
 * @throws ValidationError `unknown_parameter` when the path names nothing in this configuration
 */
export function getParameter(config: SimulationConfig, path: string): unknown {
  const keys = parameterKeys(path);
  let value: unknown = config;
  for (const [i, key] of keys.entries()) {
    const isLast = i === keys.length - 1;
    if (typeof key === 'number' && Array.isArray(value) && key < value.length) value = value[key];
    else if (isPlainObject(value) && Object.hasOwn(value, key)) value = value[key];
    else if (isLast && isOptional(locate(keys))) return undefined;
    else throw absentPlace(path, keys.slice(0, i + 1));
  }
  return value;
}

/**
 * A copy of the configuration with one value replaced: a parameter, one zone of it, or one item of a list. The value
 * itself is checked; rules over several values are not, see `checkParameter`.
 *
 * @throws ValidationError `unknown_parameter` for the path, or the value's own error with its pointer
 */
export function setParameter(config: SimulationConfig, path: string, value: unknown): SimulationConfig {
  const keys = parameterKeys(path);
  getParameter(config, path);
  const errors = valueErrors(keys, value);
  if (errors.length > 0) throw new ValidationError(errors);
  const copy = structuredClone(config);
  let container: unknown = copy;
  for (const key of keys.slice(0, -1)) container = Reflect.get(Object(container), key);
  Reflect.set(Object(container), keys[keys.length - 1] ?? '', structuredClone(value));
  return copy;
}

/**
 * What is wrong with a value if it alone is set in a valid configuration: its own errors, or the rules it breaks with
 * the values around it. Pointers are those in the configuration. Guardrails count unless they are only reported.
 *
 * @throws ValidationError `unknown_parameter` for the path
 */
export function checkParameter(config: SimulationConfig, path: string, value: unknown): readonly FieldError[] {
  const keys = parameterKeys(path);
  getParameter(config, path);
  const own = valueErrors(keys, value);
  if (own.length > 0) return own;
  const at = jsonPointer(keys);
  const wasSet = (place: PathKeys): boolean => jsonPointer(place) === at;
  return validateConfig(setParameter(config, path, value), { wasSet }).errors;
}

function valueErrors(keys: PathKeys, value: unknown): readonly FieldError[] {
  const place = locate(keys);
  const schema = placeSchema(place);
  const parsed = schema.safeParse(value);
  if (parsed.success) return [];
  const rooted = parsed.error.issues.map((issue) => ({ ...issue, path: [...keys, ...issue.path] }));
  const document = keys.reduceRight<unknown>((inner, key) => nest(key, inner), value);
  return translateIssues(rooted, document).map((error) => ({
    pointer: jsonPointer(error.keys),
    code: error.code,
    message: error.message,
  }));
}

/** A container that holds `inner` at `key` alone, so that issues find their value by path. */
function nest(key: string | number, inner: unknown): unknown {
  if (typeof key === 'string') return { [key]: inner };
  const list: unknown[] = [];
  list[key] = inner;
  return list;
}

function placeSchema(place: Place): z.ZodType {
  switch (place.kind) {
    case 'parameter':
      return parameterSchema(place.node);
    case 'item':
      return itemSchema(place.node);
    case 'row':
      return valueSchema({ kind: 'numbers', of: place.of, minItems: 0, maxItems: 16, increasing: false });
    case 'element':
      return valueSchema(place.of);
    case 'section':
    case 'unknown':
      throw new Error('no parameter is at this place');
  }
}

function isOptional(place: Place): boolean {
  if (place.kind !== 'parameter') return false;
  const { shape } = place.node.definition;
  return shape.kind === 'text' && shape.optional;
}

function splitPath(path: string): PathKeys | null {
  if (!/^[A-Za-z_][\w-]*(\.[A-Za-z_][\w-]*|\[\d{1,6}\])*$/.test(path)) return null;
  return path.split(/[.[\]]+/).flatMap((key): PathKeys => {
    if (key === '') return [];
    return /^\d+$/.test(key) ? [Number(key)] : [key];
  });
}

function unknownParameter(path: string): ValidationError {
  const suggestion = suggestParameter(path);
  const hint = suggestion === null ? '' : `; did you mean ${suggestion}?`;
  const message = `${path} is not a parameter${hint}`;
  return new ValidationError([{ pointer: '', code: 'unknown_parameter', message }]);
}

function absentPlace(path: string, keys: PathKeys): ValidationError {
  const message = `${path}: this configuration has nothing at ${dottedPath(keys)}`;
  return new ValidationError([{ pointer: '', code: 'unknown_parameter', message }]);
}
