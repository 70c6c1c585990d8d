import type { SimulationConfig } from '@ihome/config';
import { prefGrowthTable } from './preferred-return';

/** The split of distributions, resolved: what the waterfall needs on a path. */
export interface WaterfallTerms {
  /** GP's commitment as a share of every call and distribution. */
  readonly gpShare: number;
  /** q: carried interest. */
  readonly carryRate: number;
  /** κ: GP's share of the catch-up tier; 0 when there is none. */
  readonly catchUpRate: number;
  /** Simple interest on K instead of growth of K + S. */
  readonly simplePref: boolean;
  /** prefGrowth by months between flows. */
  readonly growth: Float64Array;
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

/** Resolves the waterfall section for months 0..lastMonth (docs/model/waterfall.md). */
export function resolveWaterfall(config: SimulationConfig, lastMonth: number): WaterfallTerms {
  const { waterfall, fund } = config;
  const compounding = waterfall.preferred_return_compounding;
  return {
    gpShare: fund.gp_commitment_percentage,
    carryRate: waterfall.carried_interest_rate,
    catchUpRate: catchUpRate(waterfall),
    simplePref: compounding === 'simple',
    growth: prefGrowthTable({ hurdleRate: waterfall.hurdle_rate, compounding }, lastMonth),
  };
}
