import { exp } from '../math/exp';
import { pow } from '../math/power';

/** How the preferred return compounds. */
export type PrefCompounding = 'simple' | 'annual' | 'quarterly' | 'monthly' | 'continuous';

/** Terms of the preferred return. */
export interface PrefTerms {
  readonly hurdleRate: number;
  readonly compounding: PrefCompounding;
}

/**
 * Growth of the balance over d months (docs/model/waterfall.md): (1+h)^(d/12) annual, (1+h/4)^(d/3) quarterly, (1+h/12)^d monthly, e^(hd/12)
 * continuous; for simple interest 1 + h·d/12, which the waterfall applies to the capital balance alone.
 *
 * Example: 8% annual over 12 months → 1.08; over 6 months → √1.08.
 */
function prefGrowth(terms: PrefTerms, months: number): number {
  const { hurdleRate: h, compounding } = terms;
  switch (compounding) {
    case 'simple':
      return 1 + (h * months) / 12;
    case 'annual':
      return pow(1 + h, months / 12);
    case 'quarterly':
      return pow(1 + h / 4, months / 3);
    case 'monthly':
      return pow(1 + h / 12, months);
    case 'continuous':
      return exp((h * months) / 12);
  }
}

/** `prefGrowth` for d = 0..lastMonth, so that the path only looks it up. */
export function prefGrowthTable(terms: PrefTerms, lastMonth: number): Float64Array {
  return Float64Array.from({ length: lastMonth + 1 }, (_, months) => prefGrowth(terms, months));
}
