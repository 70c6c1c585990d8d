import { drawCandidate } from '../origination/draw-candidate';
import { takeTapePosition } from '../origination/take-tape-position';
import type { FundPath } from './fund-path';

/**
 * What the programme buys: candidates drawn one after another while cumulative advances are below their target, or the positions of a
 * loan tape, each from its month on. Source: `docs/model/origination.md`.
 */

/** Whether the programme may buy in a month. */
export function programmeIsOpen({ fund, portfolio }: FundPath, month: number): boolean {
  const { tape } = portfolio.strategy.origination;
  if (tape === null) return month >= fund.window.firstMonth && month < fund.programmeEndMonth;
  return month < fund.programmeEndMonth || month <= tape.lastMonth;
}

/** Whether another position is due, given cumulative advances aimed at. */
export function programmeIsDue({ ledger, portfolio }: FundPath, month: number, target: number): boolean {
  const { tape } = portfolio.strategy.origination;
  if (tape === null) return ledger.cumulativeAdvances < target;
  return ledger.nextTapePosition < tape.count && tape.month[ledger.nextTapePosition]! <= month;
}

/** Makes the next position the candidate and returns its advance. */
export function drawProgramme({ ledger, portfolio }: FundPath, month: number): number {
  const { tape } = portfolio.strategy.origination;
  if (tape === null) return drawCandidate(portfolio, ledger.nextCandidate, month);
  return takeTapePosition(portfolio, tape, [ledger.nextTapePosition, month]);
}

/** Takes down that it was bought. */
export function programmeBought({ ledger, portfolio }: FundPath, advance: number): void {
  if (portfolio.strategy.origination.tape === null) ledger.nextCandidate++;
  else ledger.nextTapePosition++;
  ledger.cumulativeAdvances += advance;
}

/** Whether a position is still to come from a loan tape. */
export function tapeGoesOn(path: FundPath, month: number): boolean {
  const { tape } = path.portfolio.strategy.origination;
  return tape !== null && path.ledger.nextTapePosition < tape.count && programmeIsOpen(path, month);
}
