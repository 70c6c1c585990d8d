import type { SimulationConfig } from '@ihome/config';
import { powInt } from '../math/power';

/**
 * Fixed expenses (currency) by month 0..lastMonth, monthly in arrears from month 1, growing each fund year
 * (docs/model/fees.md): fixed/12·(1 + g)^floor((m − 1)/12).
 *
 * Example: 150,000 a year at 2% growth → 12,500 in months 1..12, 12,750 in months 13..24.
 */
export function fixedExpenses(fees: SimulationConfig['fees'], lastMonth: number): Float64Array {
  const growth = 1 + fees.expense_growth_rate;
  return Float64Array.from({ length: lastMonth + 1 }, (_, m) =>
    m === 0 ? 0 : (fees.fixed_annual_expenses / 12) * powInt(growth, Math.floor((m - 1) / 12)),
  );
}
