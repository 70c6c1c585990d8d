import type { ParameterEffect } from './parameter-effect';

const EXPENSES = 'gp_expenses.mean';
const AUDIT = { name: 'audit', amount: 100_000, frequency: 'annual', start_year: 2, end_year: 5 };
const WITH_AUDIT = { 'gp_entity.expenses': [AUDIT] };
const FIRST = 'gp_entity.expenses[0]';
const FOUNDER = { name: 'founder', carry_share: 0.5, fee_share: 0.3 };
const WITH_TEAM = { 'gp_entity.team_allocation': [FOUNDER], 'contract.share_multiplier': 3 };
const MEMBER = 'gp_entity.team_allocation[0]';

/** Effects of the management company. */
export const GP_ENTITY_EFFECTS: readonly ParameterEffect[] = [
  { of: 'gp_entity.enabled', to: false, makes: 'trace:gp_entity', equal: null },
  { of: 'gp_entity.base_expenses', to: 2e6, raises: EXPENSES },
  { of: 'gp_entity.expense_growth_rate', to: 0.1, raises: EXPENSES },
  { of: 'gp_entity.expense_per_position', to: 2000, raises: EXPENSES },
  { of: 'gp_entity.expenses', to: [AUDIT], raises: EXPENSES },
  {
    of: 'gp_entity.expenses[].name',
    at: `${FIRST}.name`,
    given: WITH_AUDIT,
    to: 'levy',
    puts: 'levy',
    into: 'bundle:report.html',
  },
  { of: 'gp_entity.expenses[].amount', at: `${FIRST}.amount`, given: WITH_AUDIT, to: 900_000, raises: EXPENSES },
  {
    of: 'gp_entity.expenses[].frequency',
    at: `${FIRST}.frequency`,
    given: WITH_AUDIT,
    to: 'monthly',
    raises: EXPENSES,
  },
  { of: 'gp_entity.expenses[].start_year', at: `${FIRST}.start_year`, given: WITH_AUDIT, to: 4, lowers: EXPENSES },
  { of: 'gp_entity.expenses[].end_year', at: `${FIRST}.end_year`, given: WITH_AUDIT, to: null, raises: EXPENSES },
  { of: 'gp_entity.team_allocation', to: [FOUNDER], raises: 'trace:gp_entity.team[].fee_income' },
  {
    of: 'gp_entity.team_allocation[].name',
    at: `${MEMBER}.name`,
    given: WITH_TEAM,
    to: 'partner',
    makes: 'trace:gp_entity.team.0.name',
    equal: 'partner',
  },
  {
    of: 'gp_entity.team_allocation[].carry_share',
    at: `${MEMBER}.carry_share`,
    given: WITH_TEAM,
    to: 0.8,
    raises: 'trace:gp_entity.team[].carry',
  },
  {
    of: 'gp_entity.team_allocation[].fee_share',
    at: `${MEMBER}.fee_share`,
    given: WITH_TEAM,
    to: 0.6,
    raises: 'trace:gp_entity.team[].fee_income',
  },
  { of: 'gp_entity.dividend_payout', to: 1, raises: 'gp_dividends.mean' },
  { of: 'gp_entity.initial_cash_reserve', to: 5e6, raises: 'gp_lowest_cash.mean' },
];
