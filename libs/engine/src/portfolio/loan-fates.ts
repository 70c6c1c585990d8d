import { createExitHazards, type ExitHazards } from '../exit/exit-hazards';
import type { MarketPath } from '../price-path/market-path';
import type { ResolvedPortfolio } from '../resolve/resolve-portfolio';

/** Loan numbers that a table starts with; it grows when a path needs more. */
const INITIAL_LOANS = 512;

/** Columns by loan number k. Draw columns hold for `drawPath`, those of the zone for `zone`, those of the exit for `exitPath` … `exitLtv`. */
interface FateColumns {
  /** Path of the draws; −1 none. */
  drawPath: Int32Array;
  advance: Float64Array;
  ltvUniform: Float64Array;
  seniorUniform: Float64Array;
  /** Uniform of the choice by weights; −1 when the zone goes by shortfall. */
  weightUniform: Float64Array;
  /** Uniform of the suburb, where there are any. */
  suburbUniform: Float64Array;
  /** Zone of `ltv` and `seniorLtv`; −1 none. */
  zone: Int32Array;
  ltv: Float64Array;
  seniorLtv: Float64Array;
  /** Path, month, zone, advance and LTV of origination for which the exit was drawn: recycled positions have terms of their own. */
  exitPath: Int32Array;
  originationMonth: Int32Array;
  exitZone: Int32Array;
  exitAdvance: Float64Array;
  exitLtv: Float64Array;
  exitMonth: Int32Array;
  cause: Int32Array;
  maintenanceUniform: Float64Array;
  /** V/V0 in the exit month. */
  valueFactor: Float64Array;
}

/**
 * What happens to the loans of a path, apart from the contract: draws, exit and value. Strategies with the same `fateKey`
 * share the table, so a loan that several of them buy in the same month and zone is drawn once. An entry depends on path,
 * loan number, month, zone and terms alone, and is found again or computed anew with the same bits.
 */
export interface LoanFates extends FateColumns {
  /** Path of the hazards; −1 none. */
  path: number;
  capacity: number;
  readonly hazards: ExitHazards;
}

function columns(capacity: number): FateColumns {
  return {
    drawPath: new Int32Array(capacity).fill(-1),
    advance: new Float64Array(capacity),
    ltvUniform: new Float64Array(capacity),
    seniorUniform: new Float64Array(capacity),
    weightUniform: new Float64Array(capacity),
    suburbUniform: new Float64Array(capacity),
    zone: new Int32Array(capacity).fill(-1),
    ltv: new Float64Array(capacity),
    seniorLtv: new Float64Array(capacity),
    exitPath: new Int32Array(capacity).fill(-1),
    originationMonth: new Int32Array(capacity),
    exitZone: new Int32Array(capacity),
    exitAdvance: new Float64Array(capacity),
    exitLtv: new Float64Array(capacity),
    exitMonth: new Int32Array(capacity),
    cause: new Int32Array(capacity),
    maintenanceUniform: new Float64Array(capacity),
    valueFactor: new Float64Array(capacity),
  };
}

/** An empty table for the strategies that share it. */
function createLoanFates(market: MarketPath): LoanFates {
  return { path: -1, capacity: INITIAL_LOANS, hazards: createExitHazards(market), ...columns(INITIAL_LOANS) };
}

/** Makes room for loan number `loanNumber`; what was known is forgotten, and computed anew when asked for. */
export function growLoanFates(fates: LoanFates, loanNumber: number): void {
  while (fates.capacity <= loanNumber) fates.capacity *= 2;
  Object.assign(fates, columns(fates.capacity));
}

/** The table of the strategy among those of its market, made when it is the first of its kind. */
export function sharedLoanFates(market: MarketPath, { fateKey }: ResolvedPortfolio): LoanFates {
  const known = market.fates.get(fateKey);
  if (known !== undefined) return known;
  const fates = createLoanFates(market);
  market.fates.set(fateKey, fates);
  return fates;
}
