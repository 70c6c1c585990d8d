/** Months and fund years, §0. */
import type { SimulationConfig } from '@ihome/config';

/** H: last month of the horizon. */
export function horizon(config: SimulationConfig): number {
  return 12 * (config.fund.fund_term + config.fund.extension_years);
}

/** Fund year of what is charged in advance, or starts, at month m. */
export function yearStartingAt(m: number): number {
  return Math.floor(m / 12) + 1;
}

/** Fund year of what accrues over (m − 1, m], m ≥ 1. */
export function yearAccruing(m: number): number {
  return Math.floor((m - 1) / 12) + 1;
}

/** Months in a period. */
export const MONTHS_PER: Readonly<Record<'monthly' | 'quarterly' | 'semi_annual' | 'annual', number>> = {
  monthly: 1,
  quarterly: 3,
  semi_annual: 6,
  annual: 12,
};

/** Element `i`, which must be there. */
export function at<T>(list: readonly T[], i: number): T {
  const value = list[i];
  if (value === undefined) throw new RangeError(`no element ${i} in a list of ${list.length}`);
  return value;
}

/** The configured number of a zone. */
export function ofZone(values: Readonly<Record<string, number>>, zone: string): number {
  const value = values[zone];
  if (value === undefined) throw new RangeError(`no value for zone ${zone}`);
  return value;
}
