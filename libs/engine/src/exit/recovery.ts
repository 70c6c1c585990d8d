import type { ResolvedRecovery } from '../resolve/resolve-exit';

/** A default to recover from; value and senior balance are those of the default month. */
export interface DefaultCase {
  readonly zone: number;
  readonly claim: number;
  /** Value of the home, maintenance shortfall taken off. */
  readonly value: number;
  readonly seniorBalance: number;
}

/**
 * Cash that a default brings after the foreclosure lag. Structural: min(claim, max(V(1 − distress)(1 − foreclosure cost) −
 * senior − carrying·V·lag/12, 0)); fixed: the zone's rate × claim.
 *
 * Example: V = 500,000, distress 15%, cost 6%, carrying 2% for 12 months, senior 200,000, claim 180,000: 399,500 −
 * 200,000 − 10,000 = 189,500, so 180,000. Source: `docs/model/exit.md`. Verified by `recovery.spec.ts`.
 */
export function recoveryOfDefault(recovery: ResolvedRecovery, c: DefaultCase): number {
  if (recovery.model === 'fixed') return recovery.rates[c.zone]! * c.claim;
  const equity = c.value * recovery.netOfForeclosure - c.seniorBalance - c.value * recovery.carrying;
  if (equity >= c.claim) return c.claim;
  return equity > 0 ? equity : 0;
}
