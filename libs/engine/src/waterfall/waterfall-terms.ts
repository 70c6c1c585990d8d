import type { SimulationConfig } from '@ihome/config';
import { prefGrowthTable } from './preferred-return';

/** A hurdle above the first and the carry above it. */
export interface ExtraTier {
  readonly carryRate: number;
  /** prefGrowth at its rate by months between flows. */
  readonly growth: Float64Array;
}

/** When and how far the GP gives excess carry back. */
export interface ClawbackTerms {
  /** Also each December, not in the final month alone. */
  readonly interim: boolean;
  /** Part of carry received in cash that taxes put out of reach. */
  readonly taxRate: number;
}

/** The split of distributions, resolved: what the waterfall needs on a path. */
export interface WaterfallTerms {
  readonly structure: 'european' | 'american';
  /** GP's commitment as a share of every call and distribution. */
  readonly gpShare: number;
  /** q: carried interest. */
  readonly carryRate: number;
  /** κ: GP's share of the catch-up tier; 0 when there is none. */
  readonly catchUpRate: number;
  /** q/(κ − q): catch-up per preferred return paid; 0 when there is none. */
  readonly catchUpPerPref: number;
  /** Simple interest on K instead of growth of K + S. */
  readonly simplePref: boolean;
  /** prefGrowth by months between flows. */
  readonly growth: Float64Array;
  /** By rising hurdle. */
  readonly extraTiers: readonly ExtraTier[];
  /** Part of each carry held back until the end. */
  readonly escrowRate: number;
  /** Null when nothing is given back. */
  readonly clawback: ClawbackTerms | null;
}

/** κ of a catch-up structure: full 1, partial as configured, none (and every hard hurdle) 0. */
function catchUpRate(waterfall: SimulationConfig['waterfall']): number {
  if (waterfall.hurdle_type === 'hard') return 0;
  switch (waterfall.catch_up_structure) {
    case 'full':
      return 1;
    case 'partial':
      return waterfall.catch_up_rate;
    case 'none':
      return 0;
  }
}

/** q/(κ − q), the length of the catch-up tier per preferred return paid; 0 without a catch-up. Example: q 0.2, κ 1 → 0.25. */
export function catchUpPerPref(carryRate: number, rate: number): number {
  return rate > carryRate ? carryRate / (rate - carryRate) : 0;
}

/** Resolves the waterfall section for months 0..lastMonth (docs/model/waterfall.md). */
export function resolveWaterfall(config: SimulationConfig, lastMonth: number): WaterfallTerms {
  const { waterfall, fund } = config;
  const { preferred_return_compounding: compounding, carried_interest_rate: carryRate } = waterfall;
  const growthAt = (hurdleRate: number): Float64Array => prefGrowthTable({ hurdleRate, compounding }, lastMonth);
  const kappa = catchUpRate(waterfall);
  return {
    structure: waterfall.waterfall_structure,
    gpShare: fund.gp_commitment_percentage,
    carryRate,
    catchUpRate: kappa,
    catchUpPerPref: catchUpPerPref(carryRate, kappa),
    simplePref: compounding === 'simple',
    growth: growthAt(waterfall.hurdle_rate),
    extraTiers: waterfall.extra_tiers.map((tier) => ({
      carryRate: tier.carried_interest_rate,
      growth: growthAt(tier.hurdle_rate),
    })),
    escrowRate: waterfall.carry_escrow_rate,
    clawback: waterfall.clawback_provision
      ? { interim: waterfall.clawback_interim, taxRate: waterfall.clawback_tax_rate }
      : null,
  };
}
