import type { FieldError } from './field-error';
import type { SimulationConfig } from './generated/simulation-config';
import { dottedPath, jsonPointer, type PathKeys } from './json-pointer';
import { isPlainObject } from './json-value';
import { parameterKeys, valueErrors } from './parameter-place';
import { locate, type Place } from './registry/locate';
import { ValidationError } from './validation-error';
import { validateConfig } from './validation/validate-config';

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

function isOptional(place: Place): boolean {
  if (place.kind !== 'parameter') return false;
  const { shape } = place.node.definition;
  return shape.kind === 'text' && shape.optional;
}

function absentPlace(path: string, keys: PathKeys): ValidationError {
  const message = `${path}: this configuration has nothing at ${dottedPath(keys)}`;
  return new ValidationError([{ pointer: '', code: 'unknown_parameter', message }]);
}
