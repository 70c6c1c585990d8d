import type { SimulationConfig } from '@ihome/config';

import { accrualYear } from './fund-year';
import { isStressed, type StressedHorizon } from './stress-scenario';

/** Overlay by month, expanded from `price_path.market_conditions_by_year` and the stress scenario; index 0..H. */
export interface MarketConditions {
  /** Added to the annual growth of every zone [month]. */
  readonly growthShift: Float64Array;
  /** Added to the short rate [month]. */
  readonly rateShift: Float64Array;
  /** Factor on default hazards [month]. */
  readonly defaultMultiplier: Float64Array;
  /** Factor on sale and buy-out hazards [month]. */
  readonly exitMultiplier: Float64Array;
}

/**
 * Expands the conditions by fund year to months: month m takes those of the year over which (m − 1, m] accrues. Several
 * entries of one year add up (shifts) and multiply (multiplier); years without an entry are neutral. A scenario comes on top in its months.
 */
export function resolveMarketConditions(
  config: SimulationConfig,
  { scenario, horizonMonths }: StressedHorizon,
): MarketConditions {
  const growthShift = new Float64Array(horizonMonths + 1);
  const rateShift = new Float64Array(horizonMonths + 1);
  const defaultMultiplier = new Float64Array(horizonMonths + 1).fill(1);
  const exitMultiplier = new Float64Array(horizonMonths + 1).fill(1);
  for (const entry of config.price_path.market_conditions_by_year) {
    for (let m = 0; m <= horizonMonths; m++) {
      if (accrualYear(m) !== entry.year) continue;
      growthShift[m]! += entry.growth_shift;
      rateShift[m]! += entry.rate_shift;
      defaultMultiplier[m]! *= entry.default_multiplier;
    }
  }
  for (let m = 1; scenario !== null && m <= horizonMonths; m++) {
    if (!isStressed(scenario, m)) continue;
    rateShift[m]! += scenario.interest_rate_shock;
    defaultMultiplier[m]! *= scenario.default_rate_multiplier;
    exitMultiplier[m]! *= scenario.exit_rate_multiplier;
  }
  return { growthShift, rateShift, defaultMultiplier, exitMultiplier };
}
