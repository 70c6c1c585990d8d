import { exp } from '../math/exp';
import type { PathState } from '../path-state';
import { clampFactor, covariateFactor } from './covariate';

/** Ages computed at a time. */
const BLOCK_MONTHS = 12;

/** Bound of the factorised exponent, so that the ratio of two factors stays finite. */
const MAX_RATE_EXPONENT = 345;

/**
 * Fills `fates.hazards.rateCovariate` with e^{β_r (r(m) − r(0))}. The refinance covariate e^{β_r (r(m0) − r(m−1))} is then a ratio
 * of two entries, exactly 1 between equal rates.
 */
export function fillRateCovariate({ strategy, market, fates }: PathState): void {
  const { shortRate, horizonMonths } = market;
  const { rateCovariate } = fates.hazards;
  const slope = strategy.exit.rateSlope;
  for (let m = 0; m <= horizonMonths; m++) {
    const exponent = slope * (shortRate[m]! - shortRate[0]!);
    rateCovariate[m] = exp(Math.max(Math.min(exponent, MAX_RATE_EXPONENT), -MAX_RATE_EXPONENT));
  }
}

/** Makes the zone's table hold the vintage `month`; nothing is computed yet. */
export function openVintage(state: PathState, zone: number, month: number): void {
  const { hazards } = state.fates;
  if (hazards.vintage[zone] === month) return;
  hazards.vintage[zone] = month;
  const before = Math.min(state.strategy.exit.firstAge - 1, state.market.horizonMonths);
  hazards.lastAge[zone] = before;
  hazards.cumulative[zone * state.market.stride + before] = 0;
}

/**
 * Computes the next ages of the zone's open vintage: monthly hazards of month m = m0 + a from what was known at m − 1, and
 * their cumulative sum. Every loan of a zone and month shares them; covariates of the loan come on top.
 *
 * Sale = base·ramp·season·vintage·stress·e^{β_s (level(m−1)/level(m0) − 1)}, refinance = base·ramp·vintage·stress·e^{β_r (r(m0) − r(m−1))},
 * exponents clamped to ±5. Source: `docs/model/exit.md`.
 */
export function extendVintage(state: PathState, zone: number): void {
  const { strategy, market } = state;
  const { hazards } = state.fates;
  const { rateCovariate, defaultHazard } = hazards;
  const { saleByAge, refinanceByAge, lifeByAge, ramp, season, vintage, appreciationSlope, exitConditions } =
    strategy.exit;
  const { level, stride, horizonMonths } = market;
  const row = zone * stride;
  const origination = hazards.vintage[zone]!;
  const done = hazards.lastAge[zone]!;
  const last = Math.min(done + BLOCK_MONTHS, horizonMonths - origination);
  const inverseStart = 1 / level[row + origination]!;
  const rateStart = rateCovariate[origination]!;
  const factor = vintage[origination]!;
  let cumulative = hazards.cumulative[row + done]!;
  for (let a = done + 1; a <= last; a++) {
    const m = origination + a;
    const conditions = exitConditions[m]!;
    let sale = saleByAge[a]! * season[m]! * factor * conditions;
    if (appreciationSlope !== 0) {
      sale *= covariateFactor(appreciationSlope * (level[row + m - 1]! * inverseStart - 1));
    }
    const refinance = refinanceByAge[a]! * factor * conditions * clampFactor(rateStart / rateCovariate[m - 1]!);
    const defaulted = defaultHazard[row + m]! * ramp[a]!;
    cumulative += sale + refinance + lifeByAge[a]! + defaulted;
    hazards.sale[row + a] = sale;
    hazards.refinance[row + a] = refinance;
    hazards.defaulted[row + a] = defaulted;
    hazards.cumulative[row + a] = cumulative;
  }
  hazards.lastAge[zone] = Math.max(last, done);
}
