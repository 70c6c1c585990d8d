import { createPathState } from '../portfolio/create-path-state';
import type { ResolvedLoanTape } from '../resolve/resolve-loan-tape';
import type { ResolvedPortfolio } from '../resolve/resolve-portfolio';
import { drawCandidate } from './draw-candidate';

/** Path whose numbers draw the loans that all paths have. */
const DRAWN_ON_PATH = 0;

/**
 * One portfolio for all paths, as a loan tape (docs/model/origination.md): the programme's loans as path 0 draws them, month after month
 * while cumulative advances are below `targets` [month], for a fund that can pay them all and that nobody leaves. So what is bought does
 * not depend on what happens on a path. Example: loans of 1m against 0.5m, 1.5m, 2m: months 0, 1, none.
 */
export function drawFixedPortfolio(strategy: ResolvedPortfolio, targets: Float64Array): ResolvedLoanTape {
  const state = createPathState(strategy);
  const { candidate, liveCostByZone } = state;
  state.path = DRAWN_ON_PATH;
  const month: number[] = [];
  const advance: number[] = [];
  const value: number[] = [];
  const senior: number[] = [];
  const zone: number[] = [];
  const suburb: number[] = [];
  targets.forEach((target, m) => {
    while (state.liveCost < target) {
      drawCandidate(state, month.length, m);
      month.push(m);
      advance.push(candidate.advance);
      value.push(candidate.value);
      senior.push(candidate.senior);
      zone.push(candidate.zone);
      suburb.push(candidate.suburb);
      state.liveCost += candidate.advance;
      liveCostByZone[candidate.zone]! += candidate.advance;
    }
  });
  return {
    count: month.length,
    lastMonth: month[month.length - 1] ?? 0,
    month: Int32Array.from(month),
    advance: Float64Array.from(advance),
    value: Float64Array.from(value),
    senior: Float64Array.from(senior),
    zone: Int32Array.from(zone),
    suburb: Int32Array.from(suburb),
    termMonths: new Int32Array(month.length).fill(strategy.contract.termMonths),
  };
}
