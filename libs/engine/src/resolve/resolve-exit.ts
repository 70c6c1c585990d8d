import type { SimulationConfig } from '@ihome/config';

import { type ExitAgeDistribution, exitAgeDistribution } from '../exit/exit-age';
import { exp } from '../math/exp';
import { log1p } from '../math/log';
import { normalQuantile } from '../math/normal-quantile';
import { startYear } from './fund-year';
import { resolveMarketConditions } from './market-conditions';
import type { ResolvedContract } from './resolve-contract';
import { resolveLoanTape } from './resolve-loan-tape';
import type { StressScenario } from './stress-scenario';
import { zoneArray } from './zone-values';

/** Months before a share step in which the tier boundary raises hazards. */
const TIER_BOUNDARY_MONTHS = 3;

/** Gaussian copula of yearly defaults. */
export interface ResolvedDefaultCopula {
  readonly enabled: boolean;
  /** Φ⁻¹(p̄) [zone]; −Infinity where p̄ = 0. */
  readonly threshold: Float64Array;
  /** −ln(1 − p̄) [zone]: the annual hazard when the copula is off. */
  readonly baseHazard: Float64Array;
  /** √ρ_c. */
  readonly commonLoading: number;
  /** √(ρ_s − ρ_c). */
  readonly zoneLoading: number;
  /** √(1 − ρ_s). */
  readonly residual: number;
  /** c: loading of the common factor on the year's national price factor. */
  readonly priceLoading: number;
  /** √(1 − c²). */
  readonly ownLoading: number;
}

/** What a default recovers. */
export interface ResolvedRecovery {
  readonly model: SimulationConfig['exit']['recovery_model'];
  /** Share of the claim [zone], when fixed. */
  readonly rates: Float64Array;
  /** (1 − distress)(1 − foreclosure cost). */
  readonly netOfForeclosure: number;
  /** carrying·lag/12: part of the value that carrying costs. */
  readonly carrying: number;
  /** Months from default to cash. */
  readonly lagMonths: number;
}

/** Exit hazards, maturity and recovery, ready to simulate. Hazards are monthly (annual/12); tables run over 0..H. */
export interface ResolvedExit {
  /** First age at which an exit is possible: max(1, min_holding_period). */
  readonly firstAge: number;
  /** Distribution of exit ages by term in months; null when the hazards time them. */
  readonly timing: ReadonlyMap<number, ExitAgeDistribution> | null;
  /** Ramp by age [month]; 0 before the minimum holding period. */
  readonly ramp: Float64Array;
  /** Sale hazard by age with ramp and tier boundary, before market covariates [month]. */
  readonly saleByAge: Float64Array;
  /** Refinance hazard by age, likewise [month]. */
  readonly refinanceByAge: Float64Array;
  /** Life event hazard by age [month]. */
  readonly lifeByAge: Float64Array;
  /** Seasonal factor of sales [month]. */
  readonly season: Float64Array;
  /** Factor on sale and refinance by origination month [month]. */
  readonly vintage: Float64Array;
  /** β_s per unit of zone appreciation. */
  readonly appreciationSlope: number;
  /** β_r per unit of rate drop. */
  readonly rateSlope: number;
  /** β_d per unit of CLTV above the threshold. */
  readonly cltvSlope: number;
  readonly cltvThreshold: number;
  readonly recessionMultiplier: number;
  /** Factor of the market conditions on default [month]. */
  readonly defaultConditions: Float64Array;
  /** Factor of a stress scenario on sale and refinance [month]. */
  readonly exitConditions: Float64Array;
  /** Factor on sale and refinance when the claim is near the cap; 1 without a cap. */
  readonly capProximity: number;
  readonly copula: ResolvedDefaultCopula;
  readonly maturityDefault: number;
  readonly maturityExtension: number;
  readonly extensionMonths: number;
  readonly recovery: ResolvedRecovery;
  /** 1 − fund_end_discount. */
  readonly fundEndFactor: number;
}

function resolveCopula(config: SimulationConfig): ResolvedDefaultCopula {
  const { enabled, same_zone, cross_zone } = config.exit.default_correlation;
  const c = config.exit.price_default_correlation;
  const rates = zoneArray(config.zones, config.exit.default_rates);
  return {
    enabled,
    threshold: rates.map((p) => (p === 0 ? Number.NEGATIVE_INFINITY : normalQuantile(p))),
    baseHazard: rates.map((p) => -log1p(-p)),
    commonLoading: Math.sqrt(cross_zone),
    zoneLoading: Math.sqrt(same_zone - cross_zone),
    residual: Math.sqrt(1 - same_zone),
    priceLoading: c,
    ownLoading: Math.sqrt(1 - c * c),
  };
}

function resolveRecovery(config: SimulationConfig): ResolvedRecovery {
  const e = config.exit;
  return {
    model: e.recovery_model,
    rates: zoneArray(config.zones, e.recovery_rates),
    netOfForeclosure: (1 - e.distressed_sale_discount) * (1 - e.foreclosure_cost),
    carrying: (e.carrying_cost_rate * e.foreclosure_time_months) / 12,
    lagMonths: e.foreclosure_time_months,
  };
}

/** Ramp at an age: min(age/ramp_months, 1), 1 without a ramp, 0 before the minimum holding period. */
function rampAt(config: SimulationConfig, age: number): number {
  const { ramp_months: ramp, min_holding_period: holding } = config.exit;
  if (age < holding || age < 1) return 0;
  return ramp === 0 ? 1 : Math.min(age / ramp, 1);
}

/** Whether a share step lies at most three months ahead; steps act only under `share_of_value`. */
function nearTierBoundary(config: SimulationConfig, age: number): boolean {
  if (config.contract.appreciation_share_method !== 'share_of_value') return false;
  return config.contract.share_steps.some((step) => {
    const ahead = 12 * step.from_year - age;
    return ahead > 0 && ahead <= TIER_BOUNDARY_MONTHS;
  });
}

function vintageMultiplier(config: SimulationConfig, originationMonth: number): number {
  let multiplier = 1;
  for (const entry of config.exit.vintage_multipliers) {
    if (entry.year === startYear(originationMonth)) multiplier *= entry.multiplier;
  }
  return multiplier;
}

/** Ages between the minimum holding period and each term that occurs, in months. */
function resolveTiming(
  config: SimulationConfig,
  contract: ResolvedContract,
): ReadonlyMap<number, ExitAgeDistribution> | null {
  const { exit: e } = config;
  if (e.timing_model === 'hazard') return null;
  const terms = [contract.termMonths, ...(resolveLoanTape(config)?.termMonths ?? [])];
  return new Map(
    terms.map((upper) => [
      upper,
      exitAgeDistribution({
        mean: 12 * e.avg_loan_exit_year,
        deviation: 12 * e.exit_year_std_dev,
        skew: e.exit_year_skew,
        lower: Math.max(1, e.min_holding_period),
        upper,
        earlyProbability: e.early_exit_probability,
      }),
    ]),
  );
}

/** Resolves `exit`: hazards by age, seasons, vintages, copula, maturity and recovery. Source: `docs/model/exit.md`. */
export function resolveExit(
  config: SimulationConfig,
  { contract, scenario }: { readonly contract: ResolvedContract; readonly scenario: StressScenario | null },
): ResolvedExit {
  const e = config.exit;
  const horizonMonths = contract.interestByAge.length - 1;
  const byMonth = (value: (month: number) => number): Float64Array =>
    Float64Array.from({ length: horizonMonths + 1 }, (_, month) => value(month));
  const ramp = byMonth((age) => rampAt(config, age));
  const tier = exp(e.tier_boundary_multiplier);
  const conditions = resolveMarketConditions(config, { scenario, horizonMonths });
  const boundary = byMonth((age) => (nearTierBoundary(config, age) ? tier : 1));
  return {
    firstAge: Math.max(1, e.min_holding_period),
    timing: resolveTiming(config, contract),
    ramp,
    saleByAge: byMonth((age) => (e.base_sale_rate / 12) * ramp[age]! * boundary[age]!),
    refinanceByAge: byMonth((age) => (e.base_refinance_rate / 12) * ramp[age]! * boundary[age]!),
    lifeByAge: byMonth((age) => (e.life_event_rate / 12) * ramp[age]!),
    season: byMonth((m) => (m === 0 ? 1 : (e.seasonality[(m - 1) % 12] ?? 1))),
    vintage: byMonth((m) => vintageMultiplier(config, m)),
    appreciationSlope: e.appreciation_sale_multiplier,
    rateSlope: e.interest_rate_refinance_multiplier,
    cltvSlope: e.ltv_default_multiplier,
    cltvThreshold: e.ltv_default_threshold,
    recessionMultiplier: e.recession_default_multiplier,
    defaultConditions: conditions.defaultMultiplier,
    exitConditions: conditions.exitMultiplier,
    capProximity: contract.capped ? exp(e.cap_proximity_multiplier) : 1,
    copula: resolveCopula(config),
    maturityDefault: e.maturity_default_probability,
    maturityExtension: e.maturity_extension_probability,
    extensionMonths: e.maturity_extension_months,
    recovery: resolveRecovery(config),
    fundEndFactor: 1 - config.fund.fund_end_discount,
  };
}
