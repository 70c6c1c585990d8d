import { exp } from '../math/exp';
import { PURPOSE_BOOTSTRAP } from '../random/purpose';
import { threefry4x32 } from '../random/threefry';
import { uniformFromWord } from '../random/uniform';
import type { ResolvedBootstrap } from '../resolve/resolve-bootstrap';
import type { ResolvedPortfolio } from '../resolve/resolve-portfolio';
import type { MarketPath } from './market-path';

/**
 * Fills indices and national factor by the stationary bootstrap: a month starts a new block at a random place of the table with
 * probability 1/mean length, else takes the return after the last one, the first after the last; all zones take the same
 * month of history.
 *
 * Source: Politis and Romano 1994; `docs/model/price-path.md`. Verified by `bootstrap-path.spec.ts`.
 */
export function bootstrapPaths(strategy: ResolvedPortfolio, bootstrap: ResolvedBootstrap, market: MarketPath): void {
  const { path, zoneCount, horizonMonths, stride, logIndex, level, nationalFactor, words } = market;
  const { count, returns, national, restart, offset } = bootstrap;
  for (let z = 0; z < zoneCount; z++) {
    logIndex[z * stride] = 0;
    level[z * stride] = 1;
  }
  let t = -1;
  for (let m = 1; m <= horizonMonths; m++) {
    const lane = ((m - 1) & 1) << 1;
    if (lane === 0) threefry4x32(strategy.randomKey, path, PURPOSE_BOOTSTRAP, 0, (m - 1) >> 1, words);
    const starts = t < 0 || uniformFromWord(words[lane]!) < restart;
    t = starts ? Math.floor(uniformFromWord(words[lane + 1]!) * count) : t + 1 === count ? 0 : t + 1;
    nationalFactor[m] = national[t]!;
    for (let z = 0; z < zoneCount; z++) {
      const at = z * stride + m;
      const h = logIndex[at - 1]! + returns[z * count + t]! + offset[at]!;
      logIndex[at] = h;
      level[at] = exp(h);
    }
  }
}
