import type { MarketPath } from '../price-path/market-path';
import { drawNormals } from '../random/market-draws';
import type { ResolvedPortfolio } from '../resolve/resolve-portfolio';
import { cirPath } from './cir-path';

/**
 * Fills `market.shortRate`: exact transition x(m) = θ + (x(m−1) − θ)·e^(−a/12) + scale·(ρ f(m) + √(1−ρ²) n(m)), plus the
 * shift of the month's fund year; CIR has its own file. Needs the national factor f of the path.
 *
 * Source: `docs/model/interest-rate.md`. Verified by `short-rate-path.spec.ts` (Vasicek moments).
 */
export function shortRatePath(strategy: ResolvedPortfolio, market: MarketPath): void {
  const { initial, longTermMean, decay, shockScale, priceLoading, ownLoading, shift, cir } = strategy.interestRate;
  if (cir !== null) return cirPath(strategy, cir, market);
  const { horizonMonths, nationalFactor, shortRate, rows, draws } = market;
  shortRate[0] = initial + shift[0]!;
  if (shockScale === 0) {
    let rate = initial;
    for (let m = 1; m <= horizonMonths; m++) {
      rate = longTermMean + (rate - longTermMean) * decay;
      shortRate[m] = rate + shift[m]!;
    }
    return;
  }
  drawNormals(strategy.sampling, rows.shortRate, market);
  let rate = initial;
  for (let m = 1; m <= horizonMonths; m++) {
    const shock = priceLoading * nationalFactor[m]! + ownLoading * draws[rows.shortRate.at + m - 1]!;
    rate = longTermMean + (rate - longTermMean) * decay + shockScale * shock;
    shortRate[m] = rate + shift[m]!;
  }
}
