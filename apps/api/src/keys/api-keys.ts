import { createHash, timingSafeEqual } from 'node:crypto';
import { SimulationError } from '@ihome/config';

/** Tenant of every request when no keys are set. */
const DEFAULT_TENANT = 'default';

/** Tells the tenant of a request by its `Authorization` header. */
export interface KeyRing {
  /** Whether requests need a key. */
  readonly required: boolean;
  /** Throws `unauthorised` without a key, `forbidden` for one that is not ours. */
  tenantOf(authorization: string | undefined): string;
}

const digest = (key: string): Buffer => createHash('sha256').update(key, 'utf8').digest();

/**
 * The keys of `SIM_API_KEYS` (comma list of `tenant:key`, checked when the environment was read), kept as SHA-256 digests only.
 * Every digest is compared in constant time, so the answer's time tells nothing of a key. Undefined = no keys: everybody is the
 * tenant `default`.
 */
export function keyRing(list: string | undefined): KeyRing {
  if (list === undefined) return { required: false, tenantOf: () => DEFAULT_TENANT };
  const entries = list.split(',').map((pair) => {
    const trimmed = pair.trim();
    const colon = trimmed.indexOf(':');
    return { tenant: trimmed.slice(0, colon), digest: digest(trimmed.slice(colon + 1)) };
  });
  return {
    required: true,
    tenantOf(authorization) {
      const key = /^bearer +(\S+) *$/i.exec(authorization ?? '')?.[1];
      if (key === undefined) throw new SimulationError('unauthorised', 'Send an API key as Authorization: Bearer KEY.');
      const presented = digest(key);
      let tenant: string | undefined;
      for (const entry of entries) if (timingSafeEqual(entry.digest, presented)) tenant = entry.tenant;
      if (tenant === undefined) throw new SimulationError('forbidden', 'This API key is not accepted here.');
      return tenant;
    },
  };
}
