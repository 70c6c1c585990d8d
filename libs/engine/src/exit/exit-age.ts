import { gammaCdf, gammaQuantile, gammaSurvival, gammaUpperQuantile } from '../math/gamma-distribution';
import {
  type TruncatedDistribution,
  truncatedDistribution,
  truncatedQuantile,
} from '../origination/truncated-distribution';

/** A Pearson III variable in months, and the bounds it is cut to. */
export interface ExitAgeParent {
  readonly mean: number;
  readonly deviation: number;
  /** Skewness; 0 is the normal. */
  readonly skew: number;
  readonly lower: number;
  readonly upper: number;
  /** Probability of an exit in the first 24 months instead. */
  readonly earlyProbability: number;
}

/** Pearson III with a skewness, cut: mean ± deviation·(G − k)/√k, G gamma of shape k = 4/skew². */
interface CutGamma {
  readonly shape: number;
  readonly mean: number;
  /** deviation/√k, negative for a negative skewness. */
  readonly scale: number;
  /** Tail probability at the first bound, of the lower tail or, `upperTail`, of the upper one. */
  readonly start: number;
  /** What lies between the bounds, from the first one on. */
  readonly mass: number;
  readonly upperTail: boolean;
}

/** Distribution of exit ages, ready to draw from. */
export interface ExitAgeDistribution {
  readonly lower: number;
  readonly upper: number;
  readonly earlyProbability: number;
  /** End of the early exits: 24 months, within the bounds. */
  readonly earlyEnd: number;
  /** The normal of skewness 0, or a single age; null with a skewness. */
  readonly normal: TruncatedDistribution | null;
  readonly gamma: CutGamma | null;
}

const EARLY_MONTHS = 24;

/**
 * Prepares ages by inverse CDF, x = F⁻¹(F(lower) + u·(F(upper) − F(lower))), with the digits of the tail in which the bounds lie. Bounds
 * without probability in float64 give the one nearest to the mean. Source: `docs/model/exit.md`. Verified by `exit-age.spec.ts`.
 */
export function exitAgeDistribution(parent: ExitAgeParent): ExitAgeDistribution {
  const { mean, deviation, skew, lower, upper, earlyProbability } = parent;
  const bounds = { lower, upper, earlyProbability, earlyEnd: Math.max(lower, Math.min(EARLY_MONTHS, upper)) };
  const plain = truncatedDistribution({ family: 'normal', mean, deviation, lower, upper });
  if (skew === 0 || deviation === 0 || lower >= upper) return { ...bounds, normal: plain, gamma: null };
  const gamma = cutGamma(parent);
  if (gamma.mass > 0) return { ...bounds, normal: null, gamma };
  const single = { family: 'normal', mean, deviation: 0, lower, upper } as const;
  return { ...bounds, normal: truncatedDistribution(single), gamma: null };
}

function cutGamma({ mean, deviation, skew, lower, upper }: ExitAgeParent): CutGamma {
  const shape = 4 / (skew * skew);
  const scale = (deviation * skew) / 2;
  const variable = (age: number): number => shape + (age - mean) / scale;
  const first = variable(scale > 0 ? lower : upper);
  const last = variable(scale > 0 ? upper : lower);
  const upperTail = gammaCdf(shape, first) > 0.5;
  const tail = upperTail ? gammaSurvival : gammaCdf;
  const start = tail(shape, first);
  return { shape, mean, scale, start, mass: Math.abs(tail(shape, last) - start), upperTail };
}

/** Age in months at the uniform `u`, within the bounds and not falling in `u` (early exits come first). */
export function exitAgeQuantile(distribution: ExitAgeDistribution, u: number): number {
  const { lower, earlyEnd, earlyProbability: early, normal } = distribution;
  if (u < early) return lower + (u / early) * (earlyEnd - lower);
  const rest = early > 0 ? (u - early) / (1 - early) : u;
  return normal !== null ? truncatedQuantile(normal, rest) : skewedQuantile(distribution, rest);
}

function skewedQuantile({ lower, upper, gamma }: ExitAgeDistribution, u: number): number {
  const { shape, mean, scale, start, mass, upperTail } = gamma!;
  const along = (scale > 0 ? u : 1 - u) * mass;
  const variable = upperTail ? gammaUpperQuantile(shape, start - along) : gammaQuantile(shape, start + along);
  const age = mean + scale * (variable - shape);
  return age < lower ? lower : age > upper ? upper : age;
}
