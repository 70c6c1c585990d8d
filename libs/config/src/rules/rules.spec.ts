import type { SimulationConfig } from '../generated/simulation-config';
import { mergeConfig } from '../merge-config';
import { presets } from '../presets';
import { validateConfig } from '../validation/validate-config';
import { CROSS_FIELD_RULES } from './index';
import { momentumSpectralRadius } from './price-path-rules';
import { RULE_CASES } from './rule-cases';

const base = presets[0]?.config ?? raise('no base preset');

function raise(message: string): never {
  throw new Error(message);
}

/** Rules whose values cannot break them inside their ranges, or that only warn; tested apart. */
const TESTED_APART = ['momentum_stable', 'guardrail_min_tail_paths', 'over_advance_grade', 'balanced_points'];

describe('rules over several values', () => {
  it('each has a case', () => {
    const names = CROSS_FIELD_RULES.map(({ name }) => name);
    expect([...new Set(RULE_CASES.map(({ rule }) => rule)), ...TESTED_APART].sort()).toEqual([...names].sort());
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(RULE_CASES.map((ruleCase) => [`${ruleCase.rule} at ${ruleCase.pointer}`, ruleCase] as const))(
    '%s',
    (_, { breaks, pointer, code = 'cross_field', message, holds }) => {
      const broken = validateConfig(mergeConfig(base, breaks));
      expect(broken.errors).toEqual([{ pointer, code, message: expect.stringMatching(message) }]);
      expect(broken.config).toBeNull();
      expect(validateConfig(mergeConfig(base, holds)).errors).toEqual([]);
    },
  );

  it('none breaks with a preset', () => {
    for (const { config } of presets) {
      for (const rule of CROSS_FIELD_RULES) expect([rule.name, rule.check(config)]).toEqual([rule.name, []]);
    }
  });

  it.each(CROSS_FIELD_RULES.map((rule) => [rule.name, rule] as const))('%s reads only what it declares', (_, rule) => {
    for (const variant of [
      {},
      ...RULE_CASES.filter(({ rule: name }) => name === rule.name).map(({ breaks }) => breaks),
    ]) {
      const read = new Set<string>();
      rule.check(watched(mergeConfig(base, variant), '', read) as SimulationConfig);
      const undeclared = [...read].filter((path) => !rule.reads.some((declared) => path === declared));
      expect(undeclared).toEqual([]);
    }
  });

  it('is silent about values that are broken by themselves', () => {
    const { errors } = validateConfig(
      mergeConfig(base, { origination: { min_ltv: 'x', zone_allocations: { red: 2 } } }),
    );
    expect(errors.map(({ pointer }) => pointer)).toEqual(['/origination/min_ltv', '/origination/zone_allocations/red']);
  });

  it('turns guardrails, and only them, into warnings when they are reported', () => {
    const report = { guardrails: { enforcement: 'report' } };
    const reported = validateConfig(
      mergeConfig(mergeConfig(base, report), { origination: { max_ltv: 0.86, max_cltv: 0.9 } }),
    );
    expect(reported.config?.origination.max_ltv).toBe(0.86);
    expect(reported.warnings).toEqual([
      { pointer: '/origination/max_ltv', code: 'guardrail_max_ltv', message: expect.any(String) },
    ]);
    const error = validateConfig(mergeConfig(mergeConfig(base, report), { waterfall: { hurdle_type: 'hard' } }));
    expect(error.config).toBeNull();
  });

  it('warns of too few paths for the tail and accepts them', () => {
    const at = (paths: number): readonly string[] => {
      const { config, warnings } = validateConfig(mergeConfig(base, { monte_carlo: { num_paths: paths } }));
      expect(config).not.toBeNull();
      return warnings.map(({ code }) => code);
    };
    expect(at(4999)).toEqual(['guardrail_min_tail_paths']);
    expect(at(5000)).toEqual([]);
  });

  it('warns of Sobol’ scrambles whose points are no power of two', () => {
    const warnings = (sampler: string, paths: number): unknown =>
      validateConfig(mergeConfig(base, { monte_carlo: { sampler, num_paths: paths } })).warnings;
    expect(warnings('sobol', 10_000)).toEqual([
      {
        pointer: '/monte_carlo/num_paths',
        code: 'cross_field',
        message: expect.stringMatching(/625 points .* 512 \(8192 paths\) or 1024 \(16384 paths\)/),
      },
    ]);
    expect([warnings('sobol', 8192), warnings('latin_hypercube', 10_000)]).toEqual([[], []]);
  });

  it('warns of an over-advance that no suburb of the green zone has the grade for', () => {
    const warnings = (zone: string, grade: string, enabled = true): readonly string[] => {
      const hill = { id: 'hill', zone, weight: 1, growth_adjustment: 0, volatility: 0, grade };
      const leverage = { enabled, a_plus_overadvance: { enabled: true } };
      const { config, warnings: found } = validateConfig(
        mergeConfig(base, { leverage, origination: { suburbs: [hill] } }),
      );
      expect(config).not.toBeNull();
      return found.map(({ pointer }) => pointer);
    };
    const breach = ['/leverage/a_plus_overadvance/grade'];
    expect([warnings('green', 'B'), warnings('red', 'A+')]).toEqual([breach, breach]);
    expect([warnings('green', 'A+'), warnings('red', 'A+', false)]).toEqual([[], []]);
  });

  it('points at a value that was set, wherever the rule would point without knowing', () => {
    const input = mergeConfig(base, { origination: { min_ltv: 0.9 } });
    const pointer = (set: string): unknown =>
      validateConfig(input, { wasSet: (keys) => keys.join('.') === set }).errors[0]?.pointer;
    expect(pointer('origination.min_ltv')).toBe('/origination/min_ltv');
    expect(pointer('origination.max_ltv')).toBe('/origination/max_ltv');
    expect(pointer('fund.fund_size')).toBe('/origination/max_ltv');
  });
});

describe('momentum', () => {
  it('has the spectral radius of its matrix', () => {
    expect(momentumSpectralRadius(0.9, 0)).toBeCloseTo(1, 12);
    expect(momentumSpectralRadius(0, 0)).toBe(1);
    expect(momentumSpectralRadius(0.25, 1.25)).toBeCloseTo(0.5, 12);
    expect(momentumSpectralRadius(0.81, 0.1)).toBeCloseTo(0.9, 12);
    expect(momentumSpectralRadius(0, 2.5)).toBeCloseTo(1.5, 12);
  });

  it('is refused when prices would explode, and cannot explode within the ranges of its parameters', () => {
    const rule = CROSS_FIELD_RULES.find(({ name }) => name === 'momentum_stable') ?? raise('no rule');
    const momentum = { green: 0, orange: 0, red: 0 };
    const explosive: SimulationConfig = {
      ...base,
      price_path: { ...base.price_path, momentum, error_correction: { green: 0, orange: 2.5, red: 0 } },
    };
    expect(rule.check(explosive).map(({ at }) => at[0].join('.'))).toEqual(['price_path.momentum.orange']);
    expect(rule.check({ ...explosive, price_path: { ...explosive.price_path, model_type: 'gbm' } })).toEqual([]);
    for (let phi = 0; phi <= 99; phi += 3) {
      for (let kappa = 0; kappa <= 20; kappa += 1) {
        expect(momentumSpectralRadius(phi / 100, kappa / 100)).toBeLessThanOrEqual(1 + 1e-12);
      }
    }
  });
});

/** A view of a document that notes which parameters are read: scalars, lists, and objects keyed by zone. */
function watched(value: object, path: string, read: Set<string>): unknown {
  return new Proxy(value, {
    get(target, key) {
      const inner: unknown = Reflect.get(target, key);
      if (typeof key !== 'string') return inner;
      const at = path === '' ? key : `${path}.${key}`;
      const isZoneMap = typeof inner === 'object' && inner !== null && 'green' in inner;
      if (typeof inner !== 'object' || inner === null || Array.isArray(inner) || isZoneMap) {
        read.add(at);
        return inner;
      }
      return watched(inner, at, read);
    },
  });
}
