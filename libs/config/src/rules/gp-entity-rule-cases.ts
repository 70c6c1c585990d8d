import type { RuleCase } from './rule-cases';

const team = (...shares: readonly (readonly [number, number])[]): object => ({
  team_allocation: shares.map(([carry_share, fee_share], i) => ({ name: `member ${i}`, carry_share, fee_share })),
});
const item = (start_year: number, end_year: number | null): object => ({
  expenses: [{ name: 'rent', amount: 1000, frequency: 'monthly', start_year, end_year }],
});

/** Cases of the rules over the GP entity. */
export const GP_ENTITY_RULE_CASES: readonly RuleCase[] = [
  {
    rule: 'team_shares',
    breaks: { gp_entity: team([0.6, 0.1], [0.5, 0.1]) },
    pointer: '/gp_entity/team_allocation',
    message: /carry shares must sum to at most 1, not 1.1$/,
    holds: { gp_entity: team([0.6, 1], [0.4, 0]) },
  },
  {
    rule: 'team_shares',
    breaks: { gp_entity: team([0, 0.8], [0, 0.3]) },
    pointer: '/gp_entity/team_allocation',
    message: /fee shares must sum to at most 1, not 1.1$/,
    holds: { gp_entity: team([0.2, 0.2]) },
  },
  {
    rule: 'gp_expense_years',
    breaks: { gp_entity: item(4, 3) },
    pointer: '/gp_entity/expenses/0/end_year',
    message: /ends in year 3, before it starts in year 4/,
    holds: { gp_entity: item(4, 4) },
  },
];
