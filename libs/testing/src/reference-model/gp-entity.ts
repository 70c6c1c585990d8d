/** The management company, model §7, last paragraph. */
import type { SimulationConfig } from '@ihome/config';
import { at, MONTHS_PER, yearAccruing, yearStartingAt } from './calendar';
import type { LedgerRow, Position } from './ledger';

/** One month of the management company. */
export interface GpMonth {
  readonly month: number;
  readonly income: number;
  readonly expenses: number;
  readonly dividends: number;
  readonly cash: number;
}

type Expense = SimulationConfig['gp_entity']['expenses'][number];

/** ASSUMPTION: an item falls due at the start of its periods, a one-time one at the start of its year. */
function falls(item: Expense, m: number): boolean {
  const year = yearStartingAt(m);
  if (item.frequency === 'one_time') return year === item.start_year && m % 12 === 0;
  const isRunning = year >= item.start_year && year <= (item.end_year ?? Infinity);
  return isRunning && m % MONTHS_PER[item.frequency] === 0;
}

/** Costs of month m: base in arrears with its growth, live positions at the opening, items. */
function expensesOf({ gp_entity: gp }: SimulationConfig, positions: readonly Position[], m: number): number {
  const items = gp.expenses.filter((item) => falls(item, m)).reduce((sum, item) => sum + item.amount, 0);
  if (m === 0) return items;
  const live = positions.filter((p) => p.originationMonth < m && p.exitMonth >= m).length;
  const base = (gp.base_expenses / 12) * Math.pow(1 + gp.expense_growth_rate, yearAccruing(m) - 1);
  return items + base + (live * gp.expense_per_position) / 12;
}

/**
 * Months 0 to the fund's final one. ASSUMPTIONS: acquisition and disposition fees are the manager's, servicing is not; dividends are
 * decided at the end of each fund year and in the final month, on the net income of the year, never more than there is cash.
 */
export function gpMonths(
  config: SimulationConfig,
  fund: {
    readonly ledger: readonly LedgerRow[];
    readonly positions: readonly Position[];
    readonly finalMonth: number;
  },
): GpMonth[] {
  const { gp_entity: gp, fees } = config;
  const months: GpMonth[] = [];
  let cash = gp.initial_cash_reserve;
  let yearly = 0;
  for (let m = 0; m <= fund.finalMonth; m += 1) {
    const row = at(fund.ledger, m);
    const origination = fees.origination_fee_recipient === 'gp' ? fees.origination_fee_rate * row.advances : 0;
    const income = row.management_fee + origination + row.acquisition_fees + row.disposition_fees;
    const expenses = expensesOf(config, fund.positions, m);
    yearly += income - expenses;
    cash += income - expenses;
    const isYearEnd = (m > 0 && m % 12 === 0) || m === fund.finalMonth;
    const dividends = isYearEnd ? Math.max(0, Math.min(gp.dividend_payout * yearly, cash)) : 0;
    if (isYearEnd) yearly = 0;
    cash -= dividends;
    months.push({ month: m, income, expenses, dividends, cash });
  }
  return months;
}

/** First month from which income so far covers expenses so far until the end, null when it does not in the end. */
export function breakEven(months: readonly GpMonth[]): number | null {
  let surplus = 0;
  const covered = months.map(({ income, expenses }) => (surplus += income - expenses) >= 0);
  const lastShort = covered.lastIndexOf(false);
  return lastShort + 1 < months.length ? lastShort + 1 : null;
}
