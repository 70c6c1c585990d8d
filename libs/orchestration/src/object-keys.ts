import type { SweepKey } from './ports/sweep-records';

/** Prefix of everything a sweep keeps in the object store. */
export function sweepPrefix({ tenantId, sweepId }: SweepKey): string {
  return `tenants/${encodeURIComponent(tenantId)}/sweeps/${sweepId}/`;
}

/** Prefix of a sweep's path tables. */
export function tablePrefix(key: SweepKey): string {
  return `${sweepPrefix(key)}tables/`;
}

/** Content-addressed key of a path table. */
export function tableKey(key: SweepKey, sha256: string): string {
  return `${tablePrefix(key)}${sha256}.bin`;
}

/** Keys of what a finished sweep offers, addressed by its result digest. */
export function resultKeys(
  key: SweepKey,
  resultDigest: string,
): { readonly results: string; readonly bundle: string; readonly manifest: string } {
  const prefix = `${sweepPrefix(key)}results/${resultDigest}/`;
  return { results: `${prefix}results.json`, bundle: `${prefix}bundle.zip`, manifest: `${prefix}manifest.json` };
}
