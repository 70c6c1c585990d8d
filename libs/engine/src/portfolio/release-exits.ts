import type { PathState } from '../path-state';

/**
 * Takes the positions that exit in `month` out of the live portfolio; call it once per month, in order, before the month's
 * candidates. Returns how many there were; list them by `firstExit` and `nextExit`.
 */
export function releaseExits(state: PathState, month: number): number {
  const { positions, liveCostByZone } = state;
  let released = 0;
  for (let row = state.firstExit[month]!; row !== -1; row = positions.nextExit[row]!) {
    const cost = positions.advance[row]!;
    state.liveCost -= cost;
    liveCostByZone[positions.zone[row]!]! -= cost;
    released++;
  }
  state.liveCount -= released;
  if (released > 0 && state.liveCount === 0) {
    state.liveCost = 0;
    liveCostByZone.fill(0);
  }
  return released;
}
