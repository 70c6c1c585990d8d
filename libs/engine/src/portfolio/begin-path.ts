import { fillDefaultHazards } from '../exit/default-hazards';
import { fillRateCovariate } from '../exit/vintage-hazards';
import type { PathState } from '../path-state';
import { generateMarket } from '../price-path/generate-market';

/**
 * Starts a path: no positions; the market generated, unless the (shared) buffers hold this path already; hazards of the path,
 * likewise. No allocation.
 */
export function beginPath(state: PathState, path: number): void {
  const { market, positions, fates } = state;
  state.path = path;
  state.purchase = state.programme;
  if (market.path !== path) {
    market.path = path;
    generateMarket(state.strategy, market);
  }
  positions.count = 0;
  state.liveCount = 0;
  state.liveCost = 0;
  state.liveCostByZone.fill(0);
  state.firstExit.fill(-1);
  state.firstCash.fill(-1);
  state.paidIfExited.fill(0);
  if (fates.path !== path) {
    fates.path = path;
    fates.hazards.vintage.fill(-1);
    fillRateCovariate(state);
    fillDefaultHazards(state);
  }
}
