import { isPlainObject, PARAMETERS, validateConfig, type SimulationConfig } from '@ihome/config';
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

  it('take more than one value of every parameter that a path depends on, over 200 whole configurations', () => {
    const values = new Map<string, Set<string>>();
    for (let seed = 0; seed < 200; seed += 1) noteValues(randomConfiguration(seed), '', values);
    const constant = PARAMETERS.map(({ path }) => path).filter(
      (path) => !ACROSS_PATHS.test(path) && (values.get(path.replace(/\.\{zone\}$/, ''))?.size ?? 0) < 2,
    );
    expect(constant).toEqual([]);
  });

  it('reach the edges: one zone, sixteen zones, no volatility, one-year funds, all money of the GP', () => {
    expect(seen((c) => c.zones.length)).toEqual(expect.arrayContaining([1, 16]));
    expect(seen((c) => Math.max(...Object.values(c.price_path.volatility)) === 0)).toEqual([false, true]);
    expect(seen((c) => c.fund.fund_term + c.fund.extension_years === 1)).toEqual([false, true]);
    expect(seen((c) => c.fund.gp_commitment_percentage)).toEqual(expect.arrayContaining([0, 1]));
  });
});

/** Parameters that no path depends on: labels, goals, how many paths and how drawn, what is made of them. */
const ACROSS_PATHS = new RegExp(
  [
    '^(schema_version|name|description)$',
    '^fund\\.(currency|vintage_year|fund_id|fund_group|goal_\\w+)$',
    '^monte_carlo\\.(?!seed$)',
    '^risk\\.(?!benchmark_return$|discount_rate$)',
    '^(stress|sensitivity|frontier|guardrails|reporting|logging)\\.',
  ].join('|'),
);

/** Takes down every value of every place, items of lists under `[]`. */
function noteValues(value: unknown, place: string, values: Map<string, Set<string>>): void {
  values.set(place, (values.get(place) ?? new Set()).add(JSON.stringify(value)));
  if (Array.isArray(value)) for (const item of value) noteValues(item, `${place}[]`, values);
  if (!isPlainObject(value)) return;
  for (const [name, member] of Object.entries(value))
    noteValues(member, place === '' ? name : `${place}.${name}`, values);
}
