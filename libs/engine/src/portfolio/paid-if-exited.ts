import { evaluateClaim } from '../contract/claim';
import { paidOfClaim } from '../contract/paid';
import type { PathState } from '../path-state';

/** Adds the position to `into` [month] in each month of its life, m0 ≤ m < exit month. */
export function addPaidIfExited(state: PathState, row: number, into: Float64Array): void {
  const { contract } = state.strategy;
  if (contract.shareMethod === 'share_of_value') return addShareOfValue(state, row, into);
  const shareKnown = contract.shareMethod === 'pro_rata_ltv' || contract.shareMethod === 'fixed_rate';
  const interestTabulated = contract.interestCompounding === 'simple' || contract.riskSlope === 0;
  if (shareKnown && interestTabulated) addTabulated(state, row, into);
  else addEvaluated(state, row, into);
}

/** The tight loop for a share known at origination; the same arithmetic as `evaluateClaim` and `paidOfClaim`. */
function addTabulated(state: PathState, row: number, into: Float64Array): void {
  const { strategy, market, positions, claimCase } = state;
  const { contract } = strategy;
  if (contract.nonRecourse && !contract.capped && contract.floorMultiple === 0) return addPlain(state, row, into);
  const { interestByAge, capByAge, seniorByAge, depreciationShare, netOfSaleCost, nonRecourse } = contract;
  const { level } = market;
  const { advance, shareAtOrigination: share, startValue } = claimCase;
  const interestBase = contract.interestCompounding === 'simple' ? advance * claimCase.interestRate : advance;
  const floor = advance * contract.floorMultiple;
  const senior = positions.seniorAtOrigination[row]!;
  const origination = positions.originationMonth[row]!;
  const start = positions.indexRow[row]! * market.stride + origination;
  const unitValue = positions.valueAtOrigination[row]! / level[start]!;
  const ages = positions.exitMonth[row]! - origination;
  for (let a = 0; a < ages; a++) {
    const value = unitValue * level[start + a]!;
    const rise = value - startValue;
    let paid = advance + interestBase * interestByAge[a]! + (rise > 0 ? share : depreciationShare * share) * rise;
    if (paid < 0) paid = 0;
    const cap = advance * capByAge[a]!;
    if (paid > cap) paid = cap;
    if (paid < floor) paid = floor;
    if (nonRecourse) {
      const equity = value * netOfSaleCost - senior * seniorByAge[a]!;
      if (equity < paid) paid = equity > 0 ? equity : 0;
    }
    into[origination + a]! += paid;
  }
}

/** `addTabulated` without cap and floor: what they cost, they cost where they are on. */
function addPlain(state: PathState, row: number, into: Float64Array): void {
  const { strategy, market, positions, claimCase } = state;
  const { interestByAge, seniorByAge, depreciationShare, netOfSaleCost, interestCompounding } = strategy.contract;
  const { level } = market;
  const { advance, shareAtOrigination: share, startValue } = claimCase;
  const lossShare = depreciationShare * share;
  const interestBase = interestCompounding === 'simple' ? advance * claimCase.interestRate : advance;
  const senior = positions.seniorAtOrigination[row]!;
  const origination = positions.originationMonth[row]!;
  const start = positions.indexRow[row]! * market.stride + origination;
  const unitValue = positions.valueAtOrigination[row]! / level[start]!;
  const ages = positions.exitMonth[row]! - origination;
  for (let a = 0; a < ages; a++) {
    const value = unitValue * level[start + a]!;
    const rise = value - startValue;
    let paid = advance + interestBase * interestByAge[a]! + (rise > 0 ? share : lossShare) * rise;
    if (paid < 0) paid = 0;
    const equity = value * netOfSaleCost - senior * seniorByAge[a]!;
    if (equity < paid) paid = equity > 0 ? equity : 0;
    into[origination + a]! += paid;
  }
}

/** The tight loop for a claim that is a share of the value. */
function addShareOfValue({ strategy, market, positions }: PathState, row: number, into: Float64Array): void {
  const { shareByAge, capByAge, seniorByAge, floorMultiple, netOfSaleCost, nonRecourse } = strategy.contract;
  const { level } = market;
  const advance = positions.advance[row]!;
  const floor = advance * floorMultiple;
  const senior = positions.seniorAtOrigination[row]!;
  const origination = positions.originationMonth[row]!;
  const start = positions.indexRow[row]! * market.stride + origination;
  const unitValue = positions.valueAtOrigination[row]! / level[start]!;
  const ages = positions.exitMonth[row]! - origination;
  for (let a = 0; a < ages; a++) {
    const value = unitValue * level[start + a]!;
    let paid = shareByAge[a]! * value;
    const cap = advance * capByAge[a]!;
    if (paid > cap) paid = cap;
    if (paid < floor) paid = floor;
    if (nonRecourse) {
      const equity = value * netOfSaleCost - senior * seniorByAge[a]!;
      if (equity < paid) paid = equity > 0 ? equity : 0;
    }
    into[origination + a]! += paid;
  }
}

/** Any contract, by the functions of the exit itself. */
function addEvaluated(state: PathState, row: number, into: Float64Array): void {
  const { strategy, market, positions, claimCase } = state;
  const { contract } = strategy;
  const origination = positions.originationMonth[row]!;
  const start = positions.indexRow[row]! * market.stride + origination;
  const unitValue = positions.valueAtOrigination[row]! / market.level[start]!;
  const ages = positions.exitMonth[row]! - origination;
  for (let a = 0; a < ages; a++) {
    const value = unitValue * market.level[start + a]!;
    claimCase.age = a;
    claimCase.value = value;
    evaluateClaim(contract, claimCase);
    const seniorBalance = positions.seniorAtOrigination[row]! * contract.seniorByAge[a]!;
    into[origination + a]! += paidOfClaim(contract, { claim: claimCase.claim, value, seniorBalance });
  }
}
