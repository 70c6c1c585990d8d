import { compensatedSum, type MissingFigure } from '@ihome/risk';
import type { Influence } from './influence';

/** Independent units that paths belong to: every path its own, or pairs and scrambles. */
export interface IndependentUnits {
  readonly unitOf: (path: number) => number;
  readonly count: number;
}

/**
 * Covariances of the estimates of one figure between strategies on the same paths, U/(U − 1)·Σ_u ψ_a ψ_b/n² with the influences ψ
 * summed over each of U independent units: the variance of a difference is V_aa + V_bb − 2V_ab. Row i holds strategies 0..i; a strategy without an error has null in its places.
 */
export function pairedCovariance(
  influences: readonly (Influence | MissingFigure)[],
  units: IndependentUnits,
): (readonly (number | null)[])[] {
  const sums = influences.map((own) => ('status' in own ? null : unitSums(own.values, units)));
  return sums.map((own, i) =>
    sums.slice(0, i + 1).map((other) => {
      const { count } = units;
      if (own === null || other === null || count < 2) return null;
      return (
        compensatedSum(count, (unit) => own.sums[unit]! * other.sums[unit]!) / (count - 1) / own.n / (own.n / count)
      );
    }),
  );
}

function unitSums(
  values: Float64Array,
  { unitOf, count }: IndependentUnits,
): { readonly n: number; readonly sums: Float64Array } {
  const sums = new Float64Array(count);
  for (let path = 0; path < values.length; path++) sums[unitOf(path)]! += values[path]!;
  return { n: values.length, sums };
}
