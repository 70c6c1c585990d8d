import type { ParameterEffect } from './parameter-effect';

const STEPPED = { 'fees.management_fee_basis': 'stepped' };
const FIRST_YEAR = { 'fees.management_fee_schedule': [{ year: 1, rate: 0.05 }] };

/** Effects of fees and expenses. */
export const FEES_EFFECTS: readonly ParameterEffect[] = [
  { of: 'fees.management_fee_rate', to: 0.03, raises: 'management_fees.mean' },
  { of: 'fees.management_fee_basis', to: 'invested_capital', lowers: 'management_fees.mean' },
  { of: 'fees.stepped_after', given: STEPPED, to: 'step_down_year', raises: 'management_fees.mean' },
  { of: 'fees.management_fee_frequency', to: 'annual', lowers: 'net_irr.mean' },
  { of: 'fees.management_fee_timing', to: 'arrears', raises: 'net_irr.mean' },
  { of: 'fees.management_fee_step_down', to: false, raises: 'management_fees.mean' },
  { of: 'fees.management_fee_step_down_year', to: 3, lowers: 'management_fees.mean' },
  { of: 'fees.management_fee_step_down_rate', to: 0.5, lowers: 'management_fees.mean' },
  { of: 'fees.management_fee_schedule', to: [{ year: 1, rate: 0.05 }], raises: 'management_fees.mean' },
  {
    of: 'fees.management_fee_schedule[].year',
    at: 'fees.management_fee_schedule[0].year',
    given: FIRST_YEAR,
    to: 8,
    lowers: 'management_fees.mean',
  },
  {
    of: 'fees.management_fee_schedule[].rate',
    at: 'fees.management_fee_schedule[0].rate',
    given: FIRST_YEAR,
    to: 0.01,
    lowers: 'management_fees.mean',
  },
  { of: 'fees.management_fee_offset_percentage', to: 0.5, lowers: 'management_fees.mean' },
  { of: 'fees.origination_fee_rate', to: 0.06, raises: 'origination_fees.mean' },
  { of: 'fees.origination_fee_recipient', to: 'fund', raises: 'bridge_fee_income.mean' },
  { of: 'fees.origination_fee_payer', to: 'fund', lowers: 'bridge_fees.mean' },
  { of: 'fees.per_position_cost', to: 2000, raises: 'expenses.mean' },
  { of: 'fees.acquisition_fee_rate', to: 0.01, lowers: 'bridge_fees.mean' },
  { of: 'fees.disposition_fee_rate', to: 0.01, lowers: 'bridge_fees.mean' },
  { of: 'fees.servicing_fee_rate', to: 0.01, lowers: 'bridge_fees.mean' },
  { of: 'fees.expense_rate', to: 0.01, raises: 'expenses.mean' },
  { of: 'fees.expense_basis', to: 'invested_capital', lowers: 'expenses.mean' },
  { of: 'fees.fixed_annual_expenses', to: 500_000, raises: 'expenses.mean' },
  { of: 'fees.expense_growth_rate', to: 0.1, raises: 'expenses.mean' },
  { of: 'fees.formation_costs', to: 1_000_000, raises: 'expenses.mean' },
];
