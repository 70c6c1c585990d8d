import type { JsonValue } from '../json-value';
import type { ParameterEffect } from './parameter-effect';

const COUPONS = 'trace:ledger[].tranche_interest';
const BALANCES = 'trace:ledger[].tranche_balance';
const COST = 'bridge_leverage.mean';

const SENIOR: Readonly<Record<string, JsonValue>> = {
  name: 'A',
  type: 'senior_debt',
  size: 15e6,
  interest_rate: 0.06,
  payment_frequency: 'quarterly',
  amortization_schedule: 'interest_only',
  term_years: 8,
  payment_in_kind: false,
};
const TRANCHED: Readonly<Record<string, JsonValue>> = { 'tranches.list': [SENIOR], 'tranches.enabled': true };
/** So much senior debt that coverage fails once the tests of coverage begin, after deployment. */
const HEAVY: Readonly<Record<string, JsonValue>> = {
  'tranches.list': [{ ...SENIOR, size: 40e6, interest_rate: 0.08 }],
  'tranches.enabled': true,
  'tranches.overcollateralization_test.threshold': null,
};
const FAILING: Readonly<Record<string, JsonValue>> = { ...HEAVY, 'tranches.interest_coverage_test.threshold': 10 };
const FIRST = 'tranches.list[0]';
/** Coupons due while the fund has no free cash. */
const SWEPT: Readonly<Record<string, JsonValue>> = {
  ...TRANCHED,
  'tranches.list': [SENIOR, { ...SENIOR, name: 'B', type: 'mezzanine', interest_rate: 0.1, payment_in_kind: true }],
};

/** Effects of debt and preferred tranches and their tests. */
export const TRANCHES_EFFECTS: readonly ParameterEffect[] = [
  { of: 'tranches.enabled', given: { 'tranches.list': [SENIOR] }, to: true, lowers: COST },
  { of: 'tranches.list', given: TRANCHED, to: [{ ...SENIOR, size: 5e6 }], raises: COST },
  {
    of: 'tranches.list[].name',
    at: `${FIRST}.name`,
    given: TRANCHED,
    to: 'Class A',
    puts: 'Class A',
    into: 'bundle:report.html',
  },
  { of: 'tranches.list[].type', at: `${FIRST}.type`, given: FAILING, to: 'preferred_equity', lowers: COST },
  { of: 'tranches.list[].size', at: `${FIRST}.size`, given: TRANCHED, to: 25e6, lowers: COST },
  { of: 'tranches.list[].interest_rate', at: `${FIRST}.interest_rate`, given: TRANCHED, to: 0.12, raises: COUPONS },
  {
    of: 'tranches.list[].payment_frequency',
    at: `${FIRST}.payment_frequency`,
    given: TRANCHED,
    to: 'annual',
    raises: 'net_irr.mean',
  },
  {
    of: 'tranches.list[].amortization_schedule',
    at: `${FIRST}.amortization_schedule`,
    given: TRANCHED,
    to: 'straight_line',
    lowers: BALANCES,
  },
  { of: 'tranches.list[].term_years', at: `${FIRST}.term_years`, given: TRANCHED, to: 4, lowers: BALANCES },
  {
    of: 'tranches.list[].payment_in_kind',
    at: 'tranches.list[1].payment_in_kind',
    given: SWEPT,
    to: false,
    lowers: BALANCES,
  },
  { of: 'tranches.reserve_account.target_percentage', given: TRANCHED, to: 0.5, raises: 'cash_drag.mean' },
  {
    of: 'tranches.reserve_account.replenishment_rate',
    given: { ...TRANCHED, 'tranches.reserve_account.target_percentage': 0.5 },
    to: 0.02,
    lowers: 'cash_drag.mean',
  },
  { of: 'tranches.overcollateralization_test.threshold', given: TRANCHED, to: 10, lowers: BALANCES },
  { of: 'tranches.interest_coverage_test.threshold', given: HEAVY, to: 10, raises: COST },
  // A failed test diverts cash until the next one.
  { of: 'tranches.test_frequency', given: FAILING, to: 'annual', raises: COST },
  { of: 'tranches.cure_period_months', given: FAILING, to: 24, lowers: COST },
];
