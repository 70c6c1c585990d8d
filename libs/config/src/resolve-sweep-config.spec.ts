import { configHash } from './canonical-json';
import { mergeConfig } from './merge-config';
import { findPreset, presets } from './presets';
import { resolveConfig, resolveSweepConfig, type SweepConfigSource } from './resolve-sweep-config';
import { ValidationError } from './validation-error';
import { MAX_DESCRIBED } from './validation/located-error';

function errorsOf(source: SweepConfigSource): readonly [string, string][] {
  try {
    resolveSweepConfig(source);
  } catch (error) {
    if (error instanceof ValidationError) return error.errors.map(({ pointer, code }) => [pointer, code]);
    throw error;
  }
  return [];
}

const base = presets[0]?.config ?? {};

describe('resolveSweepConfig', () => {
  it('gives a preset as it stands', () => {
    for (const { name, config } of presets) {
      const resolved = resolveSweepConfig({ preset: name });
      expect(configHash(resolved.config)).toBe(configHash(config));
      expect(resolved.warnings).toEqual([]);
    }
  });

  it('a preset with overrides equals the complete configuration', () => {
    const overrides = { contract: { share_multiplier: 1.5 }, monte_carlo: { num_paths: 6000 } };
    const merged = resolveSweepConfig({ preset: 'base', overrides }).config;
    const complete = resolveSweepConfig({ config: mergeConfig(base, overrides) }).config;
    expect(configHash(merged)).toBe(configHash(complete));
    expect(merged.contract.share_multiplier).toBe(1.5);
    expect(merged.fund.fund_size).toBe(100_000_000);
  });

  it('gives warnings with pointers into the document', () => {
    const { warnings } = resolveSweepConfig({ preset: 'base', overrides: { monte_carlo: { num_paths: 10 } } });
    expect(warnings.map(({ pointer }) => pointer)).toEqual(['/overrides/monte_carlo/num_paths']);
  });

  it.each<[string, SweepConfigSource, string, string]>([
    ['nothing', {}, '/preset', 'required'],
    ['a mistyped preset', { preset: 'bsae' }, '/preset', 'unknown_preset'],
    ['a preset that is no text', { preset: 5 }, '/preset', 'wrong_type'],
    ['overrides that are no object', { preset: 'base', overrides: [] }, '/overrides', 'wrong_type'],
    ['overrides that are null', { preset: 'base', overrides: null }, '/overrides', 'wrong_type'],
    ['config and preset', { preset: 'base', config: base }, '/preset', 'cross_field'],
    ['config and overrides', { overrides: {}, config: base }, '/overrides', 'cross_field'],
    ['a config that is no object', { config: [] }, '/config', 'wrong_type'],
    ['a config that is null', { config: null }, '/config', 'wrong_type'],
  ])('refuses %s', (_, source, pointer, code) => {
    expect(errorsOf(source)).toEqual([[pointer, code]]);
  });

  it('suggests a preset', () => {
    expect(() => resolveSweepConfig({ preset: 'bsae' })).toThrow(/did you mean base/);
  });

  it('names an unknown member and an unknown section', () => {
    expect(errorsOf({ preset: 'base', overrides: { hedging: { enabled: true }, fund: { tax_rate: 0 } } })).toEqual([
      ['/overrides/fund/tax_rate', 'unknown_key'],
      ['/overrides/hedging', 'unknown_key'],
    ]);
    const refused = (): unknown => resolveSweepConfig({ preset: 'base', overrides: { fund: { tax_rate: 0 } } });
    expect(refused).toThrow(/fund.tax_rate is not a parameter/);
    const suggested = (): unknown =>
      resolveSweepConfig({ preset: 'base', overrides: { contract: { share_multiplyer: 1 } } });
    expect(suggested).toThrow(/did you mean contract.share_multiplier/);
    const elsewhere = (): unknown => resolveSweepConfig({ preset: 'base', overrides: { fund: { hurdle_rate: 0.07 } } });
    expect(elsewhere).toThrow(/did you mean waterfall.hurdle_rate/);
  });

  it('points at the override that breaks a rule over several values', () => {
    expect(errorsOf({ preset: 'base', overrides: { origination: { min_ltv: 0.6 } } })[0]?.[0]).toBe(
      '/overrides/origination/min_ltv',
    );
    expect(errorsOf({ preset: 'base', overrides: { origination: { zone_allocations: { red: 0.2 } } } })[0]?.[0]).toBe(
      '/overrides/origination/zone_allocations/red',
    );
    const two = { origination: { zone_allocations: { red: 0.2, green: 0.4 } } };
    expect(errorsOf({ preset: 'base', overrides: two })[0]?.[0]).toBe('/overrides/origination/zone_allocations');
  });

  it('points at what departs from the presets in a complete configuration', () => {
    const config = mergeConfig(base, { origination: { min_ltv: 0.6 } });
    expect(errorsOf({ config })[0]?.[0]).toBe('/config/origination/min_ltv');
  });

  it('keeps at most 100 errors and counts the rest', () => {
    const overrides = Object.fromEntries(Array.from({ length: 150 }, (_, i) => [`unknown_${i}`, 1]));
    try {
      resolveSweepConfig({ preset: 'base', overrides });
      throw new Error('accepted');
    } catch (error) {
      if (!(error instanceof ValidationError)) throw error;
      expect(error.errors).toHaveLength(100);
      expect(error.total).toBe(150);
      expect(error.message).toMatch(/and 149 more/);
    }
  });
});

describe('documents full of mistakes', () => {
  const many = (make: (i: number) => [string, unknown]): object =>
    Object.fromEntries(Array.from({ length: 50_000 }, (_, i) => make(i)));
  const pollution: unknown = JSON.parse('{"__proto__": 1}');

  it.each<[string, object]>([
    ['unknown members', { fund: many((i) => [`fund_siz${i}`, 1]) }],
    ['unknown zones', { exit: { default_rates: many((i) => [`gre${i}`, 1]) } }],
    ['forbidden members', { fund: Array.from({ length: 50_000 }, () => pollution) }],
    ['zones', { zones: Array.from({ length: 50_000 }, (_, i) => `z${i}`) }],
  ])('are refused without describing every one: %s', (_, overrides) => {
    try {
      resolveSweepConfig({ preset: 'base', overrides });
      throw new Error('accepted');
    } catch (error) {
      if (!(error instanceof ValidationError)) throw error;
      expect(error.total).toBeGreaterThan(0);
      expect(error.total).toBeLessThanOrEqual(2 * MAX_DESCRIBED);
    }
  });
});

describe('resolveConfig', () => {
  it('takes a complete configuration at any pointer', () => {
    expect(configHash(resolveConfig(structuredClone(base)).config)).toBe(
      configHash(presets[0]?.config ?? resolveConfig({}).config),
    );
    const wrong = mergeConfig(base, { origination: { min_ltv: 0.6 } });
    expect(() => resolveConfig(wrong)).toThrow(expect.objectContaining({ pointer: '/origination/min_ltv' }));
    expect(() => resolveConfig(wrong, '/config')).toThrow(
      expect.objectContaining({ pointer: '/config/origination/min_ltv' }),
    );
    expect(() => resolveConfig({})).toThrow(expect.objectContaining({ pointer: '/schema_version' }));
  });
});

describe('presets', () => {
  it('are found by name and carry a description', () => {
    expect(presets.map(({ name }) => name)).toEqual([
      'base',
      'market-hei',
      'share-of-value',
      'levered',
      'american',
      'bench-400',
    ]);
    for (const { name, description } of presets) {
      expect(findPreset(name)?.description).toBe(description);
      expect(description.length).toBeGreaterThan(40);
    }
    expect(findPreset('toString')).toBeUndefined();
  });

  it('american is the base fund deal by deal', () => {
    const [base, american] = [findPreset('base')?.config, findPreset('american')?.config];
    expect(american).toEqual({
      ...base,
      name: american?.name,
      description: american?.description,
      waterfall: {
        ...base?.waterfall,
        waterfall_structure: 'american',
        clawback_interim: true,
        carry_escrow_rate: 0.3,
      },
    });
  });

  it('market-hei is the product on market terms', () => {
    expect(findPreset('market-hei')?.config).toMatchObject({
      contract: {
        share_multiplier: 2,
        property_value_discount_rate: 0.15,
        return_cap_annual: 0.2,
        risk_pricing_ltv_slope: 0.25,
        risk_pricing_ltv_reference: 0.3,
      },
      fees: { management_fee_rate: 0.015 },
      waterfall: { hurdle_rate: 0.07 },
      guardrails: { min_hurdle_clear_prob: 0.5 },
    });
  });

  it('share-of-value owes 15, 17.8 and 20% of the value for an advance of 10%, at most 19.9% a year', () => {
    expect(findPreset('share-of-value')?.config).toMatchObject({
      origination: { avg_loan_ltv: 0.1, ltv_std_dev: 0 },
      contract: {
        appreciation_share_method: 'share_of_value',
        share_steps: [
          { from_year: 0, share: 0.15 },
          { from_year: 3, share: 0.178 },
          { from_year: 6, share: 0.2 },
        ],
        return_cap_annual: 0.199,
      },
    });
  });

  it('bench-400 buys 400 mean advances in 36 months for 120 months, without recycling or debt', () => {
    const config = findPreset('bench-400')?.config;
    expect(config).toMatchObject({
      zones: { length: 3 },
      fund: { fund_size: 100e6, fund_term: 10, extension_years: 0 },
      deployment: { deployment_period: 36, deployment_period_unit: 'months', target_deployment: 0.9 },
      // Bounds at equal distances from the mean leave it where it is.
      origination: { avg_loan_size: 225e3, min_loan_size: 75e3, max_loan_size: 375e3 },
      price_path: { model_type: 'gbm' },
      exit: { timing_model: 'hazard' },
      reinvestment: { enabled: false },
      leverage: { enabled: false },
      tranches: { enabled: false },
      waterfall: { waterfall_structure: 'european' },
    });
  });
});
