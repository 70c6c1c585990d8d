import { shortRatePath } from '../interest-rate/short-rate-path';
import { exp } from '../math/exp';
import { drawNormals } from '../random/market-draws';
import type { ResolvedPortfolio } from '../resolve/resolve-portfolio';
import { bootstrapPaths } from './bootstrap-path';
import type { MarketPath } from './market-path';
import { drawRegimes, regimeIndexPaths } from './regime-path';
import { suburbIndexPaths } from './suburb-path';

/**
 * Fills the market of path `market.path`: innovations, national factor, zone indices and short rate. No allocation.
 *
 * Per zone: u(m) = φ u(m−1) − κ x(m−1) + σ ε(m)/√12, x(m) = x(m−1) + u(m), h(m) = trend(m) − ½Var[x(m)] + x(m); with
 * φ = κ = 0 this is gbm. Regimes and the bootstrap have their own files. Source: `docs/model/price-path.md`. Verified by
 * `generate-market.spec.ts`: E[e^h] = e^trend.
 */
export function generateMarket(strategy: ResolvedPortfolio, market: MarketPath): void {
  const { regimes, bootstrap, suburbs } = strategy.market;
  if (bootstrap !== null) {
    bootstrapPaths(strategy, bootstrap, market);
  } else {
    drawInnovations(strategy, market);
    correlateInnovations(strategy, market);
    if (regimes !== null) {
      drawRegimes(strategy, regimes, market);
      regimeIndexPaths(regimes, market);
    } else {
      indexPaths(strategy, market);
    }
  }
  lowestLevels(market);
  if (suburbs !== null) suburbIndexPaths(strategy, suburbs, market);
  shortRatePath(strategy, market);
}

/** Independent normals e_z(m) into the rows of the zones; a sampler with dimensions draws the national factor first and turns it to zones. */
function drawInnovations({ sampling, market: { nationalMirror } }: ResolvedPortfolio, market: MarketPath): void {
  for (const row of market.rows.market) drawNormals(sampling, row, market);
  if ('scrambles' in sampling && nationalMirror !== null) turnFactors(nationalMirror, market);
}

/** e = g − 2 v vᵀg month by month, in place: the mirror that takes the first axis to the direction of the national factor. */
function turnFactors(mirror: Float64Array, { zoneCount, horizonMonths, stride, draws }: MarketPath): void {
  for (let m = 1; m <= horizonMonths; m++) {
    let along = 0;
    for (let z = 0; z < zoneCount; z++) along += mirror[z]! * draws[z * stride + m]!;
    for (let z = 0; z < zoneCount; z++) draws[z * stride + m]! -= 2 * along * mirror[z]!;
  }
}

/** ε = L·e in place (last zone first), and the national factor f = Σ ε_z/√(1ᵀR1). */
function correlateInnovations({ market: resolved }: ResolvedPortfolio, market: MarketPath): void {
  const { zoneCount, horizonMonths, stride, draws, nationalFactor } = market;
  const { cholesky, nationalScale } = resolved;
  for (let m = 1; m <= horizonMonths; m++) {
    let total = 0;
    for (let z = zoneCount - 1; z >= 0; z--) {
      let shock = 0;
      for (let j = 0; j <= z; j++) shock += cholesky[z * zoneCount + j]! * draws[j * stride + m]!;
      draws[z * stride + m] = shock;
      total += shock;
    }
    nationalFactor[m] = total * nationalScale;
  }
}

function indexPaths({ market: resolved }: ResolvedPortfolio, market: MarketPath): void {
  const { zoneCount, horizonMonths, stride, draws, logIndex, level } = market;
  for (let z = 0; z < zoneCount; z++) {
    const row = z * stride;
    const phi = resolved.momentum[z]!;
    const kappa = resolved.errorCorrection[z]!;
    const scale = resolved.innovationScale[z]!;
    const drift = resolved.drift;
    let x = 0;
    let u = resolved.initialMomentum[z]!;
    logIndex[row] = 0;
    level[row] = 1;
    for (let m = 1; m <= horizonMonths; m++) {
      u = phi * u - kappa * x + scale * draws[row + m]!;
      x += u;
      const h = drift[row + m]! + x;
      logIndex[row + m] = h;
      level[row + m] = exp(h);
    }
  }
}

/** Smallest level from each month to the horizon. */
function lowestLevels({ zoneCount, horizonMonths, stride, level, lowestLevelAhead }: MarketPath): void {
  for (let z = 0; z < zoneCount; z++) {
    const row = z * stride;
    let lowest = level[row + horizonMonths]!;
    for (let m = horizonMonths; m >= 0; m--) {
      if (level[row + m]! < lowest) lowest = level[row + m]!;
      lowestLevelAhead[row + m] = lowest;
    }
  }
}
