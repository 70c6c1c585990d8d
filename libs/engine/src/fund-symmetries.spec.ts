/** What changes a fund by a factor and nothing else, over random configurations of every part of the model. */
import { PARAMETERS, type SimulationConfig } from '@ihome/config';
import { explain, forAllConfigurations, unlike } from './fund-comparison.fixture';

/** Paths of all parameters that are amounts of money. */
const AMOUNTS = PARAMETERS.filter(({ unit }) => unit.startsWith('currency')).map(({ path }) =>
  path.split(/\.|(?=\[\])/),
);

/** Multiplies the numbers at a path: `[]` stands for each item of a list, `{zone}` for each zone. */
function scaleAt(parent: unknown, [key, ...rest]: readonly string[], k: number): void {
  if (typeof parent !== 'object' || parent === null || key === undefined) return;
  const keys = key === '[]' || key === '{zone}' ? Object.keys(parent) : [key];
  for (const each of keys) {
    const value: unknown = Reflect.get(parent, each);
    if (rest.length > 0) scaleAt(value, rest, k);
    else if (typeof value === 'number') Reflect.set(parent, each, k * value);
  }
}

/** The configuration with every amount of money times k. */
function scaled(config: SimulationConfig, k: number): SimulationConfig {
  const copy = structuredClone(config);
  for (const path of AMOUNTS) scaleAt(copy, path, k);
  return copy;
}

describe('scale', () => {
  // Powers of two leave every rounding where it was, so that no loan more or less is bought.
  test.each([0.25, 16])('all amounts × %d: every amount of the trace × it, all else as it was', (k) => {
    forAllConfigurations((config, path) => {
      const [one, other] = [explain(config, path), explain(scaled(config, k), path)];
      expect(unlike(one, other, { k, name: 'trace', size: config.fund.fund_size }).slice(0, 5)).toEqual([]);
    }, 15);
  });

  test('amounts are found wherever they stand', () => {
    const names = AMOUNTS.map((path) => path.join('.'));
    expect(names).toEqual(
      expect.arrayContaining([
        'fund.fund_size',
        'origination.loan_tape.[].senior_balance',
        'reinvestment.min_reinvestment_amount',
        'tranches.list.[].size',
        'gp_entity.expenses.[].amount',
        'guardrails.zone_ticket_limits.{zone}',
      ]),
    );
  });
});
