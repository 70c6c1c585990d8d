import type { SimulationConfig } from '@ihome/config';
import { powInt } from '../math/power';
import { startYear } from '../resolve/fund-year';

type Item = SimulationConfig['gp_entity']['expenses'][number];

/** One who shares in the GP's income. */
export interface TeamMember {
  readonly name: string;
  readonly carryShare: number;
  readonly feeShare: number;
}

/** The management company of a strategy, resolved. Month arrays run over 0..lastMonth. */
export interface ResolvedGpEntity {
  /** Base expenses and further items, currency [month]. */
  readonly fixedExpenses: Float64Array;
  /** Currency a month for each live position. */
  readonly monthlyExpensePerPosition: number;
  /** Part of a year's net income that is paid out. */
  readonly dividendPayout: number;
  readonly initialCash: number;
  readonly team: readonly TeamMember[];
}

const PERIOD_MONTHS = { monthly: 1, quarterly: 3, annual: 12 } as const;

/** Whether an item falls due in a month: at the start of its periods, from its first year to its last. */
function isDue({ frequency, start_year: start, end_year: end }: Item, month: number): boolean {
  if (frequency === 'one_time') return month === 12 * (start - 1);
  const year = startYear(month);
  return year >= start && (end === null || year <= end) && month % PERIOD_MONTHS[frequency] === 0;
}

/** Base expenses in arrears from month 1, growing each fund year, and the items of the month (docs/model/gp-entity.md). */
function fixedExpenses({ gp_entity: gp }: SimulationConfig, lastMonth: number): Float64Array {
  const growth = 1 + gp.expense_growth_rate;
  return Float64Array.from({ length: lastMonth + 1 }, (_, m) => {
    let sum = m === 0 ? 0 : (gp.base_expenses / 12) * powInt(growth, Math.floor((m - 1) / 12));
    for (const item of gp.expenses) if (isDue(item, m)) sum += item.amount;
    return sum;
  });
}

/** Resolves `gp_entity` for months 0..lastMonth; null when it is off. */
export function resolveGpEntity(config: SimulationConfig, lastMonth: number): ResolvedGpEntity | null {
  const { gp_entity: gp } = config;
  if (!gp.enabled) return null;
  return {
    fixedExpenses: fixedExpenses(config, lastMonth),
    monthlyExpensePerPosition: gp.expense_per_position / 12,
    dividendPayout: gp.dividend_payout,
    initialCash: gp.initial_cash_reserve,
    team: gp.team_allocation.map((member) => ({
      name: member.name,
      carryShare: member.carry_share,
      feeShare: member.fee_share,
    })),
  };
}
