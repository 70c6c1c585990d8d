import { ValidationError, validateConfig, type FieldError } from '@ihome/config';
import { MAX_STRATEGIES, expandSweep } from '../design/expand-sweep';
import { runName } from './strategy-role';

const FEE = 'fees.management_fee_rate';
const CARRY = 'waterfall.carried_interest_rate';
const PARAMETERS = [
  { parameter: FEE, low: 0.01, high: 0.025 },
  { parameter: CARRY, low: 0.1, high: 0.25 },
];

const document = (sensitivity: object, more: object = {}): object => ({
  preset: 'base',
  overrides: { stress: { scenarios: [] }, sensitivity: { method: 'sobol_indices', ...sensitivity }, ...more },
});

function errorsOf(input: unknown): readonly FieldError[] {
  try {
    expandSweep(input);
  } catch (error) {
    if (error instanceof ValidationError) return error.errors;
    throw error;
  }
  return [];
}

describe('samples for Sobol’ indices', () => {
  const { analyses, strategies } = expandSweep({
    ...document({ samples: 8, parameters: PARAMETERS }),
    axes: [{ parameter: FEE, values: [0.01, 0.03] }],
  });

  it('are strategies after those of the sweep: rows of A and B, and of A with each parameter from B; the base is not run for them', () => {
    expect(strategies).toHaveLength(2);
    expect(analyses).toHaveLength(8 * 4);
    expect(analyses.slice(0, 4).map(({ index, role }) => ({ index, ...role }))).toEqual([
      { index: 2, kind: 'sample', row: 0, matrix: 'A', parameter: null },
      { index: 3, kind: 'sample', row: 0, matrix: 'B', parameter: null },
      { index: 4, kind: 'sample', row: 0, matrix: 'AB', parameter: FEE },
      { index: 5, kind: 'sample', row: 0, matrix: 'AB', parameter: CARRY },
    ]);
    const [a, b, fee, carry] = analyses.map(({ parameters }) => parameters);
    expect(fee).toEqual({ [FEE]: b?.[FEE], [CARRY]: a?.[CARRY] });
    expect(carry).toEqual({ [FEE]: a?.[FEE], [CARRY]: b?.[CARRY] });
  });

  it('are whole valid configurations with names of their own', () => {
    for (const { config, parameters } of analyses) {
      expect(validateConfig(config).errors).toEqual([]);
      expect([config.fees.management_fee_rate, config.waterfall.carried_interest_rate]).toEqual(
        Object.values(parameters),
      );
    }
    const names = analyses.map(({ role, parameters, config }) => runName(role, { parameters, config }));
    expect(new Set(names).size).toBe(analyses.length);
    expect(names[2]).toBe(`sample 0 of AB, ${FEE} from B`);
  });

  it('need a number of samples', () => {
    expect(errorsOf(document({ samples: 0, parameters: PARAMETERS }))).toMatchObject([
      { pointer: '/overrides/sensitivity/samples', message: expect.stringContaining('power of two') },
    ]);
  });

  it('count towards the limits, before any is made', () => {
    const [error, ...others] = errorsOf(document({ samples: 65_536, parameters: PARAMETERS }));
    expect(others).toEqual([]);
    expect(error).toEqual({
      pointer: '/overrides/sensitivity/samples',
      code: 'cost_limit',
      message: `65536 samples of 2 parameters take 65536 × 4 strategies; all 262145 are above the limit of ${MAX_STRATEGIES}, which leaves room for 2499 samples`,
    });
    const paths = document({ samples: 2048, parameters: PARAMETERS }, { monte_carlo: { num_paths: 1e6 } });
    expect(errorsOf(paths)).toMatchObject([{ pointer: '/overrides/monte_carlo/num_paths', code: 'cost_limit' }]);
  });

  it('that break a rule are told with their number before anything runs', () => {
    const parameters = [
      { parameter: 'contract.min_appreciation_share', low: 0, high: 1 },
      { parameter: 'contract.max_appreciation_share', low: 0, high: 1 },
    ];
    const errors = errorsOf(document({ samples: 16, parameters }));
    expect(errors).toMatchObject([{ pointer: '/overrides/sensitivity/parameters', code: 'cross_field' }]);
    expect(errors[0]?.message).toMatch(/^\d+ of \d+ combinations/);
  });
});
