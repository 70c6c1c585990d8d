import { normalQuantile } from '../math/normal-quantile';
import type { MarketPath } from '../price-path/market-path';
import { PURPOSE_SHORT_RATE } from '../random/purpose';
import { threefry4x32 } from '../random/threefry';
import { uniformFromWord } from '../random/uniform';
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
  const { path, horizonMonths, nationalFactor, shortRate, words } = market;
  shortRate[0] = initial + shift[0]!;
  if (shockScale === 0) {
    let rate = initial;
    for (let m = 1; m <= horizonMonths; m++) {
      rate = longTermMean + (rate - longTermMean) * decay;
      shortRate[m] = rate + shift[m]!;
    }
    return;
  }
  let rate = initial;
  for (let m = 1; m <= horizonMonths; m++) {
    const lane = (m - 1) & 3;
    if (lane === 0) threefry4x32(strategy.randomKey, path, PURPOSE_SHORT_RATE, 0, (m - 1) >> 2, words);
    const shock = priceLoading * nationalFactor[m]! + ownLoading * normalQuantile(uniformFromWord(words[lane]!));
    rate = longTermMean + (rate - longTermMean) * decay + shockScale * shock;
    shortRate[m] = rate + shift[m]!;
  }
}
