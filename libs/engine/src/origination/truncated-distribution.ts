import { exp } from '../math/exp';
import { log, log1p } from '../math/log';
import { normalCdf } from '../math/normal-cdf';
import { normalQuantile } from '../math/normal-quantile';

/** A normal or lognormal parent cut to [lower, upper]. `mean` and `deviation` are those of the parent, before the cut. */
export interface TruncatedParent {
  readonly family: 'normal' | 'lognormal';
  readonly mean: number;
  readonly deviation: number;
  readonly lower: number;
  readonly upper: number;
}

/** A truncated distribution ready to draw from. */
export interface TruncatedDistribution {
  readonly lower: number;
  readonly upper: number;
  /** The only value, when there is no spread or no mass between the bounds; else null. */
  readonly constant: number | null;
  readonly lognormal: boolean;
  /** Location of the normal that is drawn (log scale for the lognormal). */
  readonly location: number;
  /** Its scale, negative when the upper tail is drawn mirrored. */
  readonly scale: number;
  /** Probability below the first bound, on the side of the mass. */
  readonly start: number;
  /** Probability between the bounds (negative when mirrored). */
  readonly mass: number;
}

function clamp(value: number, { lower, upper }: { readonly lower: number; readonly upper: number }): number {
  return value < lower ? lower : value > upper ? upper : value;
}

/**
 * Prepares true truncation by inverse CDF: x = F⁻¹(F(lower) + u·(F(upper) − F(lower))).
 *
 * A lognormal parent with mean m and standard deviation d has σ² = ln(1 + d²/m²) and location ln m − σ²/2. Deviation 0
 * is the mean, moved into the bounds. Bounds far in the upper tail are drawn mirrored, which is the same number without
 * the loss of digits near F = 1; bounds with no mass at all in float64 give the bound nearest to the mean.
 *
 * Verified by `truncated-distribution.spec.ts` (moments of the truncated normal).
 */
export function truncatedDistribution(parent: TruncatedParent): TruncatedDistribution {
  const { family, mean, deviation, lower, upper } = parent;
  const lognormal = family === 'lognormal';
  const bounds = { lower, upper };
  const logVariance = lognormal ? log1p((deviation / mean) * (deviation / mean)) : 0;
  const sigma = lognormal ? Math.sqrt(logVariance) : deviation;
  if (sigma === 0 || lower >= upper) {
    return { ...bounds, constant: clamp(mean, bounds), lognormal, location: mean, scale: 0, start: 0, mass: 0 };
  }
  const location = lognormal ? log(mean) - logVariance / 2 : mean;
  const a = ((lognormal ? log(lower) : lower) - location) / sigma;
  const b = ((lognormal ? log(upper) : upper) - location) / sigma;
  const mirrored = a > 0;
  const start = normalCdf(mirrored ? -a : a);
  const mass = normalCdf(mirrored ? -b : b) - start;
  const nearest = b < 0 ? upper : lower;
  return {
    ...bounds,
    constant: mass === 0 ? nearest : null,
    lognormal,
    location,
    scale: mirrored ? -sigma : sigma,
    start,
    mass,
  };
}

/** A distribution of one value, which no bounds move. */
export function fixedDistribution(value: number): TruncatedDistribution {
  return {
    lower: value,
    upper: value,
    constant: value,
    lognormal: false,
    location: value,
    scale: 0,
    start: 0,
    mass: 0,
  };
}

/** The value of a truncated distribution at the uniform `u`, inside the bounds and increasing in `u`. */
export function truncatedQuantile(distribution: TruncatedDistribution, u: number): number {
  if (distribution.constant !== null) return distribution.constant;
  const z = distribution.location + distribution.scale * normalQuantile(distribution.start + u * distribution.mass);
  const value = distribution.lognormal ? exp(z) : z;
  if (value < distribution.lower) return distribution.lower;
  return value > distribution.upper ? distribution.upper : value;
}
