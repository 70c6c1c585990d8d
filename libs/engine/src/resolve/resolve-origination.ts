import { type SimulationConfig, ValidationError } from '@ihome/config';

import { normalCdf } from '../math/normal-cdf';
import {
  fixedDistribution,
  type TruncatedDistribution,
  truncatedDistribution,
} from '../origination/truncated-distribution';
import { type ResolvedLoanTape, resolveLoanTape } from './resolve-loan-tape';
import { zoneArray } from './zone-values';

/** How candidates are drawn. */
export interface ResolvedOrigination {
  /** The user's own positions, or the one portfolio of all paths, in place of draws; null without. */
  readonly tape: ResolvedLoanTape | null;
  readonly advance: TruncatedDistribution;
  /** LTV by zone [zone]. */
  readonly ltv: readonly TruncatedDistribution[];
  /** Parent mean of the senior mortgage to value. */
  readonly seniorMean: number;
  /** Its standard deviation. */
  readonly seniorDeviation: number;
  /** Φ(−mean/deviation): parent probability of a senior mortgage below 0. */
  readonly seniorBelowZero: number;
  /** Most that LTV and senior LTV may sum to. */
  readonly maxCltv: number;
  /** Target weight [zone]. */
  readonly targets: Float64Array;
  /** Probability that the zone with the largest shortfall is taken. */
  readonly precision: number;
  /** Part of the gap added to the weights; 0 when rebalancing is off. */
  readonly rebalancingStrength: number;
  /** Drift above which the weights are rebalanced; Infinity when rebalancing is off. */
  readonly driftThreshold: number;
}

/** Advances: the average itself when `fixed`, else the parent cut to its bounds. */
function advanceDistribution({ origination: o }: SimulationConfig): TruncatedDistribution {
  if (o.loan_size_distribution === 'fixed') return fixedDistribution(o.avg_loan_size);
  return truncatedDistribution({
    family: o.loan_size_distribution === 'lognormal' ? 'lognormal' : 'normal',
    mean: o.avg_loan_size,
    deviation: o.loan_size_std_dev,
    lower: o.min_loan_size,
    upper: o.max_loan_size,
  });
}

/** LTV of each zone [zone], its mean moved by `adjustment`. */
export function ltvByZone({ zones, origination: o }: SimulationConfig, adjustment: number): TruncatedDistribution[] {
  return Array.from(zoneArray(zones, o.ltv_zone_shift), (shift) =>
    truncatedDistribution({
      family: 'normal',
      mean: o.avg_loan_ltv + shift + adjustment,
      deviation: o.ltv_std_dev,
      lower: o.min_ltv,
      upper: o.max_ltv,
    }),
  );
}

/**
 * Resolves `origination` (the programme's pace belongs to the fund).
 * Source: `docs/model/origination.md`.
 *
 * @throws ValidationError when an LTV of zero would be drawn
 */
export function resolveOrigination(config: SimulationConfig): ResolvedOrigination {
  const o = config.origination;
  const ltv = ltvByZone(config, 0);
  const zero = ltv.findIndex((distribution) => distribution.constant !== null && distribution.constant <= 0);
  if (zero >= 0) {
    throw new ValidationError([
      {
        pointer: '/origination/avg_loan_ltv',
        code: 'cross_field',
        message: `the LTV of zone ${config.zones[zero]} would always be 0: raise it, min_ltv or ltv_std_dev`,
      },
    ]);
  }
  return {
    tape: resolveLoanTape(config),
    advance: advanceDistribution(config),
    ltv,
    seniorMean: o.senior_mortgage_ltv_mean,
    seniorDeviation: o.senior_mortgage_ltv_std_dev,
    seniorBelowZero:
      o.senior_mortgage_ltv_std_dev === 0 ? 0 : normalCdf(-o.senior_mortgage_ltv_mean / o.senior_mortgage_ltv_std_dev),
    maxCltv: o.max_cltv,
    targets: zoneArray(config.zones, o.zone_allocations),
    precision: o.zone_allocation_precision,
    rebalancingStrength: o.zone_rebalancing_enabled ? o.rebalancing_strength : 0,
    driftThreshold: o.zone_rebalancing_enabled ? o.zone_drift_threshold : Number.POSITIVE_INFINITY,
  };
}
