import { expm1, log1p } from '@ihome/engine';
import {
  correlation,
  isNumber,
  moments,
  notApplicable,
  undefinedFigure,
  type Figure,
  type MissingFigure,
} from '@ihome/risk';
import { nonDominated } from '../efficient-frontier';

/**
 * Where a point of the frontier may be: { centre + radius·(x, y) : x² − 2ρxy + y² ≤ 1 − ρ² } in standard errors of both figures holds the true
 * point with the confidence, as normal estimates go.
 */
export interface PointRegion {
  readonly confidence: number;
  /** √((U − 1)·((1 − confidence)^(−2/(U − 2)) − 1)) for U independent units: Hotelling's T² of two figures. */
  readonly radius: number;
  readonly return_error: Figure;
  readonly risk_error: Figure;
  readonly correlation: Figure;
}

/** Replicates of a figure [strategy][replication]; NaN where a replication has no value. */
export type Replicates = readonly Float64Array[];

/** Share of replications in which each strategy is not dominated: a strategy without a figure in one is no member there. */
export function membershipProbabilities(gains: Replicates, risks: Replicates): number[] {
  const replications = gains[0]?.length ?? 0;
  const counts = gains.map(() => 0);
  for (let r = 0; r < replications; r++) {
    const candidates = gains.flatMap((own, position) => {
      const [gain, risk] = [own[r]!, risks[position]![r]!];
      return gain === gain && risk === risk ? [{ position, gain, risk }] : [];
    });
    for (const position of nonDominated(candidates)) counts[position]! += 1;
  }
  return counts.map((count) => count / replications);
}

/** Share of replications in which each strategy has the best figure; equal ones share it. */
export function bestProbabilities(replicates: Replicates, better: 'higher' | 'lower'): number[] {
  const replications = replicates[0]?.length ?? 0;
  const sign = better === 'higher' ? 1 : -1;
  const shares = replicates.map(() => 0);
  for (let r = 0; r < replications; r++) {
    let best: number[] = [];
    replicates.forEach((own, i) => {
      const value = sign * own[r]!;
      const leading = best.length === 0 ? -Infinity : sign * replicates[best[0]!]![r]!;
      if (value > leading) best = [i];
      else if (value === leading) best.push(i);
    });
    for (const i of best) shares[i]! += 1 / best.length;
  }
  return shares.map((share) => share / replications);
}

/**
 * The confidence region of a point from its replicates. The bootstrap spreads by √((U − 1)/U) of the error that U units have, and its
 * covariance is an estimate: Hotelling's T² makes up for both.
 *
 * Source: Anderson, "An introduction to multivariate statistical analysis" (2003), 5.2. Example: the radius at 95% is 2.4574 for 512 units,
 * 2.8305 for 16 and tends to √(−2 ln 0.05) = 2.4477.
 *
 * @param units independent ones that were resampled, three or more
 */
export function pointRegion(
  { gains, risks }: { readonly gains: Float64Array; readonly risks: Float64Array },
  { confidence, units }: { readonly confidence: number; readonly units: number },
): PointRegion | MissingFigure {
  if (gains.length < 2) return notApplicable('a region takes two replications');
  const missing = gains.findIndex((gain, r) => gain !== gain || risks[r] !== risks[r]) >= 0;
  if (missing) return undefinedFigure('a bootstrap replication lacks one of the figures');
  const related = correlation(gains, risks);
  const error = (replicates: Float64Array): Figure => {
    const { sd } = moments(replicates);
    return isNumber(sd) ? sd * Math.sqrt(units / (units - 1)) : sd;
  };
  return {
    confidence,
    radius: Math.sqrt((units - 1) * expm1((-2 * log1p(-confidence)) / (units - 2))),
    return_error: error(gains),
    risk_error: error(risks),
    correlation: isNumber(related) ? related : notApplicable('one of the figures does not vary'),
  };
}
