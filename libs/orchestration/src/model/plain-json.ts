import type { JsonObject } from '../ports/json';

/** A value of an interface type as plain JSON: members that are undefined are gone, and an index signature holds. */
export function plainJson(value: object): JsonObject {
  return JSON.parse(JSON.stringify(value)) as JsonObject;
}
