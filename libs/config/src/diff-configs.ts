import type { SimulationConfig } from './generated/simulation-config';
import { canonicalJson } from './canonical-json';
import { isPlainObject, type JsonValue } from './json-value';
import { keysOf } from './rules/cross-field-rule';
import { PARAMETERS, valuePath } from './registry/parameter-tree';

/** A parameter that two configurations set differently; undefined on the side where it is absent. */
export interface ConfigDifference {
  readonly path: string;
  readonly before: JsonValue | undefined;
  readonly after: JsonValue | undefined;
}

/**
 * Parameters that differ, in document order. Objects keyed by zone are compared zone by zone, lists as a whole.
 * Laws: a configuration does not differ from itself; swapping the arguments swaps `before` and `after`.
 */
export function diffConfigs(before: SimulationConfig, after: SimulationConfig): readonly ConfigDifference[] {
  return PARAMETERS.filter(({ path }) => !path.includes('[]')).flatMap((definition) => {
    const path = valuePath(definition);
    const [left, right] = [valueAt(before, path), valueAt(after, path)];
    if (definition.shape.kind !== 'zone_numbers') return differences(path, left, right);
    const zones = new Set([...memberNames(left), ...memberNames(right)]);
    return [...zones].flatMap((zone) => differences(`${path}.${zone}`, memberOf(left, zone), memberOf(right, zone)));
  });
}

function differences(path: string, before: unknown, after: unknown): readonly ConfigDifference[] {
  if (before === undefined && after === undefined) return [];
  const equal = before !== undefined && after !== undefined && canonicalJson(before) === canonicalJson(after);
  return equal ? [] : [{ path, before: toJson(before), after: toJson(after) }];
}

function valueAt(config: SimulationConfig, path: string): unknown {
  return keysOf(path).reduce<unknown>(memberOf, config);
}

function memberOf(value: unknown, key: string): unknown {
  return isPlainObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

function memberNames(value: unknown): readonly string[] {
  return isPlainObject(value) ? Object.keys(value) : [];
}

function toJson(value: unknown): JsonValue | undefined {
  const parsed: JsonValue | undefined = value === undefined ? undefined : JSON.parse(JSON.stringify(value));
  return parsed;
}
