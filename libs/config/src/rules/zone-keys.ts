import { dottedPath } from '../json-pointer';
import { isPlainObject } from '../json-value';
import { PARAMETERS, valuePath } from '../registry/parameter-tree';
import { numberText } from '../registry/constraint-text';
import { closestWord } from '../suggestion';
import { MAX_DESCRIBED, type LocatedError } from '../validation/located-error';
import { keysOf } from './cross-field-rule';

/** Errors for objects keyed by zone that lack a zone or have one that is not configured. */
export function zoneKeyErrors(input: unknown, zones: readonly string[]): readonly LocatedError[] {
  const errors: LocatedError[] = [];
  for (const definition of PARAMETERS) {
    const { shape } = definition;
    if (shape.kind !== 'zone_numbers') continue;
    const keys = keysOf(valuePath(definition));
    const value = keys.reduce<unknown>((at, key) => (isPlainObject(at) ? at[key] : undefined), input);
    if (!isPlainObject(value)) continue;
    for (const zone of zones) {
      if (Object.hasOwn(value, zone)) continue;
      const place = [...keys, zone];
      const message = `${dottedPath(place)} is missing: it must be ${numberText(shape.of)}`;
      errors.push({ keys: place, code: 'required', message });
    }
    const unknown = Object.keys(value).filter((key) => !zones.includes(key));
    for (const key of unknown.slice(0, MAX_DESCRIBED)) {
      const place = [...keys, key];
      const suggestion = closestWord(key, zones);
      const hint = suggestion === null ? `; the zones are ${zones.join(', ')}` : `; did you mean ${suggestion}?`;
      errors.push({
        keys: place,
        code: 'unknown_zone',
        message: `${dottedPath(place)}: there is no zone ${key}${hint}`,
      });
    }
  }
  return errors;
}
