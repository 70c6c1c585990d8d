import type { PathState } from '../path-state';
import { covariateFactor } from './covariate';
import { fillNearCap } from './near-cap';
import { extendVintage } from './vintage-hazards';

/** Ages looked at for the cap at a time. */
const BLOCK_MONTHS = 24;

/**
 * First age, up to `limit`, at which the cumulative hazard of the candidate reaches `state.exitDraw.target`; 0 when none
 * does. Leaves the hazards of that month in `state.exitDraw`. A second call continues with a later limit.
 *
 * Loans whose own covariates cannot act (CLTV below its threshold all along, no cap near) read the hazards of their zone
 * and vintage; the others add theirs month by month, with the same sums.
 */
export function firstPassage(state: PathState, limit: number): number {
  return hasLoanCovariates(state) ? passageByLoan(state, limit) : passageByVintage(state, limit);
}

/** Leaves the hazards of the candidate at an age in `state.exitDraw`. */
export function hazardsOfAge(state: PathState, age: number): void {
  const { candidate, exitDraw } = state;
  const { lastAge } = state.fates.hazards;
  while (lastAge[candidate.zone]! < age) extendVintage(state, candidate.zone);
  exitDraw.age = age - 1;
  exitDraw.target = Number.NEGATIVE_INFINITY;
  passageByLoan(state, age);
}

/** Whether CLTV may exceed its threshold at some month ahead, or cap proximity may act. */
function hasLoanCovariates({ strategy, market, candidate }: PathState): boolean {
  const { cltvSlope, cltvThreshold, capProximity } = strategy.exit;
  if (capProximity !== 1) return true;
  if (cltvSlope === 0) return false;
  const at = candidate.zone * market.stride + candidate.month;
  const highest = ((candidate.ltv + candidate.seniorLtv) * market.level[at]!) / market.lowestLevelAhead[at]!;
  return highest > cltvThreshold;
}

function passageByVintage(state: PathState, limit: number): number {
  const { market, candidate, exitDraw } = state;
  const { hazards } = state.fates;
  const { cumulative, lastAge } = hazards;
  const { target } = exitDraw;
  const { zone } = candidate;
  const row = zone * market.stride;
  while (lastAge[zone]! < limit && cumulative[row + lastAge[zone]!]! < target) extendVintage(state, zone);
  let high = lastAge[zone]! < limit ? lastAge[zone]! : limit;
  let low = state.strategy.exit.firstAge;
  if (high < low || cumulative[row + high]! < target) return 0;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (cumulative[row + middle]! < target) low = middle + 1;
    else high = middle;
  }
  exitDraw.sale = hazards.sale[row + low]!;
  exitDraw.refinance = hazards.refinance[row + low]!;
  exitDraw.lifeEvent = state.strategy.exit.lifeByAge[low]!;
  exitDraw.defaulted = hazards.defaulted[row + low]!;
  return low;
}

function passageByLoan(state: PathState, limit: number): number {
  const { strategy, market, candidate, exitDraw } = state;
  const { hazards } = state.fates;
  const { cltvSlope, cltvThreshold, capProximity, lifeByAge, firstAge } = strategy.exit;
  const { seniorByAge } = strategy.contract;
  const { zone, ltv, seniorLtv, month: origination } = candidate;
  const row = zone * market.stride;
  const { nearCap } = hazards;
  const startLevel = market.level[row + origination]!;
  const capActs = capProximity !== 1;
  let capKnown = -1;
  let cumulative = exitDraw.cumulative;
  for (let a = Math.max(exitDraw.age + 1, firstAge); a <= limit; a++) {
    if (a > hazards.lastAge[zone]!) extendVintage(state, zone);
    let sale = hazards.sale[row + a]!;
    let refinance = hazards.refinance[row + a]!;
    let defaulted = hazards.defaulted[row + a]!;
    if (capActs) {
      if (a > capKnown) {
        capKnown = Math.min(a + BLOCK_MONTHS - 1, limit);
        fillNearCap(state, a - 1, capKnown - 1);
      }
      if (nearCap[a - 1] === 1) {
        sale *= capProximity;
        refinance *= capProximity;
      }
    }
    const cltv = ((ltv + seniorLtv * seniorByAge[a - 1]!) * startLevel) / market.level[row + origination + a - 1]!;
    if (cltv > cltvThreshold && cltvSlope !== 0) defaulted *= covariateFactor(cltvSlope * (cltv - cltvThreshold));
    cumulative += sale + refinance + lifeByAge[a]! + defaulted;
    if (cumulative >= exitDraw.target) {
      exitDraw.sale = sale;
      exitDraw.refinance = refinance;
      exitDraw.lifeEvent = lifeByAge[a]!;
      exitDraw.defaulted = defaulted;
      return a;
    }
  }
  exitDraw.age = limit;
  exitDraw.cumulative = cumulative;
  return 0;
}
