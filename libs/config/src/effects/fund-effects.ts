import type { ParameterEffect } from './parameter-effect';

const LATE_HALF = {
  'fund.closings': [
    { month: 0, fraction: 0.5 },
    { month: 12, fraction: 0.5 },
  ],
};

/** Effects of the fund's size, life and goals. */
export const FUND_EFFECTS: readonly ParameterEffect[] = [
  { of: 'fund.fund_size', to: 2e8, raises: 'positions.mean' },
  { of: 'fund.currency', to: 'EUR', puts: '100.0m EUR', into: 'bundle:report.html' },
  { of: 'fund.fund_term', to: 12, raises: 'management_fees.mean' },
  { of: 'fund.extension_years', to: 0, lowers: 'wal.mean' },
  { of: 'fund.vintage_year', to: 2030, raises: 'results:cash_flow_by_year.1.calendar_year' },
  { of: 'fund.fund_id', to: 'EQU-2', puts: 'EQU-2', into: 'bundle:report.html' },
  { of: 'fund.fund_group', to: 'Home funds', puts: 'Home funds', into: 'bundle:report.html' },
  { of: 'fund.gp_commitment_percentage', to: 0.2, lowers: 'carry.mean' },
  { of: 'fund.fund_end_discount', given: { 'fund.extension_years': 0 }, to: 0.4, lowers: 'gross_moic.mean' },
  {
    of: 'fund.closings',
    to: [
      { month: 0, fraction: 0.5 },
      { month: 12, fraction: 0.5 },
    ],
    lowers: 'management_fees.mean',
  },
  {
    of: 'fund.closings[].month',
    at: 'fund.closings[1].month',
    given: LATE_HALF,
    to: 24,
    raises: 'tvpi_first_closing.mean',
  },
  {
    of: 'fund.closings[].fraction',
    at: 'fund.closings',
    given: LATE_HALF,
    to: [
      { month: 0, fraction: 0.2 },
      { month: 12, fraction: 0.8 },
    ],
    raises: 'tvpi_first_closing.mean',
  },
  { of: 'fund.equalisation_rate', given: LATE_HALF, to: 0.15, raises: 'net_irr_first_closing.mean' },
  { of: 'fund.goal_irr', to: 0.06, raises: 'results:probabilities.goal_irr.value' },
  { of: 'fund.goal_multiple', to: 1.3, raises: 'results:probabilities.goal_multiple.value' },
  { of: 'fund.goal_horizon_years', to: 6, makes: 'results:guardrails.wal.status', equal: 'pass' },
];
