import { BINDING_NON_RECOURSE } from '../contract/binding';
import { evaluateClaim } from '../contract/claim';
import { paidOfClaim } from '../contract/paid';
import { CAUSE_DEFAULT, CAUSE_FUND_END } from '../exit/exit-cause';
import { recoveryOfDefault } from '../exit/recovery';
import type { PathState } from '../path-state';

/**
 * Claim and cash of a position whose exit is known: maintenance shortfall, the contract, then non-recourse, recovery of a
 * default, or the discount of the fund's end. `state.claimCase` holds the position's terms.
 */
export function settlePosition(state: PathState, row: number): void {
  const { strategy, market, positions, claimCase } = state;
  const { contract, exit } = strategy;
  const exitMonth = positions.exitMonth[row]!;
  const age = exitMonth - positions.originationMonth[row]!;
  const cause = positions.cause[row]!;
  const shortfall = positions.maintenanceShortfall[row]!;
  const value = positions.valueAtExit[row]! * (1 - shortfall);
  claimCase.age = age;
  claimCase.value = shortfall === 0 ? value : positions.valueAtExit[row]! * contract.maintenanceClaimFactor;
  evaluateClaim(contract, claimCase);
  const { claim } = claimCase;
  const seniorBalance = positions.seniorAtOrigination[row]! * contract.seniorByAge[age]!;
  let { binding } = claimCase;
  let paid = 0;
  let cashMonth = exitMonth;
  if (cause === CAUSE_DEFAULT) {
    paid = recoveryOfDefault(exit.recovery, { zone: positions.zone[row]!, claim, value, seniorBalance });
    cashMonth = Math.min(exitMonth + exit.recovery.lagMonths, market.horizonMonths);
  } else {
    paid = paidOfClaim(contract, { claim, value, seniorBalance });
    if (paid < claim) binding = BINDING_NON_RECOURSE;
    if (cause === CAUSE_FUND_END) paid *= exit.fundEndFactor;
  }
  positions.interest[row] = claimCase.interest;
  positions.appreciationShare[row] = claimCase.appreciationShare;
  positions.appreciation[row] = claimCase.appreciation;
  positions.uncappedClaim[row] = claimCase.uncappedClaim;
  positions.capAmount[row] = claimCase.capAmount;
  positions.claim[row] = claim;
  positions.binding[row] = binding;
  positions.seniorAtExit[row] = seniorBalance;
  positions.paid[row] = paid;
  positions.cashMonth[row] = cashMonth;
}
