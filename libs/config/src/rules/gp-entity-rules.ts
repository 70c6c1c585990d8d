import type { SimulationConfig } from '../generated/simulation-config';
import { keysOf, shownSum, sum, SUM_TOLERANCE, type Breach, type CrossFieldRule } from './cross-field-rule';

/** Rules over the GP entity. */
export const GP_ENTITY_RULES: readonly CrossFieldRule[] = [
  {
    name: 'team_shares',
    statement: 'The shares of the team in carry, and those in fees, sum to at most 1.',
    reads: ['gp_entity.team_allocation'],
    severity: 'error',
    check: (config) => [...overAllocated(config, 'carry_share'), ...overAllocated(config, 'fee_share')],
  },
  {
    name: 'gp_expense_years',
    statement: 'A further expense ends no earlier than it starts.',
    reads: ['gp_entity.expenses'],
    severity: 'error',
    check: ({ gp_entity }) =>
      gp_entity.expenses.flatMap(({ start_year: start, end_year: end }, i): Breach[] =>
        end === null || end >= start
          ? []
          : [
              {
                at: [
                  ['gp_entity', 'expenses', i, 'end_year'],
                  ['gp_entity', 'expenses', i, 'start_year'],
                ],
                message: `ends in year ${end}, before it starts in year ${start}`,
              },
            ],
      ),
  },
];

function overAllocated({ gp_entity }: SimulationConfig, share: 'carry_share' | 'fee_share'): readonly Breach[] {
  const total = sum(gp_entity.team_allocation.map((member) => member[share]));
  if (total <= 1 + SUM_TOLERANCE) return [];
  const message = `the ${share === 'carry_share' ? 'carry' : 'fee'} shares must sum to at most 1, not ${shownSum(total)}`;
  return [{ at: [keysOf('gp_entity.team_allocation')], message }];
}
