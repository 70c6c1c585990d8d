import { createClaimCase } from '../contract/claim';
import { createExitDraw } from '../exit/exit-draw';
import { createCandidate } from '../origination/candidate';
import type { PathState } from '../path-state';
import { createPositions } from '../positions';
import { createMarketPath, type MarketPath } from '../price-path/market-path';
import type { ResolvedPortfolio } from '../resolve/resolve-portfolio';

/** Rows that positions start with; they grow when a path needs more. */
const INITIAL_POSITIONS = 512;

/**
 * Buffers for one strategy. Give `market` to share the market of a path between strategies that resolve to the same market,
 * interest rate, horizon and seed.
 */
export function createPathState(strategy: ResolvedPortfolio, market?: MarketPath): PathState {
  const shared = market ?? createMarketPath(strategy.market);
  const { stride, zoneCount } = shared;
  const cells = zoneCount * stride;
  return {
    strategy,
    market: shared,
    positions: createPositions(INITIAL_POSITIONS),
    candidate: createCandidate(),
    path: -1,
    liveCount: 0,
    liveCost: 0,
    liveCostByZone: new Float64Array(zoneCount),
    firstExit: new Int32Array(stride),
    lastExit: new Int32Array(stride),
    firstCash: new Int32Array(stride),
    lastCash: new Int32Array(stride),
    paidIfExited: new Float64Array(stride),
    defaultHazard: new Float64Array(cells),
    rateCovariate: new Float64Array(stride),
    cellMonth: new Int32Array(zoneCount),
    cellAge: new Int32Array(zoneCount),
    cellSale: new Float64Array(cells),
    cellRefinance: new Float64Array(cells),
    cellDefault: new Float64Array(cells),
    cellCumulative: new Float64Array(cells),
    exitDraw: createExitDraw(),
    claimCase: createClaimCase(),
    words: new Uint32Array(4),
  };
}
