import { exp } from '../math/exp';
import { drawUniforms } from '../random/market-draws';
import type { ResolvedPortfolio } from '../resolve/resolve-portfolio';
import type { ResolvedRegimes } from '../resolve/resolve-regimes';
import type { MarketPath } from './market-path';

/**
 * Fills `market.regime`: month 0 as configured or drawn from the long-run distribution, then a monthly Markov chain that all
 * zones share. Source: `docs/model/price-path.md`. Verified by `regime-path.spec.ts`.
 */
export function drawRegimes(strategy: ResolvedPortfolio, regimes: ResolvedRegimes, market: MarketPath): void {
  const { horizonMonths, regime, rows, draws } = market;
  const { names, initial, stationary, transitions } = regimes;
  const count = names.length;
  drawUniforms(strategy.sampling, rows.regime, market);
  for (let m = 0; m <= horizonMonths; m++) {
    const u = draws[rows.regime.at + m]!;
    if (m === 0) regime[0] = initial >= 0 ? initial : firstAbove(stationary, 0, u);
    else regime[m] = firstAbove(transitions, regime[m - 1]! * count, u);
  }
}

/** Position within the row at `start` of the first cumulative probability above u; the row ends with 1. */
function firstAbove(cumulative: Float64Array, start: number, u: number): number {
  let i = 0;
  while (!(u < cumulative[start + i]!)) i++;
  return i;
}

/** Zone indices: in the regime of the month Δh = (ln(1 + g) − σ²/2)/12 + σ ε/√12, overlays included. */
export function regimeIndexPaths(regimes: ResolvedRegimes, market: MarketPath): void {
  const { zoneCount, horizonMonths, stride, draws, logIndex, level, regime } = market;
  const { drift, scale } = regimes;
  for (let z = 0; z < zoneCount; z++) {
    const row = z * stride;
    let h = 0;
    logIndex[row] = 0;
    level[row] = 1;
    for (let m = 1; m <= horizonMonths; m++) {
      const cell = regime[m]! * zoneCount + z;
      h += drift[cell * stride + m]! + scale[cell]! * draws[row + m]!;
      logIndex[row + m] = h;
      level[row + m] = exp(h);
    }
  }
}
