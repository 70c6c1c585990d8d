import type { SimulationConfig } from '@ihome/config';
import { accrualYear, startYear } from '../resolve/fund-year';

const PERIOD_MONTHS = { monthly: 1, quarterly: 3, annual: 12 } as const;

/** Annual rate of a fund year: the schedule's where it names the year, else the configured one; then the step-down. */
export function managementFeeRate(fees: SimulationConfig['fees'], fundYear: number): number {
  const scheduled = fees.management_fee_schedule.find((entry) => entry.year === fundYear);
  const rate = scheduled === undefined ? fees.management_fee_rate : scheduled.rate;
  const stepped = fees.management_fee_step_down && fundYear >= fees.management_fee_step_down_year;
  return stepped ? rate * fees.management_fee_step_down_rate : rate;
}

/**
 * Part of the basis charged in each month 0..lastMonth: rate × period/12 in charging months, else 0
 * (docs/model/fees.md). In advance: months 0, p, 2p, …, at the rate of the year that starts with the month; in arrears: p, 2p,
 * …, at the rate of the year that ends with it.
 *
 * Example: 2% quarterly in advance, 75% from year 6 → 0.005 at months 0, 3, …, 57, then 0.00375 at 60, 63, ….
 */
export function managementFeeCharges(fees: SimulationConfig['fees'], lastMonth: number): Float64Array {
  const period = PERIOD_MONTHS[fees.management_fee_frequency];
  const inAdvance = fees.management_fee_timing === 'advance';
  const charges = new Float64Array(lastMonth + 1);
  for (let m = inAdvance ? 0 : period; m <= lastMonth; m += period) {
    const year = inAdvance ? startYear(m) : accrualYear(m);
    charges[m] = (managementFeeRate(fees, year) * period) / 12;
  }
  return charges;
}
