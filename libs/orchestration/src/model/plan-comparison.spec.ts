import { findPreset, plainJson } from '@ihome/config';
import type { StrategyRecord } from '../ports/sweep-records';
import { sweepModel } from './sweep-model';

const { config } = findPreset('base')!;

/** Strategies with these zones and what a plan reads of their results. */
function planOf(zones: readonly (readonly string[])[]) {
  const strategies = zones.map((own, index): StrategyRecord => {
    const configured = { ...config, zones: [...own] };
    return { index, role: { kind: 'variant' }, parameters: {}, config: plainJson(configured), configHash: `${index}` };
  });
  const results = zones.map((_, index) => ({
    index,
    result: plainJson({ index, name: `${index}`, metrics: {}, loss: { var: [], es: [] }, guardrails: [] }),
  }));
  return sweepModel.planComparison({ strategies, results });
}

test('a strategy alone is read again for its zones, unless it has one', () => {
  expect(planOf([['green', 'red']])).toEqual({ indices: [0], nearest: [0] });
  expect(planOf([['green']])).toEqual({ indices: [], nearest: [] });
});

test('two strategies are compared whatever their zones', () => {
  expect(planOf([['green'], ['green']]).indices).toEqual([0, 1]);
});
