import type { FieldError } from './field-error';
import { jsonPointer, type PathKeys } from './json-pointer';
import { locate, type Place } from './registry/locate';
import type { ParameterNode } from './registry/parameter-tree';
import { suggestParameter } from './suggest-parameter';
import { ValidationError } from './validation-error';
import { itemSchema, parameterSchema, valueSchema } from './validation/config-schema';
import { translateIssues } from './validation/issue-translation';
import { z } from 'zod';

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

/** What is wrong with a value at a place, by its parameter alone; pointers start at the configuration. */
export function valueErrors(keys: PathKeys, value: unknown): readonly FieldError[] {
  const place = locate(keys);
  const schema = keptSchema(place);
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

/** Schemas of single places: making one takes longer than using it. */
const schemas = new WeakMap<ParameterNode, Map<Place['kind'], z.ZodType>>();

function keptSchema(place: Place): z.ZodType {
  if (place.kind === 'section' || place.kind === 'unknown') throw new Error('no parameter is at this place');
  const ofNode = schemas.get(place.node) ?? new Map<Place['kind'], z.ZodType>();
  schemas.set(place.node, ofNode);
  const schema = ofNode.get(place.kind) ?? placeSchema(place);
  ofNode.set(place.kind, schema);
  return schema;
}

function placeSchema(place: Exclude<Place, { kind: 'section' | 'unknown' }>): z.ZodType {
  switch (place.kind) {
    case 'parameter':
      return parameterSchema(place.node);
    case 'item':
      return itemSchema(place.node);
    case 'row':
      return valueSchema({ kind: 'numbers', of: place.of, minItems: 0, maxItems: 16, increasing: false });
    case 'element':
      return valueSchema(place.of);
    case 'setting':
      return z.json();
  }
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
