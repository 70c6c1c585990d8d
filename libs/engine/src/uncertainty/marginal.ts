import type { NumberShape, UncertainParameter } from '@ihome/config';
import { betaQuantile } from '../math/beta-quantile';
import { normalCdf } from '../math/normal-cdf';
import {
  truncatedDistribution,
  truncatedQuantile,
  type TruncatedDistribution,
} from '../origination/truncated-distribution';

/** The distribution of one drawn parameter, ready to draw from. */
export type Marginal =
  | { readonly kind: 'truncated'; readonly distribution: TruncatedDistribution }
  | { readonly kind: 'uniform'; readonly low: number; readonly high: number }
  | { readonly kind: 'triangular'; readonly low: number; readonly mode: number; readonly high: number }
  | { readonly kind: 'beta'; readonly a: number; readonly b: number; readonly low: number; readonly high: number };

/** The distribution of an entry of `monte_carlo.parameter_uncertainty`; normal and lognormal are cut to what the parameter takes. */
export function marginalOf({ distribution, arguments: given }: UncertainParameter, shape: NumberShape): Marginal {
  const [a = 0, b = 0, c = 0, d = 0] = given;
  switch (distribution) {
    case 'normal':
    case 'lognormal': {
      const lowest = shape.min?.value ?? -Infinity;
      const lower = distribution === 'lognormal' ? Math.max(lowest, 0) : lowest;
      const upper = shape.max?.value ?? Infinity;
      const parent = { family: distribution, mean: a, deviation: b, lower, upper };
      return { kind: 'truncated', distribution: truncatedDistribution(parent) };
    }
    case 'uniform':
      return { kind: 'uniform', low: a, high: b };
    case 'triangular':
      return { kind: 'triangular', low: a, mode: b, high: c };
    case 'beta':
      return { kind: 'beta', a, b, low: c, high: d };
  }
}

/** Probability that the family has outside what the parameter takes, and that was cut off. */
export function cutMass(marginal: Marginal): number {
  if (marginal.kind !== 'truncated' || marginal.distribution.constant !== null) return 0;
  return Math.max(1 - Math.abs(marginal.distribution.mass), 0);
}

/**
 * The value of a distribution where the standard normal is x: F⁻¹(Φ(x)), increasing in x, a constant when it has no width.
 *
 * Source: `docs/model/uncertainty.md`. Verified by `draw-parameters.spec.ts`. Example: the triangular (0, 1, 2) is 1 at x = 0.
 */
export function marginalValue(marginal: Marginal, x: number): number {
  switch (marginal.kind) {
    case 'truncated':
      return truncatedQuantile(marginal.distribution, normalCdf(x));
    case 'uniform': {
      const { low, high } = marginal;
      return x < 0 ? low + (high - low) * normalCdf(x) : high - (high - low) * normalCdf(-x);
    }
    case 'triangular': {
      const { low, mode, high } = marginal;
      const u = normalCdf(x);
      if (u * (high - low) < mode - low) return low + Math.sqrt(u * (high - low) * (mode - low));
      return high - Math.sqrt(normalCdf(-x) * (high - low) * (high - mode));
    }
    case 'beta': {
      const { low, high } = marginal;
      if (low === high) return low;
      return low + (high - low) * betaQuantile(marginal, { lower: normalCdf(x), upper: normalCdf(-x) });
    }
  }
}
