/** For specs: metrics of the management company, redone from its months. */
import type { SimulationConfig } from '@ihome/config';
import { at, sum, type Story } from './story.fixture';

/** Totals, lowest cash and break-even of the management company; null when it is off. */
export function gpMetrics(story: Story, { gp_entity: terms }: SimulationConfig): Record<string, number | null> {
  const months = story.gp_entity?.months ?? [];
  const column = (name: string): number[] => months.map((row) => at(row, name));
  const [income, expenses] = [column('income'), column('expenses')];
  const surplus = income.map((_, m) => sum(income.slice(0, m + 1)) - sum(expenses.slice(0, m + 1)));
  // Covered from here to the end.
  const lastShort = surplus.map((value) => value < 0).lastIndexOf(true);
  const carry = sum(story.waterfall.map((row) => at(row, 'carry'))) - story.clawback;
  const figures = {
    gp_fee_income: sum(income),
    gp_expenses: sum(expenses),
    gp_dividends: sum(column('dividends')),
    gp_lowest_cash: Math.min(terms.initial_cash_reserve, ...column('cash')),
    gp_break_even_month: lastShort + 1 < months.length ? lastShort + 1 : null,
    gp_profit: sum(income) - sum(expenses) + carry,
  };
  return terms.enabled ? figures : Object.fromEntries(Object.keys(figures).map((name) => [name, null]));
}
