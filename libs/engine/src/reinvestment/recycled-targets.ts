import type { PathState } from '../path-state';
import { pastGain } from './past-gain';
import type { Recycling } from './recycling';

/** Months over which a zone's gain is looked at when opportunistic. */
const YEAR = 12;

/**
 * Fills the targets of recycled positions for `month`: the allocation (times the preferences when custom); when
 * opportunistic, of the zones alone whose past gain reaches the threshold; then the tilt. Returns whether any zone is left:
 * without one the money waits. Source: `docs/model/reinvestment.md`.
 */
export function fillRecycledTargets({ terms, purchase }: Recycling, { market }: PathState, month: number): boolean {
  const { targets } = purchase;
  targets.set(terms.targets);
  if (terms.strategy === 'opportunistic') {
    for (let z = 0; z < targets.length; z++) {
      if (pastGain(market, z, { month, months: YEAR }) < terms.opportunisticThreshold) targets[z] = 0;
    }
  }
  if (!scaleToOne(targets)) return false;
  if (terms.tilt === null) return true;
  const { lookbackMonths: months, weight, bound } = terms.tilt;
  let average = 0;
  for (let z = 0; z < targets.length; z++) average += targets[z]! * pastGain(market, z, { month, months });
  for (let z = 0; z < targets.length; z++) {
    if (targets[z] === 0) continue;
    const shift = weight * (pastGain(market, z, { month, months }) - average);
    targets[z] = Math.max(targets[z]! + Math.min(Math.max(shift, -bound), bound), 0);
  }
  return scaleToOne(targets);
}

/** Scales weights to the sum 1; false when they are all 0. */
function scaleToOne(weights: Float64Array): boolean {
  let sum = 0;
  for (let z = 0; z < weights.length; z++) sum += weights[z]!;
  if (!(sum > 0)) return false;
  for (let z = 0; z < weights.length; z++) weights[z] = weights[z]! / sum;
  return true;
}

/** Whether the live portfolio is further from some recycled target than the threshold of `rebalance`. */
export function hasGap({ terms, purchase }: Recycling, { liveCost, liveCostByZone }: PathState): boolean {
  if (terms.strategy !== 'rebalance' || !(liveCost > 0)) return false;
  const { targets } = purchase;
  for (let z = 0; z < targets.length; z++) {
    if (Math.abs(liveCostByZone[z]! / liveCost - targets[z]!) > terms.rebalanceThreshold) return true;
  }
  return false;
}
