import { dottedPath, type PathKeys } from '../json-pointer';
import { isPlainObject } from '../json-value';
import { PARAMETERS, valuePath } from '../registry/parameter-tree';
import { numberText } from '../registry/constraint-text';
import { closestWord } from '../suggestion';
import { MAX_DESCRIBED, type LocatedError } from '../validation/located-error';
import { keysOf } from './cross-field-rule';

/** Errors for objects keyed by zone that lack a zone or have one that is not configured. */
export function zoneKeyErrors(input: unknown, zones: readonly string[]): readonly LocatedError[] {
  return PARAMETERS.flatMap((definition) => {
    const { shape } = definition;
    if (shape.kind !== 'zone_numbers') return [];
    const places = placesOf(input, keysOf(valuePath(definition)));
    return places.flatMap((place) => keyErrors(place, { zones, wanted: numberText(shape.of) }));
  });
}

/** A value and where it stands. */
interface Place {
  readonly keys: PathKeys;
  readonly value: unknown;
}

/** The values of a parameter: one, or one for each item of the lists on the way (`name[]`). */
function placesOf(input: unknown, names: readonly string[]): readonly Place[] {
  return names.reduce<readonly Place[]>(
    (places, name) =>
      places.flatMap(({ keys, value }): readonly Place[] => {
        const isList = name.endsWith('[]');
        const key = isList ? name.slice(0, -2) : name;
        const inner = isPlainObject(value) ? value[key] : undefined;
        if (!isList) return [{ keys: [...keys, key], value: inner }];
        const list: readonly unknown[] = Array.isArray(inner) ? inner : [];
        return list.map((item, i) => ({ keys: [...keys, key, i], value: item }));
      }),
    [{ keys: [], value: input }],
  );
}

function keyErrors(
  { keys, value }: Place,
  { zones, wanted }: { readonly zones: readonly string[]; readonly wanted: string },
): readonly LocatedError[] {
  if (!isPlainObject(value)) return [];
  const errors: LocatedError[] = [];
  for (const zone of zones) {
    if (Object.hasOwn(value, zone)) continue;
    const place = [...keys, zone];
    errors.push({ keys: place, code: 'required', message: `${dottedPath(place)} is missing: it must be ${wanted}` });
  }
  const unknown = Object.keys(value).filter((key) => !zones.includes(key));
  for (const key of unknown.slice(0, MAX_DESCRIBED)) {
    const place = [...keys, key];
    const suggestion = closestWord(key, zones);
    const hint = suggestion === null ? `; the zones are ${zones.join(', ')}` : `; did you mean ${suggestion}?`;
    errors.push({ keys: place, code: 'unknown_zone', message: `${dottedPath(place)}: there is no zone ${key}${hint}` });
  }
  return errors;
}
