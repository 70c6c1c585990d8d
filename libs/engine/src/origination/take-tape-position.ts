import type { PathState } from '../path-state';
import type { ResolvedLoanTape } from '../resolve/resolve-loan-tape';
import { growLoanFates } from '../portfolio/loan-fates';

/** Makes position `k` of the loan tape the candidate for `month` and returns its advance; its number is k. */
export function takeTapePosition(
  state: PathState,
  tape: ResolvedLoanTape,
  [k, month]: readonly [number, number],
): number {
  const { strategy, candidate, fates } = state;
  if (k >= fates.capacity) growLoanFates(fates, k);
  const advance = tape.advance[k]!;
  const value = tape.value[k]!;
  candidate.loanNumber = k;
  candidate.month = month;
  candidate.zone = tape.zone[k]!;
  candidate.suburb = tape.suburb[k]!;
  candidate.indexRow = candidate.suburb < 0 ? candidate.zone : strategy.market.zoneCount + candidate.suburb;
  candidate.termMonths = tape.termMonths[k]!;
  candidate.advance = advance;
  candidate.ltv = advance / value;
  candidate.value = value;
  candidate.seniorLtv = tape.senior[k]! / value;
  candidate.senior = tape.senior[k]!;
  return advance;
}
