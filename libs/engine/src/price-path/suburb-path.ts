import { exp } from '../math/exp';
import { normalQuantile } from '../math/normal-quantile';
import { PURPOSE_SUBURB } from '../random/purpose';
import { threefry4x32 } from '../random/threefry';
import { uniformFromWord } from '../random/uniform';
import type { ResolvedPortfolio } from '../resolve/resolve-portfolio';
import type { ResolvedSuburbs } from '../resolve/resolve-suburbs';
import type { MarketPath } from './market-path';

/**
 * Fills the rows of `market.level` after the zones: a suburb moves with its zone, by its own growth adjustment and by its own
 * diffusion, which is independent of all else. Needs the zones' indices. Source: `docs/model/price-path.md`. Verified by
 * `suburb-path.spec.ts`.
 */
export function suburbIndexPaths(strategy: ResolvedPortfolio, suburbs: ResolvedSuburbs, market: MarketPath): void {
  const { path, zoneCount, horizonMonths, stride, logIndex, level, regime, words } = market;
  const { zone, drift, scale } = suburbs;
  const count = zone.length;
  for (let s = 0; s < count; s++) {
    const zoneRow = zone[s]! * stride;
    const row = (zoneCount + s) * stride;
    const deviation = scale[s]!;
    let own = 0;
    level[row] = 1;
    for (let m = 1; m <= horizonMonths; m++) {
      own += drift[(regime[m]! * count + s) * stride + m]!;
      if (deviation !== 0) {
        const lane = (m - 1) & 3;
        if (lane === 0) threefry4x32(strategy.randomKey, path, PURPOSE_SUBURB, s, (m - 1) >> 2, words);
        own += deviation * normalQuantile(uniformFromWord(words[lane]!));
      }
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
