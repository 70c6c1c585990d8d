import { evaluateClaim } from '../contract/claim';
import type { PathState } from '../path-state';

/** Share of the cap amount from which the claim counts as near the cap. */
const CAP_PROXIMITY = 0.9;

/**
 * Fills `fates.hazards.nearCap` [age] for the ages `first`..`last`: 1 where the candidate's claim before the cap, with the zone index of
 * its month, is at least 0.9 of the cap then, else 0. The claim is that of `evaluateClaim`, bit for bit; `state.claimCase` holds the terms.
 * Source: `docs/model/exit.md`. Verified by `near-cap.spec.ts`.
 */
export function fillNearCap(state: PathState, first: number, last: number): void {
  const { contract } = state.strategy;
  if (contract.shareMethod === 'share_of_value') return fillByShareOfValue(state, first, last);
  const simple = contract.interestCompounding === 'simple';
  if (contract.shareMethod === 'tiered' || !(simple || contract.riskSlope === 0))
    return fillEvaluated(state, first, last);
  const { market, candidate, claimCase } = state;
  const { nearCap } = state.fates.hazards;
  const { interestByAge, capByAge, depreciationShare } = contract;
  const { level } = market;
  const { advance, shareAtOrigination: share, startValue } = claimCase;
  const lossShare = depreciationShare * share;
  const interestBase = simple ? advance * claimCase.interestRate : advance;
  const start = candidate.zone * market.stride + candidate.month;
  const startLevel = level[start]!;
  for (let a = first; a <= last; a++) {
    const rise = (candidate.value * level[start + a]!) / startLevel - startValue;
    const claim = advance + interestBase * interestByAge[a]! + (rise > 0 ? share : lossShare) * rise;
    nearCap[a] = claim >= CAP_PROXIMITY * (advance * capByAge[a]!) ? 1 : 0;
  }
}

function fillByShareOfValue({ strategy, market, candidate, fates }: PathState, first: number, last: number): void {
  const { nearCap } = fates.hazards;
  const { shareByAge, capByAge } = strategy.contract;
  const { level } = market;
  const start = candidate.zone * market.stride + candidate.month;
  const startLevel = level[start]!;
  for (let a = first; a <= last; a++) {
    const claim = shareByAge[a]! * ((candidate.value * level[start + a]!) / startLevel);
    nearCap[a] = claim >= CAP_PROXIMITY * (candidate.advance * capByAge[a]!) ? 1 : 0;
  }
}

/** Any contract. */
function fillEvaluated(
  { strategy, market, candidate, claimCase, fates }: PathState,
  first: number,
  last: number,
): void {
  const start = candidate.zone * market.stride + candidate.month;
  for (let a = first; a <= last; a++) {
    claimCase.age = a;
    claimCase.value = (candidate.value * market.level[start + a]!) / market.level[start]!;
    evaluateClaim(strategy.contract, claimCase);
    fates.hazards.nearCap[a] = claimCase.uncappedClaim >= CAP_PROXIMITY * claimCase.capAmount ? 1 : 0;
  }
}
