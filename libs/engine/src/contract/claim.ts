import { interestFactor, type ResolvedContract } from '../resolve/resolve-contract';
import { BINDING_CAP, BINDING_FLOOR, BINDING_NONE } from './binding';
import { tieredAppreciation } from './tiered-share';

/** A claim to evaluate: `evaluateClaim` reads the first group of fields and writes the second. */
export interface ClaimCase {
  /** Advance I. */
  advance: number;
  /** Interest rate i of the position, risk pricing included. */
  interestRate: number;
  /** α fixed at origination (`pro_rata_ltv`, `fixed_rate`). */
  shareAtOrigination: number;
  /** K: appraised value less the discount. */
  startValue: number;
  /** Age a in months. */
  age: number;
  /** Value V the claim is computed on. */
  value: number;

  /** J. */
  interest: number;
  /** α applied; effective for `tiered`: Σ tiers/(V − K). */
  appreciationShare: number;
  /** Amount of the share: step 1 less I and J, before its bound at 0. */
  appreciation: number;
  /** After step 1. */
  uncappedClaim: number;
  /** Cap of step 2; Infinity without a cap. */
  capAmount: number;
  /** After steps 2 and 3. */
  claim: number;
  /** Code of `BINDINGS`: none, cap or floor. */
  binding: number;
}

/** A case with nothing in it. */
export function createClaimCase(): ClaimCase {
  return {
    advance: 0,
    interestRate: 0,
    shareAtOrigination: 0,
    startValue: 0,
    age: 0,
    value: 0,
    interest: 0,
    appreciationShare: 0,
    appreciation: 0,
    uncappedClaim: 0,
    capAmount: 0,
    claim: 0,
    binding: BINDING_NONE,
  };
}

/** Interest rate of a position: max(rate + slope·(LTV − reference), 0). */
export function positionInterestRate(contract: ResolvedContract, ltv: number): number {
  const rate = contract.interestRate + contract.riskSlope * (ltv - contract.riskReference);
  return rate > 0 ? rate : 0;
}

/** α known at origination, clamped: LTV × multiplier, or the fixed rate; 0 for the methods that find it at exit. */
export function shareAtOrigination(contract: ResolvedContract, ltv: number): number {
  switch (contract.shareMethod) {
    case 'pro_rata_ltv': {
      const share = ltv * contract.shareMultiplier;
      return share < contract.minShare ? contract.minShare : share > contract.maxShare ? contract.maxShare : share;
    }
    case 'fixed_rate':
      return contract.fixedShare;
    case 'tiered':
    case 'share_of_value':
      return 0;
  }
}

/** Interest J owed at the age of the case. */
function interestOwed(contract: ResolvedContract, c: ClaimCase): number {
  const byAge = contract.interestByAge[c.age]!;
  if (contract.interestCompounding === 'simple') return c.advance * c.interestRate * byAge;
  if (contract.riskSlope === 0) return c.advance * byAge;
  return c.advance * interestFactor({ compounding: contract.interestCompounding, rate: c.interestRate }, c.age);
}

/**
 * What the homeowner owes, before non-recourse: (1) claim = max(I + J + α·max(V − K, 0) − d·α·max(K − V, 0), 0), or α·V
 * under `share_of_value`; (2) cap; (3) floor, which wins when they cross.
 *
 * Source: `docs/model/contract.md`. Verified by `claim.spec.ts` (Point's published calculator).
 */
export function evaluateClaim(contract: ResolvedContract, c: ClaimCase): void {
  if (contract.shareMethod === 'share_of_value') {
    c.interest = 0;
    c.appreciationShare = contract.shareByAge[c.age]!;
    c.uncappedClaim = c.appreciationShare * c.value;
    c.appreciation = c.uncappedClaim - c.advance;
  } else {
    c.interest = interestOwed(contract, c);
    const rise = c.value - c.startValue;
    if (contract.shareMethod === 'tiered') {
      const gain = rise > 0 ? tieredAppreciation(contract, c) : 0;
      c.appreciationShare = rise > 0 ? gain / rise : contract.tierShares[0]!;
      c.appreciation = rise > 0 ? gain : contract.depreciationShare * c.appreciationShare * rise;
    } else {
      c.appreciationShare = c.shareAtOrigination;
      c.appreciation = (rise > 0 ? c.appreciationShare : contract.depreciationShare * c.appreciationShare) * rise;
    }
    const claim = c.advance + c.interest + c.appreciation;
    c.uncappedClaim = claim > 0 ? claim : 0;
  }
  c.capAmount = c.advance * contract.capByAge[c.age]!;
  c.claim = c.uncappedClaim;
  c.binding = BINDING_NONE;
  if (c.claim > c.capAmount) {
    c.claim = c.capAmount;
    c.binding = BINDING_CAP;
  }
  const floor = c.advance * contract.floorMultiple;
  if (c.claim < floor) {
    c.claim = floor;
    c.binding = BINDING_FLOOR;
  }
}
