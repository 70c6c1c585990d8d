/**
 * Fund year of what accrues over (m − 1, m]: floor((m − 1)/12) + 1; month 0 counts to year 1.
 * Example: months 1..12 are year 1, month 13 is year 2. Source: `docs/model/` (time).
 */
export function accrualYear(month: number): number {
  return month <= 0 ? 1 : Math.floor((month - 1) / 12) + 1;
}

/** Fund year of what starts at month m: floor(m/12) + 1. Example: month 0 is year 1, month 12 is year 2. */
export function startYear(month: number): number {
  return Math.floor(month / 12) + 1;
}
