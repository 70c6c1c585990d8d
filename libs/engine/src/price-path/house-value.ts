import { exp } from '../math/exp';
import { normalQuantile } from '../math/normal-quantile';
import type { PathState } from '../path-state';
import { PURPOSE_EXIT } from '../random/purpose';
import { threefry4x32 } from '../random/threefry';
import { uniformFromWord } from '../random/uniform';

const ROOT_2 = Math.SQRT2;

/**
 * V/V0 of the candidate's home in `exitMonth`: e^{h(m) − h(m0) + η}·e^{ν − s²}; η ~ N(−v/2, v) with the house-level variance
 * of its age, ν ~ N(0, 2s²) the appraisal errors of origination and exit. Its mean over houses is the index of its suburb, or of its zone.
 *
 * Source: `docs/model/price-path.md`. Verified by `house-value.spec.ts`.
 */
export function houseValueFactor(state: PathState, exitMonth: number): number {
  const { strategy, market, candidate, words } = state;
  const { houseVariance, houseDeviation, appraisalNoise } = strategy.market;
  const row = candidate.indexRow * market.stride;
  const age = exitMonth - candidate.month;
  const index = market.level[row + exitMonth]! / market.level[row + candidate.month]!;
  const deviation = houseDeviation[age]!;
  if (deviation === 0 && appraisalNoise === 0) return index;
  threefry4x32(strategy.randomKey, state.path, PURPOSE_EXIT, candidate.loanNumber, 1, words);
  let shock = 0;
  if (deviation !== 0) {
    shock = deviation * normalQuantile(uniformFromWord(words[0]!)) - houseVariance[age]! / 2;
  }
  if (appraisalNoise !== 0) {
    const noise = ROOT_2 * appraisalNoise * normalQuantile(uniformFromWord(words[1]!));
    shock += noise - appraisalNoise * appraisalNoise;
  }
  return index * exp(shock);
}
