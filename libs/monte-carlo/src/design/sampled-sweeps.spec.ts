import { ValidationError, validateConfig } from '@ihome/config';
import fc from 'fast-check';
import { expandSweep } from './expand-sweep';
import { SAMPLED_KINDS } from './unit-points';

/** Pointer and code of every error. */
function places(document: unknown): string[] {
  try {
    expandSweep(document);
  } catch (error) {
    if (error instanceof ValidationError) return error.errors.map(({ pointer, code }) => `${pointer} ${code}`);
    throw error;
  }
  return [];
}

const CARRY = 'waterfall.carried_interest_rate';
const LTV = 'origination.avg_loan_ltv';
const PATHS = 'monte_carlo.num_paths';
const METHOD = 'contract.appreciation_share_method';

const axes = [
  { parameter: CARRY, range: { from: 0.1, to: 0.25 } },
  { parameter: PATHS, range: { from: 256, to: 259 } },
  { parameter: 'waterfall.clawback_interim', values: [true, false] },
];

describe.each(SAMPLED_KINDS)('a %s design', (kind) => {
  const sweepOf = (design: { samples: number; seed: number }, more: object = {}): ReturnType<typeof expandSweep> =>
    expandSweep({ preset: 'base', axes, design: { kind, ...design }, ...more });

  it('draws inside the bounds, the same for the same seed, and every configuration is valid', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 24 }), fc.maxSafeNat(), (samples, seed) => {
        const sweep = sweepOf({ samples, seed });
        expect(sweep.design).toEqual({ kind, points: samples, excluded: 0, duplicates: 0 });
        for (const { parameters, config } of sweep.strategies) {
          const [carry, paths, catchUp] = Object.values(parameters) as [number, number, boolean];
          expect(carry >= 0.1 && carry <= 0.25 && [256, 257, 258, 259].includes(paths)).toBe(true);
          expect(typeof catchUp).toBe('boolean');
          expect([config.waterfall.carried_interest_rate, config.monte_carlo.num_paths]).toEqual([carry, paths]);
        }
        expect(validateConfig(sweep.strategies[0]!.config).errors).toEqual([]);
        expect(sweepOf({ samples, seed }).strategies.map(({ parameters }) => parameters)).toEqual(
          sweep.strategies.map(({ parameters }) => parameters),
        );
      }),
      { seed: 5, numRuns: 5 },
    );
  });

  it('gives whole numbers and choices the same weight, the ends too', () => {
    const { strategies } = sweepOf({ samples: 1600, seed: 1 });
    const share = (path: string, value: unknown): number =>
      strategies.filter(({ parameters }) => parameters[path] === value).length / 1600;
    // Four standard errors of independent draws: 4·√(0.25·0.75/1600), 4·√(0.5·0.5/1600).
    for (const paths of [256, 257, 258, 259]) expect(Math.abs(share(PATHS, paths) - 0.25)).toBeLessThan(0.0434);
    expect(Math.abs(share('waterfall.clawback_interim', true) - 0.5)).toBeLessThan(0.0501);
  });

  it('moves linked parameters together, and takes steps of a range for no more than its ends', () => {
    const linked = [
      {
        parameters: ['origination.min_ltv', LTV],
        range: { from: [0.05, 0.2], to: [0.1, 0.4], steps: 2 },
      },
    ];
    const { strategies } = sweepOf({ samples: 20, seed: 2 }, { axes: linked });
    expect(strategies).toHaveLength(20);
    for (const { config } of strategies) {
      const { min_ltv: low, avg_loan_ltv: mean } = config.origination;
      expect((mean - 0.2) / 0.2).toBeCloseTo((low - 0.05) / 0.05, 9);
    }
  });

  it('keeps constraints always, and counts what they and duplicates drop', () => {
    const pair = [
      { parameter: 'contract.min_appreciation_share', range: { from: 0, to: 0.9 } },
      { parameter: 'contract.max_appreciation_share', range: { from: 0.1, to: 1 } },
    ];
    const constraints = ['contract.min_appreciation_share <= contract.max_appreciation_share', `${CARRY} > 0`];
    fc.assert(
      fc.property(fc.integer({ min: 12, max: 60 }), fc.maxSafeNat(), (samples, seed) => {
        const { strategies, design } = sweepOf({ samples, seed }, { axes: pair, constraints });
        for (const { config } of strategies) {
          expect(config.contract.min_appreciation_share).toBeLessThanOrEqual(config.contract.max_appreciation_share);
        }
        expect(strategies.length + design.excluded + design.duplicates).toBe(samples);
        expect(strategies.map(({ index }) => index)).toEqual(strategies.map((_, n) => n));
      }),
      { seed: 6, numRuns: 5 },
    );
    const few = sweepOf({ samples: 30, seed: 3 }, { axes: axes.slice(2) });
    expect([few.strategies.length, few.design.duplicates, few.design.excluded]).toEqual([2, 28, 0]);
  });

  it('reports combinations that break a rule before anything runs: how many, and the first reasons', () => {
    const pair = [
      { parameter: 'contract.min_appreciation_share', range: { from: 0, to: 0.5 } },
      { parameter: 'contract.max_appreciation_share', range: { from: 0.25, to: 1 } },
    ];
    try {
      sweepOf({ samples: 256, seed: 1 }, { axes: pair });
      throw new Error('accepted');
    } catch (error) {
      const [first, ...others] = error instanceof ValidationError ? error.errors : [];
      expect([first?.pointer, first?.code, others]).toEqual(['/axes', 'cross_field', []]);
      // A twelfth of the rectangle has its minimum above its maximum.
      const [, count] = /^(\d+) of 256 combinations/.exec(first?.message ?? '') ?? [];
      expect(Number(count) / 256).toBeCloseTo(1 / 12, 1);
      expect(first?.message).toMatch(
        /first: contract.min_appreciation_share = 0\.\d+, contract.max_appreciation_share/,
      );
    }
  });

  it.each([
    ['samples left out', { design: { kind, seed: 1 } }, ['/design/samples required']],
    ['seed left out', { design: { kind, samples: 1 } }, ['/design/seed required']],
    ['no samples', { design: { kind, samples: 0, seed: 1 } }, ['/design/samples out_of_range']],
    ['half a sample', { design: { kind, samples: 1.5, seed: 1 } }, ['/design/samples not_integer']],
    ['samples in words', { design: { kind, samples: '8', seed: 1 } }, ['/design/samples wrong_type']],
    ['a seed below 0', { design: { kind, samples: 1, seed: -1 } }, ['/design/seed out_of_range']],
    ['a seed too large', { design: { kind, samples: 1, seed: 2 ** 53 } }, ['/design/seed out_of_range']],
    [
      'a member of another design',
      { design: { kind, samples: 1, seed: 1, strategies: [] } },
      ['/design/strategies unknown_key'],
    ],
    ['no axes', { axes: [] }, ['/axes required']],
    ['too many', { design: { kind, samples: 10_001, seed: 1 } }, ['/design/samples cost_limit']],
    [
      'an end out of bounds',
      { axes: [{ parameter: CARRY, range: { from: 0.1, to: 7 } }] },
      ['/axes/0/range/to out_of_range'],
    ],
    [
      'half an end of whole numbers',
      { axes: [{ parameter: PATHS, range: { from: 0.5, to: 7 } }] },
      ['/axes/0/range/from not_integer'],
    ],
    [
      'a range of words',
      { axes: [{ parameter: METHOD, range: { from: 1, to: 2 } }] },
      ['/axes/0/range/from wrong_type', '/axes/0/range/to wrong_type'],
    ],
    [
      'a bad number of steps',
      { axes: [{ parameter: CARRY, range: { from: 0.1, to: 0.2, steps: 1 } }] },
      ['/axes/0/range/steps out_of_range'],
    ],
  ])('refuses %s', (_, part, expected) => {
    expect(places({ preset: 'base', axes, design: { kind, samples: 4, seed: 1 }, ...part })).toEqual(expected);
  });

  it('refuses too many path-strategies before it draws any', () => {
    const overrides = { monte_carlo: { num_paths: 1e7 } };
    const document = { preset: 'base', overrides, axes: [axes[0]], design: { kind, samples: 201, seed: 1 } };
    expect(places(document)).toEqual(['/overrides/monte_carlo/num_paths cost_limit']);
  });
});

describe('linked axes and constraints of a grid', () => {
  const linked = {
    parameters: ['contract.min_appreciation_share', 'contract.max_appreciation_share'],
    values: [
      [0, 0.2],
      [0.3, 0.9],
    ],
  };

  it('set several parameters in each row, checked together', () => {
    const { strategies } = expandSweep({ preset: 'base', axes: [linked, { parameter: CARRY, values: [0.1, 0.2] }] });
    expect(strategies.map(({ name }) => name)).toEqual([
      'min_appreciation_share 0, max_appreciation_share 0.2, carried_interest_rate 0.1',
      'min_appreciation_share 0, max_appreciation_share 0.2, carried_interest_rate 0.2',
      'min_appreciation_share 0.3, max_appreciation_share 0.9, carried_interest_rate 0.1',
      'min_appreciation_share 0.3, max_appreciation_share 0.9, carried_interest_rate 0.2',
    ]);
    expect(strategies[3]!.config.contract).toMatchObject({ min_appreciation_share: 0.3, max_appreciation_share: 0.9 });
  });

  it('step linked ranges together', () => {
    const range = { from: [0.1, 0.02], to: [0.3, 0.01], steps: 3 };
    const { strategies } = expandSweep({
      preset: 'base',
      axes: [{ parameters: [CARRY, 'fees.management_fee_rate'], range }],
    });
    expect(strategies.map(({ parameters }) => Object.values(parameters))).toEqual([
      [0.1, 0.02],
      [0.2, 0.015],
      [0.3, 0.01],
    ]);
  });

  it('drop combinations that the constraints leave out, and those that are there already', () => {
    const pair = [
      { parameter: 'contract.min_appreciation_share', values: [0, 0.3, 0.3] },
      { parameter: 'contract.max_appreciation_share', values: [0.25, 1] },
    ];
    const constraints = ['contract.min_appreciation_share<contract.max_appreciation_share'];
    const sweep = expandSweep({ preset: 'base', axes: pair, constraints });
    expect(sweep.strategies.map(({ parameters }) => Object.values(parameters))).toEqual([
      [0, 0.25],
      [0, 1],
      [0.3, 1],
    ]);
    expect(sweep.design).toEqual({ kind: 'grid', points: 6, excluded: 2, duplicates: 1 });
  });

  it('leave values to their combinations that are sound only beside another', () => {
    const overrides = { contract: { min_appreciation_share: 0, max_appreciation_share: 0.5 } };
    const pair = [
      { parameter: 'contract.min_appreciation_share', values: [0, 0.6] },
      { parameter: 'contract.max_appreciation_share', values: [0.5, 1] },
    ];
    const constraints = ['contract.min_appreciation_share <= contract.max_appreciation_share'];
    expect(places({ preset: 'base', overrides, axes: pair })).toEqual(['/axes/0/values/1 cross_field']);
    expect(expandSweep({ preset: 'base', overrides, axes: pair, constraints }).strategies).toHaveLength(3);
  });

  it.each(['<', '<=', '=', '>=', '>'] as const)('compare by %s', (operator) => {
    const { strategies } = expandSweep({
      preset: 'base',
      axes: [{ parameter: CARRY, values: [0.1, 0.2, 0.3] }],
      constraints: [`${CARRY} ${operator} 2e-1`],
    });
    const kept = { '<': [0.1], '<=': [0.1, 0.2], '=': [0.2], '>=': [0.2, 0.3], '>': [0.3] }[operator];
    expect(strategies.map(({ parameters }) => parameters[CARRY])).toEqual(kept);
  });

  it('restrict nothing where a parameter has no number', () => {
    const cap = 'contract.return_cap_annual';
    const sweep = expandSweep({
      preset: 'base',
      axes: [{ parameter: cap, values: [null, 0.2, 0.3] }],
      constraints: [`${cap} < 0.25`],
    });
    expect(sweep.strategies.map(({ parameters }) => parameters[cap])).toEqual([null, 0.2]);
  });

  it('hold for a list too', () => {
    const strategies = [{ set: { [CARRY]: 0.1 } }, { set: { [CARRY]: 0.2 } }, { set: { [CARRY]: 0.2 } }];
    const { design } = expandSweep({
      preset: 'base',
      design: { kind: 'list', strategies },
      constraints: [`${CARRY} >= 0.2`],
    });
    expect(design).toEqual({ kind: 'list', points: 3, excluded: 1, duplicates: 1 });
  });

  const rows = (values: unknown, more: object = {}): object => ({
    axes: [{ parameters: ['contract.min_appreciation_share', 'contract.max_appreciation_share'], values, ...more }],
  });
  const range = (ends: object): object => ({ axes: [{ parameters: [CARRY, LTV], range: ends }] });

  it.each([
    ['a row that is no list', rows([0.1]), ['/axes/0/values/0 wrong_type']],
    ['a row too short', rows([[0, 1], [0.1]]), ['/axes/0/values/1 too_short']],
    ['a row too long', rows([[0, 1, 2]]), ['/axes/0/values/0 too_long']],
    ['a wrong value in a row', rows([[0, 'x']]), ['/axes/0/values/0/1 wrong_type']],
    ['a row that breaks a rule', rows([[0.6, 0.2]]), ['/axes/0/values/0/0 cross_field']],
    ['parameter beside parameters', rows([[0, 1]], { parameter: CARRY }), ['/axes/0/parameters cross_field']],
    ['no parameters', { axes: [{ parameters: [], values: [[]] }] }, ['/axes/0/parameters too_short']],
    [
      'parameters that are no list',
      { axes: [{ parameters: CARRY, values: [[1]] }] },
      ['/axes/0/parameters wrong_type'],
    ],
    [
      'a parameter that is no text',
      { axes: [{ parameters: [CARRY, 1], values: [[1, 1]] }] },
      ['/axes/0/parameters/1 wrong_type'],
    ],
    [
      'a parameter that is unknown',
      { axes: [{ parameters: [CARRY, 'x.y'], values: [[1, 1]] }] },
      ['/axes/0/parameters/1 unknown_parameter'],
    ],
    [
      'one parameter twice',
      { axes: [{ parameters: [CARRY, CARRY], values: [[0.1, 0.1]] }] },
      ['/axes/0/parameters/1 duplicate'],
    ],
    ['ends that are no lists', range({ from: 0.1, to: [0.2, 0.3], steps: 2 }), ['/axes/0/range/from wrong_type']],
    [
      'an end that is no number',
      range({ from: [0.1, '0.2'], to: [0.2, 0.3], steps: 2 }),
      ['/axes/0/range/from/1 wrong_type'],
    ],
    ['an end out of bounds', range({ from: [0.1, 0.2], to: [7, 0.3], steps: 2 }), ['/axes/0/range/to/0 out_of_range']],
    ['steps left out', range({ from: [0.1, 0.2], to: [0.2, 0.3] }), ['/axes/0/range/steps required']],
    ['constraints that are no list', { constraints: 'a < b' }, ['/constraints wrong_type']],
    ['a constraint that is no text', { constraints: [1] }, ['/constraints/0 wrong_type']],
    ['no constraint', { constraints: [''] }, ['/constraints/0 too_short']],
    [
      'too many constraints',
      { constraints: Array.from({ length: 101 }, () => `${CARRY} < 1`) },
      ['/constraints too_long'],
    ],
    ['half a constraint', { constraints: [`${CARRY} <`] }, ['/constraints/0 bad_format']],
    ['two comparisons', { constraints: [`0 < ${CARRY} < 1`] }, ['/constraints/0 bad_format']],
    ['another operator', { constraints: [`${CARRY} == 1`] }, ['/constraints/0 bad_format']],
    ['a sum', { constraints: [`${CARRY} < 1 + 2`] }, ['/constraints/0 bad_format']],
    ['numbers only', { constraints: ['1 < 2'] }, ['/constraints/0 bad_format']],
    ['a number too large', { constraints: [`${CARRY} < 1e999`] }, ['/constraints/0 not_finite']],
    [
      'unknown names',
      { constraints: ['x.y < z'] },
      ['/constraints/0 unknown_parameter', '/constraints/0 unknown_parameter'],
    ],
    [
      'a zone that is not there',
      { constraints: ['exit.default_rates.blue < 1'] },
      ['/constraints/0 unknown_parameter'],
    ],
    ['a word', { constraints: [`${METHOD} = 1`] }, ['/constraints/0 wrong_type']],
    ['a map', { constraints: ['exit.default_rates < 1'] }, ['/constraints/0 wrong_type']],
    ['constraints that leave nothing', { constraints: [`${CARRY} > 1`] }, ['/constraints cross_field']],
  ])('refuse %s', (_, part, expected) => {
    expect(places({ preset: 'base', ...part })).toEqual(expected);
  });
});
