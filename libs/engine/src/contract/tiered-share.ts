import type { ResolvedContract } from '../resolve/resolve-contract';

/** K and V of a rise; a `ClaimCase` is one. */
export interface AppreciationSpan {
  readonly startValue: number;
  readonly value: number;
}

/**
 * The fund's part of a rise from K to V > K: Σ_j s_j·K·(part of V/K − 1 in bracket j), marginal as tax brackets are.
 *
 * Example: shares .4/.35/.3/.25 with bounds .2/.5/1, K = 100, V = 180: .4·20 + .35·30 + .3·30 = 27.5. Verified by
 * `claim.spec.ts`.
 */
export function tieredAppreciation(contract: ResolvedContract, { startValue, value }: AppreciationSpan): number {
  const { tierThresholds, tierShares } = contract;
  const rise = value / startValue - 1;
  let sum = 0;
  let below = 0;
  for (let j = 0; j < tierShares.length; j++) {
    const bound = j < tierThresholds.length ? tierThresholds[j]! : Number.POSITIVE_INFINITY;
    const top = rise < bound ? rise : bound;
    if (top <= below) break;
    sum += tierShares[j]! * startValue * (top - below);
    below = top;
  }
  return sum;
}
