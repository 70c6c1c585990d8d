import { powInt } from '../math/power';

/** A level-payment mortgage: annual rate and remaining months. */
export interface SeniorMortgage {
  readonly annualRate: number;
  readonly termMonths: number;
}

/**
 * Scheduled balance after `month` months as a fraction of the balance at month 0:
 * ((1+k)^n − (1+k)^a)/((1+k)^n − 1), k = annual rate/12, n = term; 1 − a/n at rate 0; 0 from the last payment on.
 *
 * Example: 6%, 25 years (n = 300), after 10 years: 0.763520 (200,000 → 152,704). Verified by `senior-mortgage.spec.ts`.
 */
export function seniorBalanceFactor({ annualRate, termMonths }: SeniorMortgage, month: number): number {
  if (month >= termMonths) return 0;
  if (annualRate === 0) return 1 - month / termMonths;
  const total = powInt(1 + annualRate / 12, termMonths);
  return (total - powInt(1 + annualRate / 12, month)) / (total - 1);
}
