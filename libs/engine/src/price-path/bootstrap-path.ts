import { exp } from '../math/exp';
import { drawUniforms } from '../random/market-draws';
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
  const { zoneCount, horizonMonths, stride, logIndex, level, nationalFactor, rows, draws } = market;
  const { count, returns, national, restart, offset } = bootstrap;
  for (let z = 0; z < zoneCount; z++) {
    logIndex[z * stride] = 0;
    level[z * stride] = 1;
  }
  drawUniforms(strategy.sampling, rows.bootstrap, market);
  let t = -1;
  for (let m = 1; m <= horizonMonths; m++) {
    const at = rows.bootstrap.at + 2 * (m - 1);
    const starts = t < 0 || draws[at]! < restart;
    t = starts ? Math.floor(draws[at + 1]! * count) : t + 1 === count ? 0 : t + 1;
    nationalFactor[m] = national[t]!;
    for (let z = 0; z < zoneCount; z++) {
      const cell = z * stride + m;
      const h = logIndex[cell - 1]! + returns[z * count + t]! + offset[cell]!;
      logIndex[cell] = h;
      level[cell] = exp(h);
    }
  }
}
