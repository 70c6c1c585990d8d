import type { SimulationConfig } from '@ihome/config';

import { log, log1p } from '../math/log';
import { powInt } from '../math/power';
import { growthError, type Overlays } from './market-overlays';
import { zoneArray } from './zone-values';

/** The history that is replayed, ready to simulate. */
export interface ResolvedBootstrap {
  /** Returns in the table, n. */
  readonly count: number;
  /** Log returns of the table [zone][return], row-major. */
  readonly returns: Float64Array;
  /** Mean return of the zones, standardised over the table [return]. */
  readonly national: Float64Array;
  /** Annual growth: of appreciation_rates when recentred, else of the table [zone]. */
  readonly growth: Float64Array;
  /** 1/bootstrap_block_months: chance that a month starts a new block. */
  readonly restart: number;
  /** Added to the return of a month: recentring, growth shift, cycle and stress [zone][month], row-major. */
  readonly offset: Float64Array;
}

/**
 * Resolves the index table; null when the model does not replay one. Recentred, the mean of e^r is (1 + g + shift)^(1/12); else
 * the shift is added to the table's own growth (mean of e^r)^12 − 1. Source: `docs/model/price-path.md`.
 *
 * @throws ValidationError when growth with its shift is −100% or less
 */
export function resolveBootstrap(config: SimulationConfig, overlays: Overlays): ResolvedBootstrap | null {
  const { zones, price_path: prices } = config;
  if (prices.model_type !== 'historical_bootstrap') return null;
  const levels = prices.index_table.map((row) => zoneArray(zones, row.levels));
  const count = levels.length - 1;
  const growth = zoneArray(zones, prices.appreciation_rates);
  const stride = overlays.growthShift.length;
  const returns = new Float64Array(zones.length * count);
  const offset = new Float64Array(zones.length * stride);
  const ownGrowth = new Float64Array(zones.length);
  zones.forEach((zone, z) => {
    let sum = 0;
    for (let t = 0; t < count; t++) {
      const ratio = levels[t + 1]![z]! / levels[t]![z]!;
      sum += ratio;
      returns[z * count + t] = log(ratio);
    }
    const mean = sum / count;
    const own = powInt(mean, 12);
    ownGrowth[z] = own - 1;
    for (let m = 1; m < stride; m++) {
      const shift = overlays.growthShift[m]!;
      const gross = (prices.bootstrap_recentre ? 1 + growth[z]! : own) + shift;
      if (!(gross > 0)) throw growthError(prices.bootstrap_recentre ? `appreciation_rates.${zone}` : 'the index table');
      const towards = prices.bootstrap_recentre ? log(gross) / 12 - log(mean) : log1p(shift / own) / 12;
      offset[z * stride + m] = towards + overlays.cycle[m]! / 12 + overlays.shock[z * stride + m]!;
    }
  });
  return {
    count,
    returns,
    growth: prices.bootstrap_recentre ? growth : ownGrowth,
    national: standardised(returns, { zones: zones.length, count }),
    restart: 1 / prices.bootstrap_block_months,
    offset,
  };
}

/** Mean over the zones of each month's return, less its mean and over its standard deviation (of the whole table); 0 without any. */
function standardised(
  returns: Float64Array,
  { zones, count }: { readonly zones: number; readonly count: number },
): Float64Array {
  const national = new Float64Array(count);
  for (let z = 0; z < zones; z++) for (let t = 0; t < count; t++) national[t]! += returns[z * count + t]! / zones;
  let sum = 0;
  let largest = 0;
  for (let t = 0; t < count; t++) sum += national[t]!;
  const mean = sum / count;
  let squares = 0;
  for (let t = 0; t < count; t++) {
    largest = Math.max(largest, Math.abs(national[t]!));
    squares += (national[t]! - mean) * (national[t]! - mean);
  }
  const deviation = Math.sqrt(squares / count);
  // A table of equal returns varies by rounding alone.
  return national.map((x) => (deviation > 1e-12 * largest ? (x - mean) / deviation : 0));
}
