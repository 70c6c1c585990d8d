import { ValidationError, findPreset, validateConfig, type FieldError } from '@ihome/config';
import { MAX_STRATEGIES, expandSweep } from './expand-sweep';

function errorsOf(document: unknown): readonly FieldError[] {
  try {
    expandSweep(document);
  } catch (error) {
    if (error instanceof ValidationError) return error.errors;
    throw error;
  }
  return [];
}

/** Pointer and code of every error. */
function places(document: unknown): string[] {
  return errorsOf(document).map(({ pointer, code }) => `${pointer} ${code}`);
}

const base = findPreset('base')!.config;

describe('expandSweep', () => {
  it('makes one strategy of a document without axes: the resolved configuration itself', () => {
    const sweep = expandSweep({ preset: 'base', overrides: { monte_carlo: { num_paths: 512 } } });
    expect(sweep.strategies).toHaveLength(1);
    expect(sweep.strategies[0]).toEqual({ index: 0, name: base.name, parameters: {}, config: sweep.baseConfig });
    expect(sweep.baseConfig.monte_carlo.num_paths).toBe(512);
    expect([sweep.priority, sweep.tags, sweep.name]).toEqual(['batch', [], base.name]);
  });

  it('expands a grid with the last axis fastest, names by what differs, every configuration valid', () => {
    const sweep = expandSweep({
      name: 'LTV by carry',
      preset: 'base',
      axes: [
        { parameter: 'origination.avg_loan_ltv', values: [0.2, 0.3] },
        { parameter: 'waterfall.carried_interest_rate', range: { from: 0.1, to: 0.25, steps: 4 } },
      ],
      tags: ['q3'],
      priority: 'interactive',
    });
    expect(sweep.strategies.map(({ parameters }) => Object.values(parameters))).toEqual([
      [0.2, 0.1],
      [0.2, 0.15],
      [0.2, 0.2],
      [0.2, 0.25],
      [0.3, 0.1],
      [0.3, 0.15],
      [0.3, 0.2],
      [0.3, 0.25],
    ]);
    const last = sweep.strategies[7]!;
    expect(last.name).toBe('avg_loan_ltv 0.3, carried_interest_rate 0.25');
    expect([last.config.origination.avg_loan_ltv, last.config.waterfall.carried_interest_rate]).toEqual([0.3, 0.25]);
    expect(base.origination.avg_loan_ltv).toBe(sweep.baseConfig.origination.avg_loan_ltv);
    for (const { config } of sweep.strategies) expect(validateConfig(config).errors).toEqual([]);
    expect([sweep.name, sweep.tags, sweep.priority]).toEqual(['LTV by carry', ['q3'], 'interactive']);
  });

  it('sets whole maps, one zone of them, and items of lists', () => {
    const zones = { green: 0.5, orange: 0.3, red: 0.2 };
    const sweep = expandSweep({
      preset: 'base',
      axes: [
        { parameter: 'origination.zone_allocations', values: [zones] },
        { parameter: 'exit.default_rates.red', values: [0.01, 0.03] },
        { parameter: 'exit.seasonality[0]', values: [1] },
      ],
    });
    expect(sweep.strategies).toHaveLength(2);
    expect(sweep.strategies[1]!.config.origination.zone_allocations).toEqual(zones);
    expect(sweep.strategies[1]!.config.exit.default_rates['red']).toBe(0.03);
    expect(base.exit.default_rates['red']).not.toBe(0.03);
  });

  it('expands a list with names', () => {
    const sweep = expandSweep({
      preset: 'base',
      design: {
        kind: 'list',
        strategies: [
          { name: 'As it stands', set: {} },
          { set: { 'contract.share_multiplier': 2 } },
          { name: 'Low', set: { 'origination.min_ltv': 0.01, 'origination.avg_loan_ltv': 0.05 } },
        ],
      },
    });
    expect(sweep.strategies.map(({ name }) => name)).toEqual(['As it stands', 'share_multiplier 2', 'Low']);
    expect(sweep.strategies[2]!.config.origination.min_ltv).toBe(0.01);
  });

  it.each([
    ['an unknown member', { presett: 'base' }, ['/presett unknown_key', '/preset required']],
    [
      'a bad range',
      { axes: [{ parameter: 'fund.fund_term', range: { from: 1, to: 2, steps: 1 } }] },
      ['/axes/0/range/steps out_of_range'],
    ],
    ['neither values nor range', { axes: [{ parameter: 'fund.fund_term' }] }, ['/axes/0/values required']],
    [
      'both',
      { axes: [{ parameter: 'fund.fund_term', values: [8], range: { from: 1, to: 2, steps: 2 } }] },
      ['/axes/0/range cross_field'],
    ],
    ['no values', { axes: [{ parameter: 'fund.fund_term', values: [] }] }, ['/axes/0/values too_short']],
    [
      'no such parameter',
      { axes: [{ parameter: 'fund.fund_terms', values: [8] }] },
      ['/axes/0/parameter unknown_parameter'],
    ],
    ['a section', { axes: [{ parameter: 'fund', values: [{}] }] }, ['/axes/0/parameter unknown_parameter']],
    [
      'what decides where a sweep stops',
      { axes: [{ parameter: 'monte_carlo.convergence.half_width', values: [0.001, 0.002] }] },
      ['/axes/0/parameter cross_field'],
    ],
    [
      'the paths of a sweep that may stop',
      {
        overrides: { monte_carlo: { convergence: { enabled: true } } },
        axes: [{ parameter: 'monte_carlo.num_paths', values: [5000, 10_000] }],
      },
      ['/axes/0/parameter cross_field'],
    ],
    [
      'the paths of a listed strategy of a sweep that may stop',
      {
        overrides: { monte_carlo: { convergence: { enabled: true } } },
        design: { kind: 'list', strategies: [{ set: { 'monte_carlo.num_paths': 5000 } }] },
      },
      ['/design/strategies/0/set/monte_carlo.num_paths cross_field'],
    ],
    ['the seed', { axes: [{ parameter: 'monte_carlo.seed', values: [1, 2] }] }, ['/axes/0/parameter cross_field']],
    ['a wrong type', { axes: [{ parameter: 'fund.fund_term', values: [8, 'ten'] }] }, ['/axes/0/values/1 wrong_type']],
    [
      'a value out of range',
      { axes: [{ parameter: 'fund.fund_term', values: [8, 99] }] },
      ['/axes/0/values/1 out_of_range'],
    ],
    [
      'a range out of range',
      { axes: [{ parameter: 'waterfall.carried_interest_rate', range: { from: 0.1, to: 7, steps: 3 } }] },
      ['/axes/0/range out_of_range', '/axes/0/range/to out_of_range'],
    ],
    [
      'a value against its neighbours',
      { axes: [{ parameter: 'origination.max_ltv', values: [0.01] }] },
      ['/axes/0/values/0 cross_field'],
    ],
    [
      'a guardrail',
      { axes: [{ parameter: 'origination.max_ltv', values: [0.9] }] },
      ['/axes/0/values/0 guardrail_max_ltv', '/axes/0/values/0 guardrail_max_cltv'],
    ],
    [
      'a map without a zone',
      { axes: [{ parameter: 'exit.default_rates', values: [{ green: 0.01 }] }] },
      ['/axes/0/values/0/orange required', '/axes/0/values/0/red required'],
    ],
    [
      'two axes of one parameter',
      {
        axes: [
          { parameter: 'exit.default_rates', values: [base.exit.default_rates] },
          { parameter: 'exit.default_rates.red', values: [0.01] },
        ],
      },
      ['/axes/1/parameter duplicate'],
    ],
    ['an unknown design', { design: { kind: 'gird' } }, ['/design/kind not_one_of']],
    [
      'axes beside a list',
      { axes: [{ parameter: 'fund.fund_term', values: [8] }], design: { kind: 'list', strategies: [{}] } },
      ['/axes cross_field'],
    ],
    [
      'a bad listed value',
      {
        design: { kind: 'list', strategies: [{}, { set: { 'fund.fund_term': 8, 'contract.share_multiplier': 'x' } }] },
      },
      ['/design/strategies/1/set/contract.share_multiplier wrong_type'],
    ],
    ['a bad tag and priority', { tags: [1], priority: 'now' }, ['/priority not_one_of', '/tags/0 wrong_type']],
    [
      'a bad override too',
      { overrides: { fund: { fund_term: 99 } }, tags: 'x' },
      ['/tags wrong_type', '/overrides/fund/fund_term out_of_range'],
    ],
  ])('refuses %s', (_, part, expected) => {
    const document = 'presett' in part ? part : { preset: 'base', ...part };
    expect(places(document)).toEqual(expect.arrayContaining(expected));
    expect(places(document).filter((place) => !expected.includes(place) && !place.includes('out_of_range'))).toEqual(
      [],
    );
  });

  it('refuses what is no object', () => {
    expect(places([])).toContain(' wrong_type');
  });

  it('reports combinations that do not fit, how many and why, although each value is sound alone', () => {
    const errors = errorsOf({
      preset: 'base',
      axes: [
        { parameter: 'contract.min_appreciation_share', values: [0, 0.3] },
        { parameter: 'contract.max_appreciation_share', values: [0.25, 1] },
        { parameter: 'waterfall.carried_interest_rate', values: [0.1, 0.2] },
      ],
    });
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatchObject({ pointer: '/axes', code: 'cross_field' });
    expect(errors[0]!.message).toMatch(
      /^1 of 4 combinations of contract.min_appreciation_share, contract.max_appreciation_share/,
    );
  });

  it('refuses too many strategies before it makes them', () => {
    const range = { from: 0.1, to: 0.2, steps: 101 };
    const document = {
      preset: 'base',
      axes: [
        { parameter: 'waterfall.carried_interest_rate', range },
        { parameter: 'origination.avg_loan_ltv', range },
      ],
    };
    expect(places(document)).toEqual(['/axes cost_limit']);
    expect(101 * 101).toBeGreaterThan(MAX_STRATEGIES);
    expect(
      places({ preset: 'base', axes: [{ parameter: 'fund.fund_term', range: { from: 1, to: 2, steps: 1e9 } }] }),
    ).toEqual(['/axes cost_limit']);
  });

  it('refuses too many path-strategies at the number of paths', () => {
    const axes = [{ parameter: 'waterfall.carried_interest_rate', range: { from: 0.1, to: 0.2, steps: 201 } }];
    expect(places({ preset: 'base', overrides: { monte_carlo: { num_paths: 1e7 } }, axes })).toEqual([
      '/overrides/monte_carlo/num_paths cost_limit',
    ]);
    const config = { ...base, monte_carlo: { ...base.monte_carlo, num_paths: 1e7 } };
    expect(places({ config, axes })).toEqual(['/config/monte_carlo/num_paths cost_limit']);
  });
});
