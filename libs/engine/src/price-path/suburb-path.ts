import { exp } from '../math/exp';
import { drawNormals } from '../random/market-draws';
import type { ResolvedPortfolio } from '../resolve/resolve-portfolio';
import type { ResolvedSuburbs } from '../resolve/resolve-suburbs';
import type { MarketPath } from './market-path';

/**
 * Fills the rows of `market.level` after the zones: a suburb moves with its zone, by its own growth adjustment and by its own
 * diffusion, which is independent of all else. Needs the zones' indices. Source: `docs/model/price-path.md`. Verified by
 * `suburb-path.spec.ts`.
 */
export function suburbIndexPaths(strategy: ResolvedPortfolio, suburbs: ResolvedSuburbs, market: MarketPath): void {
  const { zoneCount, horizonMonths, stride, logIndex, level, regime, rows, draws } = market;
  const { zone, drift, scale } = suburbs;
  const count = zone.length;
  for (let s = 0; s < count; s++) {
    const zoneRow = zone[s]! * stride;
    const row = (zoneCount + s) * stride;
    const deviation = scale[s]!;
    let own = 0;
    const normals = rows.suburb[s]!;
    if (deviation !== 0) drawNormals(strategy.sampling, normals, market);
    level[row] = 1;
    for (let m = 1; m <= horizonMonths; m++) {
      own += drift[(regime[m]! * count + s) * stride + m]!;
      if (deviation !== 0) own += deviation * draws[normals.at + m - 1]!;
      level[row + m] = exp(logIndex[zoneRow + m]! + own);
    }
  }
}

/** Suburb of a zone at the uniform `u`, by weight; −1 where the zone has none. */
export function suburbByWeight({ ofZone, cumulative }: ResolvedSuburbs, zone: number, u: number): number {
  const shares = cumulative[zone]!;
  if (shares.length === 0) return -1;
  let i = 0;
  while (!(u < shares[i]!)) i++;
  return ofZone[zone]![i]!;
}
