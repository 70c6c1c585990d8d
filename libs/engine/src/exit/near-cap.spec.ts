import type { SimulationConfig } from '@ihome/config';
import { evaluateClaim, positionInterestRate, shareAtOrigination } from '../contract/claim';
import { drawCandidate } from '../origination/draw-candidate';
import type { PathState } from '../path-state';
import { beginPath } from '../portfolio/begin-path';
import { createPathState } from '../portfolio/create-path-state';
import { baseWith } from '../portfolio/portfolio.fixture';
import { resolvePortfolio } from '../resolve/resolve-portfolio';
import { fillNearCap } from './near-cap';

const LAST_AGE = 100;
const LOANS = 40;

/** A portfolio whose candidate and claim terms are those of a loan of path 3. */
function candidateOf(contract: Partial<SimulationConfig['contract']>, loan: number): PathState {
  const state = createPathState(resolvePortfolio(baseWith({ contract: { return_cap_annual: 0.2, ...contract } })));
  beginPath(state, 3);
  drawCandidate(state, loan, 12);
  const { candidate, claimCase, strategy } = state;
  claimCase.advance = candidate.advance;
  claimCase.interestRate = positionInterestRate(strategy.contract, candidate.ltv);
  claimCase.shareAtOrigination = shareAtOrigination(strategy.contract, candidate.ltv);
  claimCase.startValue = candidate.value * strategy.contract.startFactor;
  return state;
}

/** By the contract itself. */
function expected({ candidate, claimCase, market, strategy }: PathState): number[] {
  const start = candidate.zone * market.stride + candidate.month;
  return Array.from({ length: LAST_AGE + 1 }, (_, age) => {
    claimCase.age = age;
    claimCase.value = (candidate.value * market.level[start + age]!) / market.level[start]!;
    evaluateClaim(strategy.contract, claimCase);
    return claimCase.uncappedClaim >= 0.9 * claimCase.capAmount ? 1 : 0;
  });
}

const CONTRACTS: Record<string, Partial<SimulationConfig['contract']>> = {
  'a share pro rata to LTV': { share_multiplier: 2 },
  'a fixed share with risk pricing': { appreciation_share_method: 'fixed_rate', risk_pricing_ltv_slope: 0.3 },
  'a shared loss over a lowered start value': { depreciation_share: 1, property_value_discount_rate: 0.2 },
  'interest compounded by the year': { interest_compounding: 'annual' },
  'interest compounded by the month, with risk pricing': {
    interest_compounding: 'monthly',
    risk_pricing_ltv_slope: 0.3,
  },
  'marginal tiers': { appreciation_share_method: 'tiered' },
  'a share of value in steps': {
    appreciation_share_method: 'share_of_value',
    appreciation_share: 0.2,
    share_steps: [
      { from_year: 2, share: 0.4 },
      { from_year: 5, share: 0.6 },
    ],
  },
};

describe('fillNearCap', () => {
  it.each(Object.keys(CONTRACTS))('says what the contract says: %s', (name) => {
    let near = 0;
    for (let loan = 0; loan < LOANS; loan++) {
      const state = candidateOf(CONTRACTS[name] ?? {}, loan);
      const byContract = expected(state);
      state.fates.hazards.nearCap.fill(2);
      fillNearCap(state, 0, 60);
      fillNearCap(state, 61, LAST_AGE);
      expect([...state.fates.hazards.nearCap.subarray(0, LAST_AGE + 1)]).toEqual(byContract);
      near += byContract.reduce((sum, flag) => sum + flag, 0);
    }
    // Both answers occur.
    expect(near).toBeGreaterThan(0);
    expect(near).toBeLessThan(LOANS * (LAST_AGE + 1));
  });
});
