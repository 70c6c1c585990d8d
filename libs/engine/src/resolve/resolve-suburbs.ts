import type { SimulationConfig } from '@ihome/config';

import { log } from '../math/log';
import { growthError, type Overlays } from './market-overlays';

/** The suburbs of the zones, ready to simulate. */
export interface ResolvedSuburbs {
  readonly ids: readonly string[];
  /** Position of its zone [suburb]. */
  readonly zone: Int32Array;
  /** Suburbs by zone [zone]; empty where a zone has none. */
  readonly ofZone: readonly Int32Array[];
  /** Their cumulative weights [zone], the last of them 1. */
  readonly cumulative: readonly Float64Array[];
  /** Part of Δh beside the zone's: (ln(1 + g + adjustment) − ln(1 + g) − σ²/2)/12 [regime][suburb][month], row-major. */
  readonly drift: Float64Array;
  /** σ/√12 [suburb]. */
  readonly scale: Float64Array;
}

/**
 * Resolves `origination.suburbs`; null without any. `growth` holds the zones' annual growth [regime][zone]; without regimes there is one.
 * Source: `docs/model/price-path.md`.
 *
 * @throws ValidationError when growth with its adjustment and shift is −100% or less
 */
export function resolveSuburbs(
  config: SimulationConfig,
  { overlays, growth }: { readonly overlays: Overlays; readonly growth: readonly Float64Array[] },
): ResolvedSuburbs | null {
  const { suburbs } = config.origination;
  if (suburbs.length === 0) return null;
  const stride = overlays.growthShift.length;
  const zone = Int32Array.from(suburbs, (suburb) => config.zones.indexOf(suburb.zone));
  const drift = new Float64Array(growth.length * suburbs.length * stride);
  growth.forEach((byZone, regime) => {
    suburbs.forEach((suburb, s) => {
      const row = (regime * suburbs.length + s) * stride;
      for (let m = 1; m < stride; m++) {
        const gross = 1 + byZone[zone[s]!]! + overlays.growthShift[m]!;
        const adjusted = gross + suburb.growth_adjustment;
        if (!(adjusted > 0)) throw growthError(`origination.suburbs[${s}].growth_adjustment`);
        drift[row + m] = (log(adjusted) - log(gross) - (suburb.volatility * suburb.volatility) / 2) / 12;
      }
    });
  });
  const ofZone = config.zones.map((_, z) => Int32Array.from([...zone.keys()].filter((s) => zone[s] === z)));
  return {
    ids: suburbs.map(({ id }) => id),
    zone,
    ofZone,
    cumulative: ofZone.map((list) => cumulativeShares([...list].map((s) => suburbs[s]!.weight))),
    drift,
    scale: Float64Array.from(suburbs, ({ volatility }) => volatility / Math.sqrt(12)),
  };
}

function cumulativeShares(weights: readonly number[]): Float64Array {
  let total = 0;
  for (const weight of weights) total += weight;
  let below = 0;
  return Float64Array.from(weights, (weight, i) => {
    below += weight;
    return i === weights.length - 1 ? 1 : below / total;
  });
}
