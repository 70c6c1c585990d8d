import type { PathState } from '../path-state';

/**
 * Zone with the largest shortfall target·(total + advance) − held, by cost of live positions; ties go to the first in the
 * list. Example: targets .5/.5, held 300/200, advance 100: shortfalls 0 and 100, so the second.
 */
export function zoneByShortfall(state: PathState, advance: number): number {
  const { liveCostByZone } = state;
  const { targets } = state.purchase;
  const total = state.liveCost + advance;
  let best = 0;
  let largest = Number.NEGATIVE_INFINITY;
  for (let z = 0; z < targets.length; z++) {
    const shortfall = targets[z]! * total - liveCostByZone[z]!;
    if (shortfall > largest) {
      largest = shortfall;
      best = z;
    }
  }
  return best;
}

/**
 * Zone at the uniform `u` by weights: the targets, or, once some |share − target| exceeds the drift threshold,
 * max(target + strength·(target − share), 0). An empty portfolio has not drifted.
 */
export function zoneByWeight(state: PathState, u: number): number {
  const { liveCost, liveCostByZone, strategy } = state;
  const { targets } = state.purchase;
  const { rebalancingStrength, driftThreshold } = strategy.origination;
  const zones = targets.length;
  let strength = 0;
  if (liveCost > 0) {
    for (let z = 0; z < zones; z++) {
      if (Math.abs(liveCostByZone[z]! / liveCost - targets[z]!) > driftThreshold) strength = rebalancingStrength;
    }
  }
  let sum = 0;
  for (let z = 0; z < zones; z++) sum += zoneWeight(state, strength, z);
  let below = 0;
  let last = 0;
  for (let z = 0; z < zones; z++) {
    const w = zoneWeight(state, strength, z);
    if (w === 0) continue;
    below += w;
    last = z;
    if (u * sum < below) return z;
  }
  return last;
}

function zoneWeight({ liveCost, liveCostByZone, purchase }: PathState, strength: number, zone: number): number {
  const target = purchase.targets[zone]!;
  if (strength === 0) return target;
  return Math.max(target + strength * (target - liveCostByZone[zone]! / liveCost), 0);
}
