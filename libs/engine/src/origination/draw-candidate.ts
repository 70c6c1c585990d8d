import type { PathState } from '../path-state';
import { growLoanFates } from '../portfolio/loan-fates';
import { suburbByWeight } from '../price-path/suburb-path';
import { PURPOSE_ORIGINATION } from '../random/purpose';
import { threefry4x32 } from '../random/threefry';
import { uniformFromWord } from '../random/uniform';
import { seniorLtvQuantile } from './senior-ltv';
import { truncatedQuantile } from './truncated-distribution';
import { zoneByShortfall, zoneByWeight } from './zone-choice';

/**
 * Draws candidate `loanNumber` for `month` into `state.candidate` and returns its advance.
 *
 * Terms are those of `state.purchase`. Its uniforms depend on the loan number alone; its zone also on the live portfolio
 * of the month. A candidate that cannot be paid is drawn again next month under the same number. Source: `docs/model/origination.md`.
 */
export function drawCandidate(state: PathState, loanNumber: number, month: number): number {
  const { strategy, candidate, fates, purchase } = state;
  const { origination } = strategy;
  const { suburbs } = strategy.market;
  if (loanNumber >= fates.capacity) growLoanFates(fates, loanNumber);
  if (fates.drawPath[loanNumber] !== state.path) drawUniforms(state, loanNumber);
  const advance = fates.advance[loanNumber]! * purchase.sizeFactor;
  const weightUniform = fates.weightUniform[loanNumber]!;
  const byShortfall = weightUniform < 0 || purchase.byShortfall;
  const zone = byShortfall ? zoneByShortfall(state, advance) : zoneByWeight(state, weightUniform);
  const ownLtv = purchase.ltv !== origination.ltv;
  if (!ownLtv && fates.zone[loanNumber] !== zone) {
    const drawn = truncatedQuantile(origination.ltv[zone]!, fates.ltvUniform[loanNumber]!);
    fates.zone[loanNumber] = zone;
    fates.ltv[loanNumber] = drawn;
    fates.seniorLtv[loanNumber] = seniorLtvQuantile(origination, drawn, fates.seniorUniform[loanNumber]!);
  }
  const ltv = ownLtv ? truncatedQuantile(purchase.ltv[zone]!, fates.ltvUniform[loanNumber]!) : fates.ltv[loanNumber]!;
  candidate.loanNumber = loanNumber;
  candidate.month = month;
  candidate.zone = zone;
  candidate.suburb = suburbs === null ? -1 : suburbByWeight(suburbs, zone, fates.suburbUniform[loanNumber]!);
  candidate.indexRow = candidate.suburb < 0 ? zone : strategy.market.zoneCount + candidate.suburb;
  candidate.termMonths = strategy.contract.termMonths;
  candidate.advance = advance;
  candidate.ltv = ltv;
  candidate.value = advance / ltv;
  candidate.seniorLtv = ownLtv
    ? seniorLtvQuantile(origination, ltv, fates.seniorUniform[loanNumber]!)
    : fates.seniorLtv[loanNumber]!;
  candidate.senior = candidate.seniorLtv * candidate.value;
  return advance;
}

/** Uniforms and advance of a loan number into the table: draw 0 lanes advance, LTV, senior, precision; draw 1 lanes zone by weights, suburb. */
function drawUniforms({ strategy, fates, path, words }: PathState, loanNumber: number): void {
  const { origination, randomKey } = strategy;
  threefry4x32(randomKey, path, PURPOSE_ORIGINATION, loanNumber, 0, words);
  fates.drawPath[loanNumber] = path;
  fates.zone[loanNumber] = -1;
  fates.advance[loanNumber] = truncatedQuantile(origination.advance, uniformFromWord(words[0]!));
  fates.ltvUniform[loanNumber] = uniformFromWord(words[1]!);
  fates.seniorUniform[loanNumber] = uniformFromWord(words[2]!);
  fates.weightUniform[loanNumber] = -1;
  const byShortfall = uniformFromWord(words[3]!) < origination.precision;
  if (byShortfall && strategy.market.suburbs === null) return;
  threefry4x32(randomKey, path, PURPOSE_ORIGINATION, loanNumber, 1, words);
  if (!byShortfall) fates.weightUniform[loanNumber] = uniformFromWord(words[0]!);
  fates.suburbUniform[loanNumber] = uniformFromWord(words[1]!);
}
