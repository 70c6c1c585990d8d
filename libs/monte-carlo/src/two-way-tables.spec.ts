import { expandSweep } from './design/expand-sweep';
import type { SoughtResult } from './goal-seek/seek-goal';
import { sampleResult } from './sample-result.fixture';
import { twoWayTables, type TwoWayTable } from './two-way-tables';

const SHARE = 'contract.share_multiplier';
const FEE = 'fees.management_fee_rate';
const CARRY = 'waterfall.carried_interest_rate';
const STRUCTURE = 'waterfall.waterfall_structure';

/** The tables of a grid; every strategy's mean net IRR is its index in thousandths. */
function tablesOf(document: object): TwoWayTable[] {
  const { strategies, baseConfig } = expandSweep({ preset: 'base', ...document });
  const grid = strategies.map(({ index, parameters }): SoughtResult => ({
    parameters,
    result: sampleResult({ index, meanNetIrr: index / 1000, lossEs95: 0.2 }),
  }));
  return twoWayTables(grid, { ...baseConfig, risk: { ...baseConfig.risk, confidence_levels: [0.95] } });
}

/** Strategies by cell, the first row of y first; null where there is none. */
const gridOf = ({ x, y, cells }: TwoWayTable): (number | null)[][] =>
  y.values.map((_, j) => x.values.map((__, i) => cells.find((cell) => cell.x === i && cell.y === j)?.strategy ?? null));

describe('twoWayTables', () => {
  it('of two axes has every strategy in its place, values ascending, the base told', () => {
    const [table, ...others] = tablesOf({
      axes: [
        { parameter: SHARE, values: [1, 1.5, 2] },
        { parameter: FEE, values: [0.02, 0.015] },
      ],
    });
    expect(others).toEqual([]);
    expect(table).toMatchObject({
      x: { parameters: [SHARE], values: [1, 1.5, 2] },
      y: { parameters: [FEE], values: [0.015, 0.02] },
      held: [],
      base: 0,
    });
    expect(gridOf(table!)).toEqual([
      [1, 3, 5],
      [0, 2, 4],
    ]);
  });

  it('gives each figure with its number of paths, error and interval', () => {
    const [table] = tablesOf({
      axes: [
        { parameter: SHARE, values: [1, 2] },
        { parameter: FEE, values: [0.01, 0.02] },
      ],
    });
    const figures = table?.cells[3]?.figures ?? [];
    const half = 1.9659272959 * 0.001;
    expect(figures[0]).toEqual({
      figure: 'net_irr.mean',
      n: 400,
      value: 0.003,
      low: expect.closeTo(0.003 - half, 12),
      high: expect.closeTo(0.003 + half, 12),
      standard_error: 0.001,
    });
    expect(figures.find(({ figure }) => figure === 'loss.es_95')).toMatchObject({
      value: 0.2,
      standard_error: 0.0102,
    });
    expect(figures.find(({ figure }) => figure === 'tvpi.mean')?.value).toMatchObject({ status: 'not_applicable' });
  });

  it('holds other axes at the base where they have it, else at their first; words are held too', () => {
    const tables = tablesOf({
      axes: [
        { parameter: STRUCTURE, values: ['american', 'european'] },
        { parameter: SHARE, values: [1, 2] },
        { parameter: FEE, values: [0.01, 0.02] },
        { parameter: CARRY, values: [0.1, 0.15] },
      ],
    });
    expect(tables.map(({ x, y, held, base }) => [x.parameters, y.parameters, held, base])).toEqual([
      [[SHARE], [FEE], [held(STRUCTURE, 'european'), held(CARRY, 0.1)], null],
      [[SHARE], [CARRY], [held(STRUCTURE, 'european'), held(FEE, 0.02)], null],
      [[FEE], [CARRY], [held(STRUCTURE, 'european'), held(SHARE, 1)], null],
    ]);
    // American first: 8 strategies; European, share 1, fee 0.01 and 0.02, carry 0.1: 8, 10; share 2: 12, 14.
    expect(gridOf(tables[0]!)).toEqual([
      [8, 12],
      [10, 14],
    ]);
  });

  it('takes linked parameters for one axis, and the first three axes alone', () => {
    const axes = [
      {
        parameters: [FEE, CARRY],
        values: [
          [0.01, 0.25],
          [0.02, 0.2],
          [0.015, 0.22],
        ],
      },
      { parameter: SHARE, values: [1, 2] },
      { parameter: 'waterfall.hurdle_rate', values: [0.06, 0.08] },
      { parameter: 'origination.avg_loan_ltv', values: [0.25, 0.3] },
    ];
    const tables = tablesOf({ axes });
    expect(tables).toHaveLength(3);
    expect(tables[0]?.x).toEqual({ parameters: [FEE, CARRY], values: [0.01, 0.015, 0.02] });
    expect(tables[2]?.held).toContainEqual(held(CARRY, 0.2));
  });

  it('leaves out what a constraint drops', () => {
    const [table] = tablesOf({
      axes: [
        { parameter: 'contract.min_appreciation_share', values: [0, 0.4, 0.8] },
        { parameter: 'contract.max_appreciation_share', values: [0.4, 0.8] },
      ],
      constraints: ['contract.min_appreciation_share <= contract.max_appreciation_share'],
    });
    expect(gridOf(table!)).toEqual([
      [0, 2, null],
      [1, 3, 4],
    ]);
  });

  it('has none of a single axis, a single value or words alone', () => {
    expect(tablesOf({})).toEqual([]);
    expect(tablesOf({ axes: [{ parameter: SHARE, values: [1, 2] }] })).toEqual([]);
    expect(
      tablesOf({
        axes: [
          { parameter: SHARE, values: [1, 2] },
          { parameter: FEE, values: [0.01] },
          { parameter: STRUCTURE, values: ['american', 'european'] },
        ],
      }),
    ).toEqual([]);
  });
});

function held(parameter: string, value: unknown): TwoWayTable['held'][number] {
  return { parameter, value };
}
