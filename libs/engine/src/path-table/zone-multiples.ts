import type { Positions } from '../positions';

/** What the positions of each zone made of their advances on one path: buffers that every path writes anew. */
export interface ZoneMultiples {
  /** Advances [zone]. */
  readonly advances: Float64Array;
  /** Cash, recoveries included [zone]. */
  readonly cash: Float64Array;
  /** Cash to advances [zone]; NaN where nothing was bought in the zone. */
  readonly multiples: Float64Array;
}

/** Buffers for the zones of a configuration. */
export function createZoneMultiples(zones: number): ZoneMultiples {
  return {
    advances: new Float64Array(zones),
    cash: new Float64Array(zones),
    multiples: new Float64Array(zones),
  };
}

/**
 * Gross multiple of each zone on a path: Σ cash/Σ advances of its positions, before fees, expenses, debt and carry. A mix of zones has the
 * multiple Σ share·multiple, for shares of the sum advanced. No allocation. Source: docs/model/comparison.md. Verified by
 * `zone-multiples.spec.ts` and the reference model.
 */
export function measureZones({ advances, cash, multiples }: ZoneMultiples, positions: Positions): void {
  const { count, zone, advance, paid } = positions;
  advances.fill(0);
  cash.fill(0);
  for (let i = 0; i < count; i++) {
    const z = zone[i]!;
    advances[z]! += advance[i]!;
    cash[z]! += paid[i]!;
  }
  for (let z = 0; z < multiples.length; z++) multiples[z] = advances[z]! > 0 ? cash[z]! / advances[z]! : NaN;
}
