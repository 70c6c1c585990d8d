import { jsonPointer } from './json-pointer';
import type { JsonObject } from './json-value';
import { SimulationError } from './simulation-error';

/**
 * A value of an interface type as plain JSON: members that are undefined are gone, and an index signature holds.
 *
 * @throws SimulationError `non_finite` for a number that JSON does not have, by its pointer: it would be null in the results
 */
export function plainJson(value: object): JsonObject {
  let finite = true;
  const text = JSON.stringify(value, (_, member: unknown) => {
    finite &&= typeof member !== 'number' || Number.isFinite(member);
    return member;
  });
  if (!finite) throw new SimulationError('non_finite', `A result has no finite number at ${nonFinitePlace(value)}.`);
  return JSON.parse(text) as JsonObject;
}

/** Pointer of the first number that is not finite. */
function nonFinitePlace(value: unknown, keys: readonly string[] = []): string | null {
  if (typeof value === 'number') return Number.isFinite(value) ? null : jsonPointer(keys);
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, member] of Object.entries(value)) {
    const place = nonFinitePlace(member, [...keys, key]);
    if (place !== null) return place;
  }
  return null;
}
