import { unitCovariance, unitSums, type PathUnits, type UnitSums } from './independent-units';
import type { MissingFigure } from './figure';
import type { Influence } from './influence';

/**
 * Covariances of the estimates of one figure between strategies on the same paths, U/(U − 1)·Σ_u ψ_a ψ_b/n² with the influences ψ
 * summed over each of U independent units, or path by path where `units` is null. Row i holds strategies 0..i; a strategy without an error
 * has null in its places. Any paired difference follows from them: `differenceOfEstimates`.
 */
export function pairedCovariance(
  influences: readonly (Influence | MissingFigure)[],
  units: PathUnits | null,
): (readonly (number | null)[])[] {
  const sums = influences.map((own) => ('status' in own ? null : summed(own.values, units)));
  return sums.map((own, i) =>
    sums.slice(0, i + 1).map((other) => (own === null || other === null ? null : unitCovariance(own, other))),
  );
}

function summed(values: Float64Array, units: PathUnits | null): UnitSums {
  if (units === null) return { sums: values, n: values.length, count: values.length };
  return unitSums(units, (path) => values[path]!);
}
