import type { PathState } from '../path-state';
import { PURPOSE_ORIGINATION } from '../random/purpose';
import { threefry4x32 } from '../random/threefry';
import { uniformFromWord } from '../random/uniform';
import { seniorLtvQuantile } from './senior-ltv';
import { truncatedQuantile } from './truncated-distribution';
import { zoneByShortfall, zoneByWeight } from './zone-choice';

/**
 * Draws candidate `loanNumber` for `month` into `state.candidate` and returns its advance.
 *
 * Its uniforms depend on the loan number alone; its zone also on the live portfolio of the month. A candidate that
 * cannot be paid is drawn again next month under the same number. Source: `docs/model/origination.md`.
 */
export function drawCandidate(state: PathState, loanNumber: number, month: number): number {
  const { strategy, candidate, words } = state;
  const { origination } = strategy;
  threefry4x32(strategy.randomKey, state.path, PURPOSE_ORIGINATION, loanNumber, 0, words);
  const ltvUniform = uniformFromWord(words[1]!);
  const seniorUniform = uniformFromWord(words[2]!);
  const precisionUniform = uniformFromWord(words[3]!);
  const advance = truncatedQuantile(origination.advance, uniformFromWord(words[0]!));
  let zone = 0;
  if (precisionUniform < origination.precision) {
    zone = zoneByShortfall(state, advance);
  } else {
    threefry4x32(strategy.randomKey, state.path, PURPOSE_ORIGINATION, loanNumber, 1, words);
    zone = zoneByWeight(state, uniformFromWord(words[0]!));
  }
  const ltv = truncatedQuantile(origination.ltv[zone]!, ltvUniform);
  candidate.loanNumber = loanNumber;
  candidate.month = month;
  candidate.zone = zone;
  candidate.advance = advance;
  candidate.ltv = ltv;
  candidate.value = advance / ltv;
  candidate.seniorLtv = seniorLtvQuantile(origination, ltv, seniorUniform);
  candidate.senior = candidate.seniorLtv * candidate.value;
  return advance;
}
