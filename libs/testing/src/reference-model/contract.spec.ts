import type { SimulationConfig } from '@ihome/config';
import { randomConfiguration } from '../random-configuration';
import { claimOf, seniorBalance } from './contract';
import { cumulative, density, quantile } from './normal';

const base = randomConfiguration(0, 'market');
const terms = (changes: Partial<SimulationConfig['contract']>): SimulationConfig => ({
  ...base,
  contract: {
    ...base.contract,
    simple_interest_rate: 0,
    appreciation_share_method: 'fixed_rate',
    appreciation_share: 0.25,
    property_value_discount_rate: 0.1,
    ...changes,
  },
});
const purchase = { zone: 'green', advance: 100_000, ltv: 0.1, valueAtOrigination: 1_000_000, seniorAtOrigination: 0 };

describe('claim of the reference model', () => {
  it.each([
    [1_216_700, 179_175],
    [1_338_200, 209_550],
    [1_000_000, 125_000],
    [750_000, 62_500],
  ])("home worth %d owes %d (Point's calculator)", (value, owed) => {
    expect(claimOf(terms({ depreciation_share: 1 }), purchase, { age: 120, value }).claim).toBeCloseTo(owed, 6);
  });

  it('has the expectation of the closed form under lognormal values, capped and not', () => {
    const mean = (cap: number | null): number =>
      expectedClaim(terms({ depreciation_share: 1, return_cap_annual: cap, return_cap_compounding: 'annual' }));
    expect(mean(null)).toBeCloseTo(212_571.09, 1);
    expect(mean(0.18)).toBeCloseTo(209_527.9, 1);
  });

  it('lets the floor win over the cap', () => {
    const config = terms({ return_cap_annual: 0.05, minimum_multiple: 1.8 });
    expect(claimOf(config, purchase, { age: 12, value: 3e6 })).toMatchObject({ claim: 180_000, binding: 'floor' });
  });

  it('shares tier by tier as tax brackets do', () => {
    const config = terms({
      appreciation_share_method: 'tiered',
      property_value_discount_rate: 0,
      tiered_appreciation_thresholds: [0.2, 0.5],
      tiered_appreciation_shares: [0.4, 0.3, 0.2],
    });
    const { claim } = claimOf(config, purchase, { age: 12, value: 1_600_000 });
    expect(claim).toBeCloseTo(100_000 + 0.4 * 200_000 + 0.3 * 300_000 + 0.2 * 100_000, 6);
  });

  it('amortises the senior mortgage to nothing', () => {
    const months = 12 * base.origination.senior_mortgage_term_years;
    expect(seniorBalance(base, 1000, 0)).toBe(1000);
    expect(seniorBalance(base, 1000, months - 1)).toBeGreaterThan(0);
    expect(seniorBalance(base, 1000, months)).toBe(0);
    // One month of interest less the level payment.
    const k = base.origination.senior_mortgage_rate / 12;
    const payment = (1000 * k) / (1 - Math.pow(1 + k, -months));
    expect(seniorBalance(base, 1000, 1)).toBeCloseTo(1000 * (1 + k) - payment, 9);
  });
});

/** E[claim] by Simpson's rule over the standard normal: V = V0·e^{0.03t}·exp(−σ²t/2 + σ√t·z), σ = 12%, t = 10. */
function expectedClaim(config: SimulationConfig): number {
  const [sigma, years, steps] = [0.12, 10, 20_000];
  const width = 20 / steps;
  let total = 0;
  for (let i = 0; i <= steps; i += 1) {
    const z = -10 + i * width;
    const value = 1e6 * Math.exp((0.03 - (sigma * sigma) / 2) * years + sigma * Math.sqrt(years) * z);
    const weight = i === 0 || i === steps ? 1 : i % 2 === 1 ? 4 : 2;
    total += (weight * width * density(z) * claimOf(config, purchase, { age: 120, value }).claim) / 3;
  }
  return total;
}

it('integrates with the density that its quantiles belong to', () => {
  expect(cumulative(quantile(0.2))).toBeCloseTo(0.2, 14);
});
