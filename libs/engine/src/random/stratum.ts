/**
 * Stratum of a point in one dimension of a Latin hypercube: the point's place in a permutation of 0 … strata − 1 that `seed` chooses.
 * No table: a bijection of the next power of two, walked until it lands inside.
 *
 * Source: Kensler, "Correlated multi-jittered sampling", Pixar technical memo 13-01 (2013). Verified by `stratum.spec.ts`.
 *
 * @param point 0 … strata − 1
 */
export function stratum(point: number, strata: number, seed: number): number {
  let mask = strata - 1;
  mask |= mask >>> 1;
  mask |= mask >>> 2;
  mask |= mask >>> 4;
  mask |= mask >>> 8;
  mask |= mask >>> 16;
  let i = point;
  do {
    i = Math.imul(i ^ seed, 0xe170893d);
    i ^= seed >>> 16;
    i ^= (i & mask) >>> 4;
    i = Math.imul(i ^ (seed >>> 8), 0x0929eb3f);
    i ^= seed >>> 23;
    i ^= (i & mask) >>> 1;
    i = Math.imul(i, 1 | (seed >>> 27));
    i = Math.imul(i, 0x6935fa69);
    i ^= (i & mask) >>> 11;
    i = Math.imul(i, 0x74dcb303);
    i ^= (i & mask) >>> 2;
    i = Math.imul(i, 0x9e501cc3);
    i ^= (i & mask) >>> 2;
    i = Math.imul(i, 0xc860a3df);
    i &= mask;
    i ^= i >>> 5;
  } while (i >= strata);
  return (i + seed) % strata;
}
