import type { ClaimCase } from './contract/claim';
import type { ExitDraw } from './exit/exit-draw';
import type { Candidate } from './origination/candidate';
import type { PurchaseTerms } from './origination/purchase-terms';
import type { LoanFates } from './portfolio/loan-fates';
import type { Positions } from './positions';
import type { MarketPath } from './price-path/market-path';
import type { ResolvedPortfolio } from './resolve/resolve-portfolio';

/** Value of the positions of one zone alone, and of those of some of its suburbs; months as in the owner's arrays. */
export interface GreenValue {
  readonly zone: number;
  /** [month] */
  readonly byMonth: Float64Array;
  /** Whether a suburb is graded [suburb], and the value of positions in those that are [month]; null without an over-advance. */
  readonly graded: { readonly suburbs: Uint8Array; readonly byMonth: Float64Array } | null;
}

/**
 * The portfolio of one strategy on one path, between the portfolio phases and the fund's month loop.
 *
 * Use, per path: `beginPath(state, path)`; then per month m, in this order, `releaseExits(state, m)` (step 1 of the
 * month), `drawCandidate` / `acceptCandidate` while the programme buys (step 6), `paidIfExitedNow(state, m)` (NAV at the
 * end of the month). All fates are known at acceptance, because they depend on the market alone: exit month, cause, cash
 * month and cash of a position never change afterwards, and nothing else moves them.
 *
 * Several states may share one `market`: give the same buffers to `createPathState`.
 */
export interface PathState {
  readonly strategy: ResolvedPortfolio;
  readonly market: MarketPath;
  readonly positions: Positions;
  readonly candidate: Candidate;
  /** Terms of the programme. */
  readonly programme: PurchaseTerms;
  /** Terms on which candidates are drawn now. */
  purchase: PurchaseTerms;
  /** Path that is simulated; −1 before the first. */
  path: number;
  /** Positions accepted and not released. */
  liveCount: number;
  /** Cost (advances) of positions accepted and not released. */
  liveCost: number;
  /** The same by zone [zone]. */
  readonly liveCostByZone: Float64Array;
  /** First position (by acceptance) that exits in a month [month]; −1 none; continue with `positions.nextExit`. */
  readonly firstExit: Int32Array;
  /** Last one, for appending [month]. */
  readonly lastExit: Int32Array;
  /** First position (by acceptance) whose cash arrives in a month [month]; −1 none; continue with `positions.nextCash`. */
  readonly firstCash: Int32Array;
  /** Last one, for appending [month]. */
  readonly lastCash: Int32Array;
  /** Σ paid if exited now over positions live at the end of a month [month]; read it through `paidIfExitedNow`. */
  readonly paidIfExited: Float64Array;
  /** The same for positions that somebody lends on; null when nobody does. */
  greenValue: GreenValue | null;
  /** Draws and exits of the path's loans, shared with strategies that draw and exit alike. */
  readonly fates: LoanFates;
  /** Scratch: the exit being drawn. */
  readonly exitDraw: ExitDraw;
  /** Scratch: the claim being evaluated. */
  readonly claimCase: ClaimCase;
  /** Scratch: four random words. */
  readonly words: Uint32Array;
}
