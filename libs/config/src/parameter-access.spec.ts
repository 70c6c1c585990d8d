import { configHash } from './canonical-json';
import { diffConfigs } from './diff-configs';
import { explainParameter } from './explain-parameter';
import { checkParameter, getParameter, setParameter } from './parameter-access';
import { presets } from './presets';
import { ValidationError } from './validation-error';

const base = presets[0]?.config ?? raise();
const market = presets[1]?.config ?? raise();

function raise(): never {
  throw new Error('no preset');
}

describe('getParameter', () => {
  it.each([
    ['origination.avg_loan_ltv', 0.3],
    ['origination.zone_allocations.green', 0.5],
    ['exit.seasonality[3]', 1],
    ['price_path.correlation_matrix[0][1]', 0.75],
    ['exit.default_correlation.same_zone', 0.15],
    ['contract.return_cap_annual', null],
    ['zones[1]', 'orange'],
    ['name', 'Base fund'],
    ['reporting.title', undefined],
  ])('%s', (path, value) => {
    expect(getParameter(base, path)).toEqual(value);
  });

  it.each([
    ['origination.avg_loan_ltvv', /did you mean origination.avg_loan_ltv/],
    ['fund.hurdle_rate', /did you mean waterfall.hurdle_rate/],
    ['origination', /not a parameter/],
    ['origination.zone_allocations.blue', /nothing at origination.zone_allocations.blue/],
    ['exit.seasonality[12]', /nothing at exit.seasonality\[12\]/],
    ['exit.seasonality.3', /not a parameter/],
    ['fund.fund_size.x', /not a parameter/],
    ['fund.__proto__', /not a parameter/],
    ['origination.zone_allocations.__proto__', /nothing at/],
    ['origination.zone_allocations.constructor', /nothing at/],
    ['', /not a parameter/],
    ['fund..fund_size', /not a parameter/],
    ['fees.management_fee_schedule[0].rate', /nothing at fees.management_fee_schedule\[0\]/],
  ])('refuses %s', (path, message) => {
    expect(() => getParameter(base, path)).toThrow(ValidationError);
    expect(() => getParameter(base, path)).toThrow(message);
    expect(() => setParameter(base, path, 1)).toThrow(ValidationError);
  });
});

describe('setParameter', () => {
  it('replaces one value in a copy', () => {
    const before = configHash(base);
    const changed = setParameter(base, 'origination.zone_allocations.green', 0.4);
    expect(getParameter(changed, 'origination.zone_allocations.green')).toBe(0.4);
    expect(diffConfigs(base, changed)).toEqual([
      { path: 'origination.zone_allocations.green', before: 0.5, after: 0.4 },
    ]);
    expect(configHash(base)).toBe(before);
  });

  it.each([
    ['price_path.correlation_matrix[0][1]', 0.5],
    ['exit.seasonality', Array.from({ length: 12 }, (_, i) => (i % 2) * 2)],
    ['contract.share_steps', [{ from_year: 1, share: 0.2 }]],
    ['contract.return_cap_annual', 0.18],
    ['reporting.title', 'A title'],
    ['origination.zone_allocations', { green: 0.4, orange: 0.4, red: 0.2 }],
  ])('sets %s', (path, value) => {
    const changed = setParameter(base, path, value);
    expect(getParameter(changed, path)).toEqual(value);
    expect(configHash(changed)).not.toBe(configHash(base));
  });

  it('does not share what it was given', () => {
    const steps = [{ from_year: 1, share: 0.2 }];
    const changed = setParameter(base, 'contract.share_steps', steps);
    steps.push({ from_year: 2, share: 0.3 });
    expect(changed.contract.share_steps).toHaveLength(1);
  });

  it.each<[string, unknown, string, string]>([
    ['fund.fund_term', 10.5, '/fund/fund_term', 'not_integer'],
    ['fund.fund_term', '10', '/fund/fund_term', 'wrong_type'],
    ['origination.avg_loan_ltv', 1.2, '/origination/avg_loan_ltv', 'out_of_range'],
    ['origination.zone_allocations.red', null, '/origination/zone_allocations/red', 'wrong_type'],
    ['exit.seasonality[2]', -1, '/exit/seasonality/2', 'out_of_range'],
    ['price_path.correlation_matrix[1][0]', 2, '/price_path/correlation_matrix/1/0', 'out_of_range'],
    ['contract.share_steps', [{ from_year: 1 }], '/contract/share_steps/0/share', 'required'],
    ['price_path.model_type', 'gbmm', '/price_path/model_type', 'not_one_of'],
  ])('refuses %s = %j', (path, value, pointer, code) => {
    expect(() => setParameter(base, path, value)).toThrow(
      expect.objectContaining({ errors: [expect.objectContaining({ pointer, code })] }),
    );
    expect(checkParameter(base, path, value)).toEqual([expect.objectContaining({ pointer, code })]);
  });
});

describe('checkParameter', () => {
  it('accepts what is valid alone', () => {
    expect(checkParameter(base, 'origination.avg_loan_ltv', 0.45)).toEqual([]);
  });

  it('applies the rules over several values, placed at the parameter', () => {
    const [error] = checkParameter(base, 'origination.min_ltv', 0.7);
    expect(error).toMatchObject({ pointer: '/origination/min_ltv', code: 'cross_field' });
    const [guardrail] = checkParameter(base, 'guardrails.max_ltv', 0.5);
    expect(guardrail).toMatchObject({ pointer: '/guardrails/max_ltv', code: 'guardrail_max_ltv' });
  });
});

describe('diffConfigs', () => {
  it('is empty for the same and mirrors when swapped', () => {
    expect(diffConfigs(base, base)).toEqual([]);
    const there = diffConfigs(base, market);
    const back = diffConfigs(market, base);
    expect(back).toEqual(there.map(({ path, before, after }) => ({ path, before: after, after: before })));
    expect(there.map(({ path }) => path)).toEqual([
      'name',
      'description',
      'fees.management_fee_rate',
      'contract.risk_pricing_ltv_slope',
      'contract.share_multiplier',
      'contract.property_value_discount_rate',
      'contract.return_cap_annual',
      'waterfall.hurdle_rate',
      'guardrails.min_hurdle_clear_prob',
    ]);
  });

  it('applying every difference turns one into the other', () => {
    const turned = diffConfigs(base, market).reduce(
      (config, { path, after }) => setParameter(config, path, after),
      base,
    );
    expect(configHash(turned)).toBe(configHash(market));
  });

  it('shows a text that is absent on one side', () => {
    expect(diffConfigs(base, setParameter(base, 'reporting.title', 'T'))).toEqual([
      { path: 'reporting.title', before: undefined, after: 'T' },
    ]);
  });
});

describe('explainParameter', () => {
  it('says everything about a parameter', () => {
    expect(explainParameter('exit.recovery_rates.green')).toEqual({
      path: 'exit.recovery_rates.{zone}',
      label: 'Recovery rates',
      group: 'Exits and defaults',
      unit: 'fraction of claim',
      allowed: 'for each zone a number from 0 to 1',
      help: 'Part of the claim that is recovered when the recovery is fixed.',
      actsIn: 'Recovery after a default',
      effect: 'Raises recoveries.',
      example: { green: 0.85, orange: 0.75, red: 0.65 },
      shown:
        '`exit.recovery_rates.green` set to `0.3`, `recovery_rate.mean` falls (from preset base with `exit.recovery_model` `"fixed"`).',
      when: 'exit.recovery_model is fixed',
    });
  });

  it.each([
    'contract.share_steps[].share',
    'contract.share_steps[0].share',
    'exit.recovery_rates',
    'exit.recovery_rates.{zone}',
  ])('takes %s', (path) => {
    expect(explainParameter(path).path).toMatch(/share$|\{zone\}$/);
  });

  it('suggests', () => {
    expect(() => explainParameter('waterfall.hurdl_rate')).toThrow(/did you mean waterfall.hurdle_rate/);
    expect(() => explainParameter('fund')).toThrow(/did you mean fund.fund_size/);
  });
});
