import { metricIndex } from './path-metric';
import type { PathMeasures } from './path-measures';

const INCOME = metricIndex('gp_fee_income');
const EXPENSES = metricIndex('gp_expenses');
const DIVIDENDS = metricIndex('gp_dividends');
const LOWEST_CASH = metricIndex('gp_lowest_cash');
const BREAK_EVEN = metricIndex('gp_break_even_month');
const PROFIT = metricIndex('gp_profit');
const ALL = [INCOME, EXPENSES, DIVIDENDS, LOWEST_CASH, BREAK_EVEN, PROFIT];

/** The management company's life on the path, and with carry what the GP earns in all (docs/model/gp-entity.md). */
export function measureGpEntity({ fundPath, gpEntity, waterfall, out }: PathMeasures): void {
  if (fundPath.fund.gpEntity === null || gpEntity === null) {
    for (let i = 0; i < ALL.length; i++) out.notApplicable(ALL[i]!);
    return;
  }
  const { totalIncome, totalExpenses, totalDividends, lowestCash, breakEvenMonth } = gpEntity;
  out.define(INCOME, totalIncome);
  out.define(EXPENSES, totalExpenses);
  out.define(DIVIDENDS, totalDividends);
  out.define(LOWEST_CASH, lowestCash);
  out.define(PROFIT, totalIncome - totalExpenses + waterfall.totalCarry - waterfall.totalClawback);
  if (breakEvenMonth >= 0) out.define(BREAK_EVEN, breakEvenMonth);
  else out.notApplicable(BREAK_EVEN);
}
