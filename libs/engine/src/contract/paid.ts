import type { ResolvedContract } from '../resolve/resolve-contract';

/** What step 4 compares. */
export interface PaymentCase {
  readonly claim: number;
  /** Value of the home, maintenance shortfall taken off. */
  readonly value: number;
  readonly seniorBalance: number;
}

/**
 * What is paid of a claim in every exit but a default: min(claim, max(V(1 − sale_cost) − senior, 0)) when non-recourse,
 * else the claim. Source: `docs/model/contract.md`.
 */
export function paidOfClaim(contract: ResolvedContract, { claim, value, seniorBalance }: PaymentCase): number {
  if (!contract.nonRecourse) return claim;
  const equity = value * contract.netOfSaleCost - seniorBalance;
  if (equity >= claim) return claim;
  return equity > 0 ? equity : 0;
}
