import type { PathKeys } from './json-pointer';

/** Copy of a configuration with one value replaced; what is not on the way to it is shared. The value is not checked. */
export function replaceValue<T>(container: T, keys: PathKeys, value: unknown): T {
  const [key, ...rest] = keys;
  if (key === undefined || typeof container !== 'object' || container === null) return container;
  const copy = Object.assign(Array.isArray(container) ? [] : {}, container);
  Reflect.set(copy, key, rest.length === 0 ? value : replaceValue(Reflect.get(container, key), rest, value));
  return copy;
}
