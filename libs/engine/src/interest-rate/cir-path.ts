import { gammaCdf, gammaQuantile, gammaSurvival } from '../math/gamma-distribution';
import { normalCdf } from '../math/normal-cdf';
import type { MarketPath } from '../price-path/market-path';
import { drawNormals, drawUniforms } from '../random/market-draws';
import type { ResolvedCir } from '../resolve/resolve-interest-rate';
import type { ResolvedPortfolio } from '../resolve/resolve-portfolio';

/**
 * Fills `market.shortRate` by the exact transition of CIR: x(m) = c·χ'²_d(λ), λ = x(m−1)·e^(−a/12)/c. With the month's shock
 * w = ρ f + √(1−ρ²) n and uniform u, χ'²_d(λ) is (w + √λ)² + χ²_{d−1}(u) for d ≥ 1 and χ²_{d+2N}(u), N Poisson(λ/2) at Φ(w), for
 * d < 1: one normal and one uniform a month.
 *
 * Source: Glasserman, Monte Carlo Methods in Financial Engineering, 3.4; `docs/model/interest-rate.md`. Verified by
 * `cir-path.spec.ts` (moments).
 */
export function cirPath(strategy: ResolvedPortfolio, { scale, degrees }: ResolvedCir, market: MarketPath): void {
  const { initial, decay, priceLoading, ownLoading, shift } = strategy.interestRate;
  const { horizonMonths, nationalFactor, shortRate, rows, draws } = market;
  drawNormals(strategy.sampling, rows.shortRate, market);
  drawUniforms(strategy.sampling, rows.secondShortRate, market);
  const restShape = (degrees - 1) / 2;
  let rate = initial;
  shortRate[0] = initial + shift[0]!;
  for (let m = 1; m <= horizonMonths; m++) {
    const shock = priceLoading * nationalFactor[m]! + ownLoading * draws[rows.shortRate.at + m - 1]!;
    const u = draws[rows.secondShortRate.at + m - 1]!;
    const noncentrality = (rate * decay) / scale;
    if (restShape >= 0) {
      const root = shock + Math.sqrt(noncentrality);
      rate = scale * (root * root + (restShape === 0 ? 0 : 2 * gammaQuantile(restShape, u)));
    } else {
      const shape = degrees / 2 + poissonQuantile(noncentrality / 2, shock);
      rate = shape === 0 ? 0 : scale * 2 * gammaQuantile(shape, u);
    }
    shortRate[m] = rate + shift[m]!;
  }
}

/** Smallest k with P(N ≤ k) ≥ Φ(z), N Poisson of this mean: P(N ≤ k) = P(G > mean), G gamma of shape k + 1. */
export function poissonQuantile(mean: number, z: number): number {
  if (mean === 0) return 0;
  let k = Math.max(Math.floor(mean + z * Math.sqrt(mean) + (z * z - 1) / 6), 0);
  if (z <= 0) {
    const p = normalCdf(z);
    while (gammaSurvival(k + 1, mean) < p) k++;
    while (k > 0 && gammaSurvival(k, mean) >= p) k--;
  } else {
    const q = normalCdf(-z);
    while (gammaCdf(k + 1, mean) > q) k++;
    while (k > 0 && gammaCdf(k, mean) <= q) k--;
  }
  return k;
}
