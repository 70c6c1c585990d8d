import fc from 'fast-check';

import { normalCdf } from '../math/normal-cdf';
import { standardErrorsFrom } from '../math/sample-mean.fixture';
import type { PathState } from '../path-state';
import { acceptCandidate } from '../portfolio/accept-candidate';
import { beginPath } from '../portfolio/begin-path';
import { createPathState } from '../portfolio/create-path-state';
import { baseWith, type ConfigOverrides } from '../portfolio/portfolio.fixture';
import { resolvePortfolio } from '../resolve/resolve-portfolio';
import { drawCandidate } from './draw-candidate';
import { zoneByShortfall, zoneByWeight } from './zone-choice';

function stateOf(overrides: ConfigOverrides = {}): PathState {
  const state = createPathState(resolvePortfolio(baseWith(overrides)));
  beginPath(state, 7);
  return state;
}

function hold(state: PathState, costs: readonly number[]): PathState {
  state.liveCostByZone.set(costs);
  state.liveCost = costs.reduce((sum, cost) => sum + cost, 0);
  return state;
}

describe('a candidate', () => {
  it('keeps advance, LTV, senior and CLTV inside their bounds', () => {
    fc.assert(
      fc.property(
        fc.record({
          avg_loan_ltv: fc.double({ min: 0.1, max: 0.55, noNaN: true }),
          ltv_std_dev: fc.double({ min: 0, max: 0.5, noNaN: true }),
          senior_mortgage_ltv_mean: fc.double({ min: 0, max: 0.95, noNaN: true }),
          senior_mortgage_ltv_std_dev: fc.double({ min: 0, max: 0.5, noNaN: true }),
          max_cltv: fc.double({ min: 0.55, max: 1.2, noNaN: true }),
          loan_size_distribution: fc.constantFrom('truncated_normal' as const, 'lognormal' as const),
        }),
        (origination) => {
          const state = stateOf({ origination });
          for (let k = 0; k < 20; k++) {
            const advance = drawCandidate(state, k, 0);
            const { ltv, value, senior, seniorLtv } = state.candidate;
            expect(advance).toBeGreaterThanOrEqual(75_000);
            expect(advance).toBeLessThanOrEqual(500_000);
            expect(ltv).toBeGreaterThanOrEqual(0.1);
            expect(ltv).toBeLessThanOrEqual(0.55);
            expect(seniorLtv).toBeGreaterThanOrEqual(0);
            expect(ltv + seniorLtv).toBeLessThanOrEqual(origination.max_cltv + 1e-12);
            expect(value).toBe(advance / ltv);
            expect(senior).toBe(seniorLtv * value);
          }
        },
      ),
      { seed: 7, numRuns: 100 },
    );
  });

  it('has the same uniforms whatever its month and whatever was drawn before', () => {
    const alone = stateOf();
    drawCandidate(alone, 9, 4);
    const later = stateOf();
    for (let k = 0; k < 9; k++) drawCandidate(later, k, 1);
    drawCandidate(later, 9, 4);
    expect(later.candidate).toEqual(alone.candidate);
  });

  it('has no senior mortgage when the LTV leaves no room', () => {
    const state = stateOf({ origination: { max_cltv: 0.3, avg_loan_ltv: 0.3, ltv_std_dev: 0 } });
    drawCandidate(state, 0, 0);
    expect(state.candidate.senior).toBe(0);
  });

  it('draws the senior mortgage with the truncated mean', () => {
    const state = stateOf({ origination: { ltv_std_dev: 0 } });
    const values = Float64Array.from({ length: 4000 }, (_, k) => {
      drawCandidate(state, k, 0);
      return state.candidate.seniorLtv;
    });
    const [a, b] = [-2.5, 2];
    const density = (x: number): number => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
    const expected = 0.25 + (0.1 * (density(a) - density(b))) / (normalCdf(b) - normalCdf(a));
    expect(Math.abs(standardErrorsFrom(values, expected))).toBeLessThan(4);
  });
});

describe('zone by shortfall', () => {
  const even: ConfigOverrides = {
    zones: ['green', 'orange'],
    origination: { zone_allocations: { green: 0.5, orange: 0.5 } },
    price_path: {
      correlation_matrix: [
        [1, 0],
        [0, 1],
      ],
    },
  };

  it('is the one that lags its target most: the worked example of docs/model/origination.md', () => {
    expect(zoneByShortfall(hold(stateOf(even), [300, 200]), 100)).toBe(1);
  });

  it('is the first of equals', () => {
    expect(zoneByShortfall(stateOf(even), 100)).toBe(0);
  });

  it('with precision 1 keeps every zone within one loan of its target', () => {
    const state = stateOf({ origination: { zone_allocation_precision: 1 } });
    let largest = 0;
    for (let k = 0; k < 300; k++) {
      largest = Math.max(largest, drawCandidate(state, k, 0));
      acceptCandidate(state);
      for (const [z, target] of [0.5, 0.35, 0.15].entries()) {
        expect(Math.abs(state.liveCostByZone[z]! - target * state.liveCost)).toBeLessThanOrEqual(largest);
      }
    }
  });
});

describe('zone by weight', () => {
  it('follows the targets of an empty or balanced portfolio', () => {
    const state = stateOf();
    expect([0.1, 0.49, 0.51, 0.84, 0.86, 0.99].map((u) => zoneByWeight(state, u))).toEqual([0, 0, 1, 1, 2, 2]);
  });

  it('leans against a drift above the threshold: weights .4, .375, .225 of shares .7, .3, 0', () => {
    const state = hold(stateOf(), [70, 30, 0]);
    expect([0.39, 0.41, 0.774, 0.776].map((u) => zoneByWeight(state, u))).toEqual([0, 1, 1, 2]);
  });

  it('does not lean when rebalancing is off', () => {
    const state = hold(stateOf({ origination: { zone_rebalancing_enabled: false } }), [70, 30, 0]);
    expect([0.49, 0.51].map((u) => zoneByWeight(state, u))).toEqual([0, 1]);
  });

  it('never draws a zone without weight', () => {
    const state = stateOf({ origination: { zone_allocations: { green: 1, orange: 0, red: 0 } } });
    for (const u of [2 ** -33, 0.5, 1 - 2 ** -33]) expect(zoneByWeight(state, u)).toBe(0);
  });
});
