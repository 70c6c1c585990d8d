import type { SimulationConfig } from '@ihome/config';
import type { TruncatedDistribution } from '../origination/truncated-distribution';
import { ltvByZone } from './resolve-origination';
import { zoneArray } from './zone-values';

const PERIOD_MONTHS = { monthly: 1, quarterly: 3, semi_annual: 6, annual: 12 } as const;

/** Tilt of the targets to zones that did well. */
export interface ResolvedTilt {
  readonly lookbackMonths: number;
  /** Shift of a target for each unit of gain above the average. */
  readonly weight: number;
  /** Largest shift. */
  readonly bound: number;
}

/** Reinvestment, resolved: amounts in currency, times in months. */
export interface ResolvedReinvestment {
  /** Last month in which proceeds are set aside and recycled positions are bought. */
  readonly lastMonth: number;
  /** Part of the proceeds after debt service that is set aside. */
  readonly rate: number;
  /** Most that may be set aside over the fund's life. */
  readonly cap: number;
  /** Money is used in months divisible by it. */
  readonly periodMonths: number;
  readonly delayMonths: number;
  /** Smallest amount that is used. */
  readonly minimum: number;
  /** Free cash that is kept before anything is set aside. */
  readonly reserve: number;
  readonly strategy: SimulationConfig['reinvestment']['reinvestment_strategy'];
  /** Targets before the market is looked at; their sum is 1 [zone]. */
  readonly targets: Float64Array;
  /** Gap between share and target above which the neediest zone gets everything. */
  readonly rebalanceThreshold: number;
  /** 12-month gain that a zone needs when opportunistic. */
  readonly opportunisticThreshold: number;
  /** Null when the targets are not tilted. */
  readonly tilt: ResolvedTilt | null;
  /** LTV of recycled positions by zone [zone]; the programme's own when not adjusted. */
  readonly ltv: readonly TruncatedDistribution[] | null;
  readonly sizeFactor: number;
}

/** Allocation, times the preferences when custom; scaled to the sum 1. */
function recycledTargets({ zones, origination, reinvestment }: SimulationConfig): Float64Array {
  const allocations = zoneArray(zones, origination.zone_allocations);
  if (reinvestment.reinvestment_strategy !== 'custom') return allocations;
  const preferences = zoneArray(zones, reinvestment.zone_preference_multipliers);
  const weights = allocations.map((allocation, z) => allocation * preferences[z]!);
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}

/** Resolves `reinvestment`; null when nothing is recycled. Source: `docs/model/reinvestment.md`. */
export function resolveReinvestment(config: SimulationConfig): ResolvedReinvestment | null {
  const { reinvestment: r, fund } = config;
  if (!r.enabled) return null;
  const { dynamic_allocation: tilt } = r;
  return {
    lastMonth: Math.floor(12 * r.reinvestment_period),
    rate: r.reinvestment_rate,
    cap: r.recycle_cap * fund.fund_size,
    periodMonths: PERIOD_MONTHS[r.reinvestment_frequency],
    delayMonths: r.reinvestment_delay,
    minimum: r.min_reinvestment_amount,
    reserve: r.cash_reserve_target * fund.fund_size,
    strategy: r.reinvestment_strategy,
    targets: recycledTargets(config),
    rebalanceThreshold: r.rebalance_threshold,
    opportunisticThreshold: r.opportunistic_threshold,
    tilt: tilt.enabled
      ? { lookbackMonths: tilt.lookback_months, weight: tilt.weight, bound: tilt.max_adjustment }
      : null,
    ltv: r.ltv_adjustment === 0 ? null : ltvByZone(config, r.ltv_adjustment),
    sizeFactor: 1 + r.size_adjustment,
  };
}
