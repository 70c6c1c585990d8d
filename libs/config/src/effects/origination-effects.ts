import type { JsonValue } from '../json-value';
import type { ParameterEffect } from './parameter-effect';

const SENIOR_AT_EXIT = 'trace:positions[].senior_balance_at_exit';
const PRECISION_OFF = { 'origination.zone_allocation_precision': 0, 'origination.zone_drift_threshold': 0.03 };

const SUBURBS = [
  { id: 'hill', zone: 'green', weight: 1, growth_adjustment: 0, volatility: 0 },
  { id: 'shore', zone: 'green', weight: 1, growth_adjustment: 0, volatility: 0 },
  { id: 'mill', zone: 'orange', weight: 1, growth_adjustment: 0, volatility: 0 },
];
const WITH_SUBURBS = { 'origination.suburbs': SUBURBS };

const LOAN = { advance: 300_000, value: 1_000_000, zone: 'green', month: 0, senior_balance: 0, term_years: 10 };
const OTHER = { ...LOAN, suburb: 'mill', zone: 'orange', advance: 100_000 };
const TAPE: Readonly<Record<string, JsonValue>> = {
  ...WITH_SUBURBS,
  'reinvestment.enabled': false,
  'origination.loan_tape': [{ ...LOAN, suburb: 'hill' }, OTHER],
};
const OWN_LOANS: Readonly<Record<string, JsonValue>> = { ...TAPE, 'origination.portfolio_mode': 'loan_tape' };
const FIRST = 'origination.loan_tape[0]';

/** Effects of what the fund buys: the tape, the distributions of advances and LTVs, zones and suburbs. */
export const ORIGINATION_EFFECTS: readonly ParameterEffect[] = [
  { of: 'origination.portfolio_mode', given: TAPE, to: 'loan_tape', lowers: 'positions.mean' },
  { of: 'origination.loan_tape', given: OWN_LOANS, to: [OTHER], lowers: 'positions.mean' },
  {
    of: 'origination.loan_tape[].advance',
    at: `${FIRST}.advance`,
    given: OWN_LOANS,
    to: 400_000,
    raises: 'bridge_interest.mean',
  },
  {
    of: 'origination.loan_tape[].value',
    at: `${FIRST}.value`,
    given: OWN_LOANS,
    to: 2e6,
    lowers: 'stressed_ltv.mean',
  },
  {
    of: 'origination.loan_tape[].zone',
    at: `${FIRST}`,
    given: OWN_LOANS,
    to: { ...LOAN, suburb: null, zone: 'red' },
    raises: 'default_rate.mean',
  },
  {
    of: 'origination.loan_tape[].suburb',
    at: `${FIRST}.suburb`,
    given: OWN_LOANS,
    to: null,
    lowers: 'largest_suburb.mean',
  },
  {
    of: 'origination.loan_tape[].month',
    at: `${FIRST}.month`,
    given: OWN_LOANS,
    to: 24,
    raises: 'trace:positions[].origination_month',
  },
  {
    of: 'origination.loan_tape[].senior_balance',
    at: `${FIRST}.senior_balance`,
    given: OWN_LOANS,
    to: 300_000,
    raises: 'stressed_ltv.mean',
  },
  {
    of: 'origination.loan_tape[].term_years',
    at: `${FIRST}.term_years`,
    given: OWN_LOANS,
    to: 4,
    lowers: 'wal.mean',
  },
  { of: 'origination.loan_size_distribution', to: 'fixed', lowers: 'largest_loan.mean' },
  { of: 'origination.avg_loan_size', to: 400_000, lowers: 'positions.mean' },
  { of: 'origination.loan_size_std_dev', to: 150_000, raises: 'largest_loan.mean' },
  { of: 'origination.min_loan_size', to: 200_000, lowers: 'positions.mean' },
  { of: 'origination.max_loan_size', to: 300_000, lowers: 'largest_loan.mean' },
  { of: 'origination.avg_loan_ltv', to: 0.4, raises: 'stressed_ltv.mean' },
  { of: 'origination.ltv_std_dev', to: 0.15, raises: 'share_non_recourse.mean' },
  { of: 'origination.min_ltv', to: 0.28, raises: 'stressed_ltv.mean' },
  { of: 'origination.max_ltv', to: 0.32, lowers: 'stressed_ltv.mean' },
  { of: 'origination.max_cltv', to: 0.56, lowers: 'stressed_ltv.mean' },
  {
    of: 'origination.ltv_zone_shift.{zone}',
    at: 'origination.ltv_zone_shift.green',
    to: 0.1,
    raises: 'stressed_ltv.mean',
  },
  { of: 'origination.senior_mortgage_ltv_mean', to: 0.35, raises: 'stressed_ltv.mean' },
  { of: 'origination.senior_mortgage_ltv_std_dev', to: 0.3, raises: 'stressed_ltv.sd' },
  { of: 'origination.senior_mortgage_rate', to: 0.12, raises: SENIOR_AT_EXIT },
  { of: 'origination.senior_mortgage_term_years', to: 10, lowers: SENIOR_AT_EXIT },
  {
    of: 'origination.zone_allocations.{zone}',
    at: 'origination.zone_allocations',
    to: { green: 0.2, orange: 0.35, red: 0.45 },
    raises: 'default_rate.mean',
  },
  { of: 'origination.zone_allocation_precision', to: 0, raises: 'herfindahl_zone.sd' },
  { of: 'origination.zone_rebalancing_enabled', given: PRECISION_OFF, to: false, raises: 'herfindahl_zone.sd' },
  { of: 'origination.rebalancing_strength', given: PRECISION_OFF, to: 1, lowers: 'herfindahl_zone.sd' },
  {
    of: 'origination.zone_drift_threshold',
    given: { ...PRECISION_OFF, 'origination.rebalancing_strength': 1 },
    to: 0.5,
    raises: 'herfindahl_zone.sd',
  },
  { of: 'origination.suburbs', given: WITH_SUBURBS, to: SUBURBS.slice(1), raises: 'largest_suburb.mean' },
  {
    of: 'origination.suburbs[].id',
    at: 'origination.suburbs[0].id',
    given: WITH_SUBURBS,
    to: 'dale',
    makes: 'trace:suburbs.0.suburb',
    equal: 'dale',
  },
  {
    of: 'origination.suburbs[].zone',
    at: 'origination.suburbs[1].zone',
    given: WITH_SUBURBS,
    to: 'orange',
    raises: 'largest_suburb.mean',
  },
  {
    of: 'origination.suburbs[].weight',
    at: 'origination.suburbs[0].weight',
    given: WITH_SUBURBS,
    to: 5,
    raises: 'largest_suburb.mean',
  },
  {
    of: 'origination.suburbs[].grade',
    at: 'origination.suburbs[0].grade',
    preset: 'levered',
    given: {
      'origination.suburbs': SUBURBS.map((suburb) => ({ ...suburb, grade: suburb.id === 'shore' ? 'A+' : 'B' })),
      'leverage.a_plus_overadvance.enabled': true,
      'leverage.green_sleeve.advance_rate': 0.05,
    },
    to: 'A+',
    lowers: 'bridge_leverage.mean',
  },
  {
    of: 'origination.suburbs[].growth_adjustment',
    at: 'origination.suburbs[0].growth_adjustment',
    given: WITH_SUBURBS,
    to: 0.03,
    raises: 'bridge_appreciation.mean',
  },
  {
    of: 'origination.suburbs[].volatility',
    at: 'origination.suburbs[0].volatility',
    given: WITH_SUBURBS,
    to: 0.2,
    raises: 'gross_irr.sd',
  },
];
