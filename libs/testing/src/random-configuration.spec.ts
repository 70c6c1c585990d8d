import { validateConfig, type SimulationConfig } from '@ihome/config';
import { CONFIGURATION_FOCUSES, randomConfiguration } from './random-configuration';

const wholes = Array.from({ length: 150 }, (_, seed) => randomConfiguration(seed));
const seen = <T>(value: (config: SimulationConfig) => T): T[] => [...new Set(wholes.map(value))].sort();

describe('random configurations', () => {
  it.each(CONFIGURATION_FOCUSES)('of focus %s are valid', (focus) => {
    for (let seed = 0; seed < 60; seed += 1) {
      const { errors } = validateConfig(randomConfiguration(seed, focus));
      expect({ seed, errors }).toEqual({ seed, errors: [] });
    }
  });

  it('are named by their seed alone', () => {
    expect(randomConfiguration(7)).toEqual(randomConfiguration(7));
    expect(randomConfiguration(7)).not.toEqual(randomConfiguration(8));
  });

  it('reach every value of every enum', () => {
    expect(seen((c) => c.contract.appreciation_share_method)).toHaveLength(4);
    expect(seen((c) => c.contract.interest_compounding)).toHaveLength(3);
    expect(seen((c) => c.deployment.deployment_pace)).toHaveLength(5);
    expect(seen((c) => c.deployment.capital_call_schedule)).toHaveLength(6);
    expect(seen((c) => c.deployment.capital_call_frequency)).toHaveLength(3);
    expect(seen((c) => c.fees.management_fee_basis)).toHaveLength(4);
    expect(seen((c) => c.fees.stepped_after)).toHaveLength(3);
    expect(seen((c) => c.fees.expense_basis)).toHaveLength(3);
    expect(seen((c) => c.fees.management_fee_frequency)).toHaveLength(3);
    expect(seen((c) => `${c.fees.origination_fee_recipient} ${c.fees.origination_fee_payer}`)).toHaveLength(3);
    expect(seen((c) => c.origination.loan_size_distribution)).toHaveLength(3);
    expect(seen((c) => c.origination.portfolio_mode)).toHaveLength(3);
    expect(seen((c) => c.price_path.model_type)).toHaveLength(4);
    expect(seen((c) => c.interest_rate.model)).toHaveLength(3);
    expect(seen((c) => c.exit.timing_model)).toHaveLength(2);
    expect(seen((c) => c.exit.recovery_model)).toHaveLength(2);
    expect(seen((c) => c.waterfall.preferred_return_compounding)).toHaveLength(5);
    expect(seen((c) => c.waterfall.catch_up_structure)).toHaveLength(3);
    expect(seen((c) => c.waterfall.distribution_frequency)).toHaveLength(4);
    expect(seen((c) => c.waterfall.distribution_policy)).toHaveLength(4);
    expect(seen((c) => c.waterfall.waterfall_structure)).toHaveLength(2);
    expect(seen((c) => c.waterfall.extra_tiers.length)).toEqual([0, 1, 2, 3]);
  });

  it('reach the edges: one zone, sixteen zones, no volatility, one-year funds, all money of the GP', () => {
    expect(seen((c) => c.zones.length)).toEqual(expect.arrayContaining([1, 16]));
    expect(seen((c) => Math.max(...Object.values(c.price_path.volatility)) === 0)).toEqual([false, true]);
    expect(seen((c) => c.fund.fund_term + c.fund.extension_years === 1)).toEqual([false, true]);
    expect(seen((c) => c.fund.gp_commitment_percentage)).toEqual(expect.arrayContaining([0, 1]));
  });
});
