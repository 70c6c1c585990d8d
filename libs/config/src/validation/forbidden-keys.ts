import { isPlainObject } from '../json-value';
import { MAX_DESCRIBED, type LocatedError } from './located-error';

/** Member names that reach an object's prototype when they are assigned. */
export const FORBIDDEN_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** No valid configuration nests deeper; what lies below is refused by the schema at a shallower place. */
const MAX_DEPTH = 16;

/** Errors for the forbidden member names in a document, at any depth a configuration can have. */
export function forbiddenKeys(input: unknown): readonly LocatedError[] {
  const errors: LocatedError[] = [];
  const visit = (value: unknown, keys: readonly (string | number)[]): void => {
    if (keys.length > MAX_DEPTH || errors.length >= MAX_DESCRIBED) return;
    if (Array.isArray(value)) value.forEach((item, i) => visit(item, [...keys, i]));
    if (!isPlainObject(value)) return;
    for (const key of Object.keys(value)) {
      if (FORBIDDEN_KEYS.has(key)) {
        errors.push({ keys: [...keys, key], code: 'forbidden_key', message: `${key} is not allowed as a member name` });
      } else {
        visit(value[key], [...keys, key]);
      }
    }
  };
  visit(input, []);
  return errors;
}
