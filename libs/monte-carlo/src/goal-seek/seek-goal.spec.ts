import { ValidationError, type FieldError } from '@ihome/config';
import { expandSweep } from '../design/expand-sweep';
import { goalOf } from '../design/sweep-document';
import { sampleResult } from '../sample-result.fixture';
import { seekGoal } from './seek-goal';

const FEE = 'fees.management_fee_rate';
const SHARE = 'contract.share_multiplier';
const goal = { parameter: FEE, metric: 'net_irr.mean', target: 0.045 };
const axes = [
  { parameter: SHARE, values: [1, 2] },
  { parameter: FEE, range: { from: 0.01, to: 0.03, steps: 3 } },
];

function errorsOf(document: object): readonly FieldError[] {
  try {
    expandSweep({ preset: 'base', axes, ...document });
  } catch (error) {
    if (error instanceof ValidationError) return error.errors;
    throw error;
  }
  return [];
}

describe('a goal', () => {
  it('is sought along its axis for every combination of the others', () => {
    const document = { preset: 'base', axes, goal };
    expect(goalOf(document)).toEqual(goal);
    const variants = expandSweep(document).strategies.map(({ index, parameters }) => ({
      parameters,
      result: sampleResult({
        index,
        meanNetIrr: 0.03 * Number(parameters[SHARE]) - Number(parameters[FEE]),
        lossEs95: 0.1,
      }),
    }));
    const { searches, confidence } = seekGoal(goal, [...variants].reverse(), 0.95);
    expect(confidence).toBe(0.95);
    expect(searches.map(({ parameters, status }) => [parameters[SHARE], status])).toEqual([
      [2, 'met'],
      [1, 'always_below'],
    ]);
    expect(searches[0]!.crossings).toHaveLength(1);
    expect(searches[0]!.crossings[0]!.value).toBeCloseTo(0.015, 12);
    expect(searches[0]!.points.map(({ value, strategy }) => [value, strategy])).toEqual([
      [0.01, 3],
      [0.02, 4],
      [0.03, 5],
    ]);
    const none = { status: 'undefined', reason: 'no path' } as const;
    const missing = variants.map(({ parameters }, index) => ({
      parameters,
      result: sampleResult({ index, meanNetIrr: none, lossEs95: 0.1 }),
    }));
    expect(seekGoal(goal, missing, 0.95).searches.map(({ status }) => status)).toEqual(['undefined', 'undefined']);
    const above = { ...goal, target: -1 };
    expect(seekGoal(above, variants, 0.95).searches.map(({ status }) => status)).toEqual([
      'always_above',
      'always_above',
    ]);
  });

  it.each<[string, object, string, string]>([
    ['no object', { goal: 3 }, '/goal', 'wrong_type'],
    ['an unknown member', { goal: { ...goal, tolerance: 1 } }, '/goal/tolerance', 'unknown_key'],
    ['no parameter', { goal: { ...goal, parameter: undefined } }, '/goal/parameter', 'required'],
    ['a target that is no number', { goal: { ...goal, target: '5%' } }, '/goal/target', 'wrong_type'],
    ['a parameter without axis', { goal: { ...goal, parameter: 'fund.fund_size' } }, '/goal/parameter', 'cross_field'],
    ['an unknown figure', { goal: { ...goal, metric: 'net_ir.mean' } }, '/goal/metric', 'not_one_of'],
    ['a level that is not configured', { goal: { ...goal, metric: 'loss.es_42' } }, '/goal/metric', 'cross_field'],
    ['a design without grid', { goal, design: { kind: 'random', samples: 4, seed: 1 } }, '/goal', 'cross_field'],
    ['one value', { goal, axes: [{ parameter: FEE, values: [0.02, 0.02] }] }, '/goal/parameter', 'cross_field'],
    [
      'values that are no numbers',
      {
        goal: { ...goal, parameter: 'waterfall.waterfall_structure' },
        axes: [{ parameter: 'waterfall.waterfall_structure', values: ['european', 'american'] }],
      },
      '/goal/parameter',
      'cross_field',
    ],
    [
      'a linked axis',
      {
        goal,
        axes: [
          {
            parameters: [FEE, SHARE],
            values: [
              [0.01, 1],
              [0.02, 2],
            ],
          },
        ],
      },
      '/goal/parameter',
      'cross_field',
    ],
  ])('is refused with %s', (_, document, pointer, code) => {
    expect(errorsOf(document).map((error) => `${error.pointer} ${error.code}`)).toContain(`${pointer} ${code}`);
  });

  it('may be a probability', () => {
    expect(errorsOf({ goal: { ...goal, metric: 'clear_hurdle.probability' } })).toEqual([]);
  });
});
