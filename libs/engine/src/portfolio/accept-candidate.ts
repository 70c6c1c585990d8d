import { positionInterestRate, shareAtOrigination } from '../contract/claim';
import { drawExit } from '../exit/draw-exit';
import { log } from '../math/log';
import type { PathState } from '../path-state';
import { growPositions } from '../positions';
import { houseValueFactor } from '../price-path/house-value';
import { PURPOSE_EXIT } from '../random/purpose';
import { threefry4x32 } from '../random/threefry';
import { uniformFromWord } from '../random/uniform';
import { addPaidIfExited } from './paid-if-exited';
import { settlePosition } from './settle-position';

/**
 * Makes the candidate a position and returns its row. Its whole fate is found now: exit month and cause, value, claim and
 * cash, and what it would pay in each month of its life.
 */
export function acceptCandidate(state: PathState): number {
  const { strategy, candidate, positions, claimCase, fates } = state;
  if (positions.count === positions.capacity) growPositions(positions);
  const row = positions.count++;
  const { zone, month, advance } = candidate;
  positions.loanNumber[row] = candidate.loanNumber;
  positions.zone[row] = zone;
  positions.suburb[row] = candidate.suburb;
  positions.indexRow[row] = candidate.indexRow;
  positions.recycled[row] = state.purchase.recycled ? 1 : 0;
  positions.termMonths[row] = candidate.termMonths;
  positions.originationMonth[row] = month;
  positions.advance[row] = advance;
  positions.ltv[row] = candidate.ltv;
  positions.valueAtOrigination[row] = candidate.value;
  positions.seniorAtOrigination[row] = candidate.senior;
  claimCase.advance = advance;
  claimCase.interestRate = positionInterestRate(strategy.contract, candidate.ltv);
  claimCase.shareAtOrigination = shareAtOrigination(strategy.contract, candidate.ltv);
  claimCase.startValue = candidate.value * strategy.contract.startFactor;

  if (!hasFate(state)) drawFate(state);
  const loan = candidate.loanNumber;
  const maintained = fates.maintenanceUniform[loan]! >= strategy.contract.maintenanceProbability;
  positions.maintenanceShortfall[row] = maintained ? 0 : strategy.contract.maintenanceShortfall;
  positions.exitMonth[row] = fates.exitMonth[loan]!;
  positions.cause[row] = fates.cause[loan]!;
  positions.valueAtExit[row] = candidate.value * fates.valueFactor[loan]!;
  settlePosition(state, row);
  addPaidIfExited(state, row, state.paidIfExited);
  const { greenValue } = state;
  if (greenValue !== null && greenValue.zone === zone) {
    addPaidIfExited(state, row, greenValue.byMonth);
    const { graded } = greenValue;
    if (graded !== null && graded.suburbs[candidate.suburb] === 1) addPaidIfExited(state, row, graded.byMonth);
  }

  append(state, row);
  state.liveCount++;
  state.liveCost += advance;
  state.liveCostByZone[zone]! += advance;
  return row;
}

/** Whether the table holds the fate of the candidate: the same path, loan number, month, zone and terms. */
function hasFate({ path, candidate, fates }: PathState): boolean {
  const loan = candidate.loanNumber;
  return (
    fates.exitPath[loan] === path &&
    fates.originationMonth[loan] === candidate.month &&
    fates.exitZone[loan] === candidate.zone &&
    fates.exitAdvance[loan] === candidate.advance &&
    fates.exitLtv[loan] === candidate.ltv
  );
}

/** Draws exit month, cause, maintenance and value of the candidate into the table. */
function drawFate(state: PathState): void {
  const { strategy, path, candidate, exitDraw, fates, words } = state;
  const loan = candidate.loanNumber;
  threefry4x32(strategy.randomKey, path, PURPOSE_EXIT, loan, 0, words);
  exitDraw.timingUniform = uniformFromWord(words[0]!);
  exitDraw.target = -log(exitDraw.timingUniform);
  exitDraw.causeUniform = uniformFromWord(words[1]!);
  exitDraw.maturityUniform = uniformFromWord(words[2]!);
  fates.maintenanceUniform[loan] = uniformFromWord(words[3]!);
  drawExit(state);
  fates.exitPath[loan] = path;
  fates.originationMonth[loan] = candidate.month;
  fates.exitZone[loan] = candidate.zone;
  fates.exitAdvance[loan] = candidate.advance;
  fates.exitLtv[loan] = candidate.ltv;
  fates.exitMonth[loan] = exitDraw.exitMonth;
  fates.cause[loan] = exitDraw.cause;
  fates.valueFactor[loan] = houseValueFactor(state, exitDraw.exitMonth);
}

/** Puts the row at the end of the lists of its exit month and its cash month. */
function append({ positions, firstExit, lastExit, firstCash, lastCash }: PathState, row: number): void {
  const exit = positions.exitMonth[row]!;
  positions.nextExit[row] = -1;
  if (firstExit[exit] === -1) firstExit[exit] = row;
  else positions.nextExit[lastExit[exit]!] = row;
  lastExit[exit] = row;
  const cash = positions.cashMonth[row]!;
  positions.nextCash[row] = -1;
  if (firstCash[cash] === -1) firstCash[cash] = row;
  else positions.nextCash[lastCash[cash]!] = row;
  lastCash[cash] = row;
}
