import { jsonPointer, type PathKeys } from './json-pointer';
import { isPlainObject } from './json-value';
import { ValidationError } from './validation-error';
import { FORBIDDEN_KEYS } from './validation/forbidden-keys';

/**
 * A preset with overrides laid over it: objects merge member by member, everything else (lists, numbers, null)
 * replaces. Neither argument is changed, and the result is not validated. Laws: an empty object changes nothing;
 * merging the same overrides twice is merging them once.
 *
 * @throws ValidationError for member names that would reach a prototype
 */
export function mergeConfig(preset: object, overrides: object): Record<string, unknown> {
  return mergeAt({ ...preset }, { ...overrides }, []);
}

function mergeAt(
  base: Readonly<Record<string, unknown>>,
  overrides: Readonly<Record<string, unknown>>,
  keys: PathKeys,
): Record<string, unknown> {
  const merged: Record<string, unknown> = { ...base };
  for (const key of Object.keys(overrides)) {
    const place = [...keys, key];
    if (FORBIDDEN_KEYS.has(key)) {
      const message = `${key} is not allowed as a member name`;
      throw new ValidationError([{ pointer: jsonPointer(place), code: 'forbidden_key', message }]);
    }
    const under = Object.hasOwn(base, key) ? base[key] : undefined;
    const over = overrides[key];
    merged[key] = isPlainObject(under) && isPlainObject(over) ? mergeAt(under, over, place) : over;
  }
  return merged;
}
