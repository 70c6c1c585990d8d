import type { SimulationConfig } from '@ihome/config';
import { baseWith } from '../portfolio/portfolio.fixture';
import { fixedExpenses } from './fixed-expenses';
import { managementFeeCharges, managementFeeRate } from './management-fee';
import { grossManagementFee, monthlyExpenses, servicingFee, type FeeMonth } from './monthly-charges';
import { resolveFees } from './resolve-fees';

type Fees = SimulationConfig['fees'];
const fees = (overrides: Partial<Fees>): Fees => baseWith({ fees: overrides }).fees;
const total = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0);

describe('management fee', () => {
  test('published: 2.5% to year 5, then 1.0%, on 100m over ten years → 17.5m', () => {
    const schedule = [1, 2, 3, 4, 5].map((year) => ({ year, rate: 0.025 }));
    for (const frequency of ['monthly', 'quarterly', 'annual'] as const) {
      for (const timing of ['advance', 'arrears'] as const) {
        const charges = managementFeeCharges(
          fees({
            management_fee_rate: 0.01,
            management_fee_schedule: schedule,
            management_fee_step_down: false,
            management_fee_frequency: frequency,
            management_fee_timing: timing,
          }),
          // In advance the charge of month 120 is that of year 11.
          timing === 'advance' ? 119 : 120,
        );
        expect(total(charges) * 100e6).toBeCloseTo(17.5e6, 4);
      }
    }
  });

  test('the base fee: 0.5% a quarter in advance, three quarters of it from year 6', () => {
    const charges = managementFeeCharges(fees({}), 144);
    expect(charges[0]).toBeCloseTo(0.005, 15);
    expect(charges[1]).toBe(0);
    expect(charges[57]).toBeCloseTo(0.005, 15);
    expect(charges[60]).toBeCloseTo(0.00375, 15);
  });

  test('in arrears the charge of month 60 still belongs to year 5', () => {
    const charges = managementFeeCharges(fees({ management_fee_timing: 'arrears' }), 144);
    expect(charges[0]).toBe(0);
    expect(charges[60]).toBeCloseTo(0.005, 15);
    expect(charges[63]).toBeCloseTo(0.00375, 15);
  });

  test('the step-down applies to the schedule as well; years it does not name keep the rate', () => {
    const stepped = fees({ management_fee_schedule: [{ year: 7, rate: 0.04 }] });
    expect(managementFeeRate(stepped, 5)).toBe(0.02);
    expect(managementFeeRate(stepped, 6)).toBeCloseTo(0.015, 15);
    expect(managementFeeRate(stepped, 7)).toBeCloseTo(0.03, 15);
  });
});

describe('bases', () => {
  const at: FeeMonth = { month: 12, committed: 100, openingInvested: 60, invested: 50, previousNav: 80 };

  test.each([
    ['committed_capital', 100, 100],
    ['invested_capital', 50, 60],
    ['net_asset_value', 80, 80],
  ] as const)('%s: management fee on %d, expenses on %d', (basis, managementBasis, expenseBasis) => {
    const config = baseWith({ fees: { management_fee_basis: basis, expense_basis: basis, fixed_annual_expenses: 0 } });
    const resolved = resolveFees(config, 144);
    expect(grossManagementFee(resolved, at)).toBeCloseTo(0.005 * managementBasis, 12);
    expect(monthlyExpenses(resolved, at)).toBeCloseTo((0.003 * expenseBasis) / 12, 12);
    expect(servicingFee(resolved, at)).toBeCloseTo((0.0025 * 60) / 12, 12);
  });

  test.each([
    ['deployment', 'advance', 24],
    ['deployment', 'arrears', 25],
    ['reinvestment', 'advance', 48],
    ['reinvestment', 'arrears', 49],
    ['step_down_year', 'advance', 60],
    ['step_down_year', 'arrears', 61],
  ] as const)('stepped after %s, in %s: committed before month %d, invested from then on', (after, timing, turn) => {
    const stepped = { management_fee_basis: 'stepped', stepped_after: after } as const;
    const config = baseWith({
      fees: { ...stepped, management_fee_timing: timing, management_fee_frequency: 'monthly' },
    });
    const resolved = resolveFees(config, 144);
    const basisIn = (month: number): number =>
      grossManagementFee(resolved, { ...at, month }) / resolved.managementCharges[month]!;
    expect(basisIn(turn - 1)).toBeCloseTo(100, 10);
    expect(basisIn(turn)).toBeCloseTo(50, 10);
  });

  test('a basis that is not stepped ignores when the stepped one turns', () => {
    const of = (after: Fees['stepped_after']): unknown =>
      resolveFees(baseWith({ fees: { stepped_after: after } }), 144);
    expect(of('deployment')).toEqual(of('step_down_year'));
  });

  test('a negative NAV is charged nothing', () => {
    const resolved = resolveFees(baseWith({ fees: { management_fee_basis: 'net_asset_value' } }), 144);
    expect(grossManagementFee(resolved, { ...at, previousNav: -10 })).toBe(0);
  });

  test('fixed expenses: 12,500 a month in the first year, 12,750 in the second, none in month 0', () => {
    const path = fixedExpenses(fees({ fixed_annual_expenses: 150000, expense_growth_rate: 0.02 }), 24);
    expect(path[0]).toBe(0);
    expect(path[1]).toBe(12500);
    expect(path[12]).toBe(12500);
    expect(path[13]).toBeCloseTo(12750, 9);
  });
});
