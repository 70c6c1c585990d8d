import { createClaimCase } from '../contract/claim';
import { createExitDraw } from '../exit/exit-draw';
import { createCandidate } from '../origination/candidate';
import { programmeTerms } from '../origination/purchase-terms';
import type { PathState } from '../path-state';
import { createPositions } from '../positions';
import { createMarketPath, type MarketPath } from '../price-path/market-path';
import type { ResolvedPortfolio } from '../resolve/resolve-portfolio';
import { sharedLoanFates } from './loan-fates';

/** Rows that positions start with; they grow when a path needs more. */
const INITIAL_POSITIONS = 512;

/**
 * Buffers for one strategy. Give `market` to share the market of a path between strategies that resolve to the same market,
 * interest rate, horizon and seed; those that also draw and exit alike (`fateKey`) then share the loans' fates too.
 */
export function createPathState(strategy: ResolvedPortfolio, market?: MarketPath): PathState {
  const shared = market ?? createMarketPath(strategy.market);
  const { stride, zoneCount } = shared;
  const programme = programmeTerms(strategy.origination);
  return {
    strategy,
    market: shared,
    positions: createPositions(INITIAL_POSITIONS),
    candidate: createCandidate(),
    programme,
    purchase: programme,
    path: -1,
    liveCount: 0,
    liveCost: 0,
    liveCostByZone: new Float64Array(zoneCount),
    firstExit: new Int32Array(stride),
    lastExit: new Int32Array(stride),
    firstCash: new Int32Array(stride),
    lastCash: new Int32Array(stride),
    paidIfExited: new Float64Array(stride),
    greenValue: null,
    fates: sharedLoanFates(shared, strategy),
    exitDraw: createExitDraw(),
    claimCase: createClaimCase(),
    words: new Uint32Array(4),
  };
}
