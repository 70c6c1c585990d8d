import { createHash } from 'node:crypto';
import { SimulationError } from '@ihome/config';
import canonicalize from 'canonicalize';
import type { JsonValue } from './ports/json';

/** A value as canonical JSON (RFC 8785): equal values give equal text, whatever the order of their members. */
export function canonicalJson(value: JsonValue): string {
  const text = canonicalize(value);
  if (text === undefined) throw new SimulationError('internal', 'A value that JSON cannot carry was to be written.');
  return text;
}

/** SHA-256 in lower-case hex. */
export function sha256Hex(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}
