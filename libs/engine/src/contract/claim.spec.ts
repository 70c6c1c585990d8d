import fc from 'fast-check';

import { exp } from '../math/exp';
import { normalQuantile } from '../math/normal-quantile';
import { calmWith, type ConfigOverrides } from '../portfolio/portfolio.fixture';
import { type ResolvedContract, resolveContract } from '../resolve/resolve-contract';
import { BINDING_CAP, BINDING_FLOOR, BINDING_NONE } from './binding';
import { type ClaimCase, createClaimCase, evaluateClaim, positionInterestRate, shareAtOrigination } from './claim';

type Terms = ConfigOverrides['contract'];

const contractWith = (contract: Terms): ResolvedContract =>
  resolveContract(calmWith({ contract: { ...contract } }), 180);

/** A home at exit. */
interface Exit {
  readonly advance: number;
  readonly value0: number;
  readonly value: number;
  readonly age: number;
}

function claimOf(contract: ResolvedContract, { advance, value0, value, age }: Exit): ClaimCase {
  const ltv = advance / value0;
  const claim: ClaimCase = {
    ...createClaimCase(),
    advance,
    interestRate: positionInterestRate(contract, ltv),
    shareAtOrigination: shareAtOrigination(contract, ltv),
    startValue: value0 * contract.startFactor,
    age,
    value,
  };
  evaluateClaim(contract, claim);
  return claim;
}

/** Point's published calculator: 25% of the change over a start value lowered by 10%, losses shared. */
const POINT: Terms = {
  simple_interest_rate: 0,
  appreciation_share_method: 'fixed_rate',
  appreciation_share: 0.25,
  property_value_discount_rate: 0.1,
  depreciation_share: 1,
};

describe('published contracts', () => {
  it.each([
    [1_216_700, 179_175],
    [1_338_200, 209_550],
    [1_000_000, 125_000],
    [750_000, 62_500],
  ])('a home worth %d owes %d', (value, owed) => {
    const home = { advance: 100_000, value0: 1_000_000, value, age: 120 };
    expect(claimOf(contractWith(POINT), home).claim).toBeCloseTo(owed, 6);
  });

  it.each([
    ['uncapped', null, 212_571.09, 0],
    ['capped at 18% a year', 0.18, 209_527.9, 0.028028],
  ] as const)('%s: expectation over a lognormal home value', (_, cap, expected, capProbability) => {
    const contract = contractWith({ ...POINT, return_cap_annual: cap, return_cap_compounding: 'annual' });
    const deviation = 0.12 * Math.sqrt(10);
    const steps = 100_000;
    let sum = 0;
    let capped = 0;
    for (let i = 0; i < steps; i++) {
      const value = 1_000_000 * exp(0.3 - (deviation * deviation) / 2 + deviation * normalQuantile((i + 0.5) / steps));
      const claim = claimOf(contract, { advance: 100_000, value0: 1_000_000, value, age: 120 });
      sum += claim.claim;
      if (claim.binding === BINDING_CAP) capped++;
    }
    expect(Math.abs(sum / steps - expected)).toBeLessThan(1);
    expect(Math.abs(capped / steps - capProbability)).toBeLessThan(1.1 / steps);
  });
});

describe('interest', () => {
  const home = { advance: 100_000, value0: 400_000, value: 400_000, age: 120 };

  it.each([
    ['simple', 50_000],
    ['annual', 62_889.46],
    ['monthly', 64_700.95],
  ] as const)('%s at 5% over ten years is %d', (interest_compounding, owed) => {
    expect(claimOf(contractWith({ interest_compounding }), home).interest).toBeCloseTo(owed, 2);
  });

  it.each(['simple', 'annual', 'monthly'] as const)(
    '%s with risk pricing at the reference is that without it',
    (interest_compounding) => {
      const priced = contractWith({
        interest_compounding,
        risk_pricing_ltv_slope: 0.1,
        risk_pricing_ltv_reference: 0.25,
      });
      const plain = claimOf(contractWith({ interest_compounding }), home).interest;
      expect(claimOf(priced, home).interest).toBeCloseTo(plain, 8);
    },
  );

  it('risk pricing adds slope·(LTV − reference) and never goes below 0', () => {
    const contract = contractWith({ risk_pricing_ltv_slope: 0.2, risk_pricing_ltv_reference: 0.3 });
    expect(positionInterestRate(contract, 0.4)).toBeCloseTo(0.07, 15);
    expect(positionInterestRate(contract, 0.01)).toBe(0);
  });
});

describe('share', () => {
  it('pro rata is LTV × multiplier, clamped', () => {
    const contract = contractWith({ share_multiplier: 1.5, min_appreciation_share: 0.2, max_appreciation_share: 0.5 });
    expect([0.1, 0.3, 0.4].map((ltv) => shareAtOrigination(contract, ltv).toFixed(4))).toEqual([
      '0.2000',
      '0.4500',
      '0.5000',
    ]);
  });

  it('tiered is marginal as tax brackets are: .4·20 + .35·30 + .3·30 = 27.5', () => {
    const contract = contractWith({ appreciation_share_method: 'tiered', simple_interest_rate: 0 });
    const claim = claimOf(contract, { advance: 30, value0: 100, value: 180, age: 60 });
    expect(claim.claim).toBeCloseTo(57.5, 12);
    expect(claim.appreciation).toBeCloseTo(27.5, 12);
    expect(claim.appreciationShare).toBeCloseTo(27.5 / 80, 12);
  });

  it('tiered with equal shares is a fixed rate', () => {
    const equal = { tiered_appreciation_shares: [0.3, 0.3, 0.3, 0.3], depreciation_share: 0.5 } as const;
    const tiered = contractWith({ ...equal, appreciation_share_method: 'tiered' });
    const fixed = contractWith({
      appreciation_share_method: 'fixed_rate',
      appreciation_share: 0.3,
      depreciation_share: 0.5,
    });
    for (const value of [50, 90, 100, 115, 170, 400]) {
      const home = { advance: 30, value0: 100, value, age: 60 };
      expect(claimOf(tiered, home).claim).toBeCloseTo(claimOf(fixed, home).claim, 12);
    }
  });

  it('of value steps up when the age reaches a step, and knows no interest', () => {
    const contract = contractWith({
      appreciation_share_method: 'share_of_value',
      appreciation_share: 0.1,
      share_steps: [
        { from_year: 3, share: 0.15 },
        { from_year: 5, share: 0.2 },
      ],
    });
    const home = { advance: 100_000, value0: 1_000_000, value: 1_200_000 };
    const claims = [35, 36, 59, 60].map((age) => Math.round(claimOf(contract, { ...home, age }).claim));
    expect(claims).toEqual([120_000, 180_000, 180_000, 240_000]);
    expect(claimOf(contract, { ...home, age: 60 }).interest).toBe(0);
  });

  it('of a loss is shared by the first tier, and the claim stays at least 0', () => {
    const contract = contractWith({
      appreciation_share_method: 'tiered',
      depreciation_share: 1,
      simple_interest_rate: 0,
    });
    expect(claimOf(contract, { advance: 30, value0: 100, value: 60, age: 60 }).claim).toBeCloseTo(30 - 0.4 * 40, 12);
    expect(claimOf(contract, { advance: 30, value0: 100, value: 1, age: 60 }).claim).toBe(0);
  });
});

describe('cap and floor', () => {
  const home = { advance: 100_000, value0: 300_000, value: 600_000, age: 120 };

  it.each([
    ['monthly', 181_939.67],
    ['annual', 179_084.77],
  ] as const)('a cap of 6% compounding %s allows %d after ten years', (return_cap_compounding, most) => {
    const claim = claimOf(contractWith({ return_cap_annual: 0.06, return_cap_compounding }), home);
    expect(claim.claim).toBeCloseTo(most, 2);
    expect(claim.binding).toBe(BINDING_CAP);
    expect(claim.uncappedClaim).toBeGreaterThan(claim.claim);
  });

  it('the floor wins when they cross', () => {
    const claim = claimOf(contractWith({ return_cap_annual: 0.01, minimum_multiple: 1.5 }), home);
    expect(claim.claim).toBe(150_000);
    expect(claim.binding).toBe(BINDING_FLOOR);
  });

  it('that do not bind leave the claim alone, bit for bit', () => {
    const free = claimOf(contractWith({}), home);
    const loose = claimOf(contractWith({ return_cap_annual: 1, minimum_multiple: 0 }), home);
    expect(loose.claim).toBe(free.claim);
    expect([free.binding, free.capAmount]).toEqual([BINDING_NONE, Number.POSITIVE_INFINITY]);
  });
});

describe('laws of every contract', () => {
  const terms = fc.record({
    appreciation_share_method: fc.constantFrom(
      'pro_rata_ltv' as const,
      'fixed_rate' as const,
      'tiered' as const,
      'share_of_value' as const,
    ),
    interest_compounding: fc.constantFrom('simple' as const, 'annual' as const, 'monthly' as const),
    depreciation_share: fc.double({ min: 0, max: 1, noNaN: true }),
    property_value_discount_rate: fc.double({ min: 0, max: 0.5, noNaN: true }),
    return_cap_annual: fc.oneof(fc.constant(null), fc.double({ min: 0, max: 0.3, noNaN: true })),
    minimum_multiple: fc.oneof(fc.constant(null), fc.double({ min: 0, max: 2, noNaN: true })),
    risk_pricing_ltv_slope: fc.double({ min: -1, max: 1, noNaN: true }),
  });
  const homes = fc.record({
    advance: fc.double({ min: 1000, max: 500_000, noNaN: true }),
    value0: fc.double({ min: 600_000, max: 2e6, noNaN: true }),
    value: fc.double({ min: 0, max: 1e7, noNaN: true }),
    age: fc.integer({ min: 0, max: 180 }),
  });

  it('claims are at least 0 and finite, and more value never lowers them', () => {
    fc.assert(
      fc.property(terms, homes, fc.double({ min: 0, max: 1e6, noNaN: true }), (contract, home, more) => {
        const resolved = contractWith(contract);
        const claim = claimOf(resolved, home).claim;
        expect(claim).toBeGreaterThanOrEqual(0);
        expect(Number.isFinite(claim)).toBe(true);
        const richer = claimOf(resolved, { ...home, value: home.value + more }).claim;
        expect(richer).toBeGreaterThanOrEqual(claim - 1e-9 * claim);
      }),
      { seed: 7, numRuns: 100 },
    );
  });
});

describe('contracts without meaning', () => {
  it('are refused with a pointer', () => {
    expect(() => contractWith({ tiered_appreciation_shares: [0.1] })).toThrow(
      expect.objectContaining({ code: 'validation_failed', pointer: '/contract/tiered_appreciation_shares' }),
    );
    expect(() => contractWith({ tiered_appreciation_thresholds: [0.5, 0.2, 1] })).toThrow(
      expect.objectContaining({ pointer: '/contract/tiered_appreciation_thresholds' }),
    );
  });
});
