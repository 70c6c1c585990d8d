import type { Ledger } from '../ledger/ledger-buffers';

/** Months that coverage looks back on. */
const YEAR = 12;

/** Proceeds over facility interest of the twelve months that end with `month`; Infinity without interest. */
export function trailingCoverage(ledger: Ledger, month: number): number {
  let proceeds = 0;
  let interest = 0;
  for (let m = Math.max(month - YEAR + 1, 0); m <= month; m++) {
    proceeds += ledger.proceeds[m]!;
    interest += ledger.facilityInterest[m]!;
  }
  return interest > 0 ? proceeds / interest : Infinity;
}

/** First month whose coverage counts: the end of the deployment window, and a whole year of history. */
export function firstCoverageMonth(windowEndMonth: number): number {
  return Math.max(windowEndMonth, YEAR - 1);
}
