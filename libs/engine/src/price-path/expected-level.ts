import { exp } from '../math/exp';
import type { ResolvedMarket } from '../resolve/resolve-market';
import type { ResolvedRegimes } from '../resolve/resolve-regimes';
import { momentumMean } from './momentum';

/**
 * E[e^h(H)] of every zone, overlays included; null under the bootstrap, which has no closed form. gbm and momentum: e^(trend + E[x]); regimes:
 * the sum of the row of s(0) in the product over the months of P·diag(E[e^Δh]).
 *
 * Source: `docs/model/price-path.md`. Verified by `expected-level.spec.ts` (against the simulated mean).
 */
export function expectedTerminalLevels(market: Omit<ResolvedMarket, 'expectedTerminalLevels'>): Float64Array | null {
  const { zoneCount, horizonMonths, regimes, bootstrap, trend, momentum, errorCorrection, initialMomentum } = market;
  if (bootstrap !== null) return null;
  return Float64Array.from({ length: zoneCount }, (_, z) => {
    if (regimes !== null) return expectedRegimeLevel(regimes, { zone: z, zoneCount, horizonMonths });
    const process = {
      momentum: momentum[z]!,
      errorCorrection: errorCorrection[z]!,
      initialMomentum: 12 * initialMomentum[z]!,
      volatility: 0,
    };
    return exp(trend[z * (horizonMonths + 1) + horizonMonths]! + momentumMean(process, horizonMonths)[horizonMonths]!);
  });
}

/** A zone of the market and its length. */
interface RegimeZone {
  readonly zone: number;
  readonly zoneCount: number;
  readonly horizonMonths: number;
}

function expectedRegimeLevel(regimes: ResolvedRegimes, { zone, zoneCount, horizonMonths }: RegimeZone): number {
  const { names, initial, stationary, transitions, drift, scale } = regimes;
  const count = names.length;
  const chance = (cumulative: Float64Array, at: number, i: number): number =>
    cumulative[at + i]! - (i === 0 ? 0 : cumulative[at + i - 1]!);
  let weights = Float64Array.from({ length: count }, (_, s) =>
    initial >= 0 ? Number(s === initial) : chance(stationary, 0, s),
  );
  for (let m = 1; m <= horizonMonths; m++) {
    const before = weights;
    weights = Float64Array.from({ length: count }, (_, to) => {
      const cell = to * zoneCount + zone;
      let sum = 0;
      for (let from = 0; from < count; from++) sum += before[from]! * chance(transitions, from * count, to);
      return sum * exp(drift[cell * (horizonMonths + 1) + m]! + (scale[cell]! * scale[cell]!) / 2);
    });
  }
  return weights.reduce((sum, weight) => sum + weight, 0);
}
