import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { SimulationConfig } from './generated/simulation-config';
import { SimulationError } from './simulation-error';

/**
 * Canonical JSON (RFC 8785): members sorted, numbers in ECMAScript form, no white space. Members that are undefined
 * are left out.
 *
 * @throws SimulationError `internal` for what JSON cannot hold (NaN, infinities, lone surrogates, undefined)
 */
export function canonicalJson(value: unknown): string {
  let text: string | undefined;
  try {
    text = canonicalize(value);
  } catch (cause) {
    throw new SimulationError('internal', 'A value cannot be written as canonical JSON.', { cause });
  }
  if (text === undefined) throw new SimulationError('internal', 'Undefined cannot be written as canonical JSON.');
  return text;
}

/** SHA-256 of the canonical JSON of a value, in lower-case hex: equal for equal documents in any member order. */
export function canonicalHash(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value), 'utf8').digest('hex');
}

/** SHA-256 of a configuration: the `config_hash` of results, traces and bundles. */
export function configHash(config: SimulationConfig): string {
  return canonicalHash(config);
}
