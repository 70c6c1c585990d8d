import { isNumber } from '@ihome/risk';
import { figureOf } from './figure-of';
import type { AxesFrontier, AxesPoint, StrategyResult } from './results';

/** The axes of the frontier: dotted names of figures. */
export interface FrontierAxes {
  readonly returnMetric: string;
  readonly riskMetric: string;
  readonly confidence: number;
}

/** A strategy with both figures. */
export interface Candidate {
  readonly position: number;
  readonly gain: number;
  readonly risk: number;
}

/**
 * The non-dominated strategies: higher return and lower risk are better, and a strategy is dominated by another that is no worse on both
 * axes and better on one. Equal strategies are members together. A strategy with a missing figure is no member and keeps its reason.
 *
 * Source: Kung, Luccio and Preparata, "On finding the maxima of a set of vectors", J. ACM 22 (1975): sort, then one pass, O(n log n).
 * Verified by `efficient-frontier.spec.ts` against the definition.
 */
export function efficientFrontier(results: readonly StrategyResult[], axes: FrontierAxes): AxesFrontier {
  const { returnMetric, riskMetric, confidence } = axes;
  const points = results.map((result) => ({
    index: result.index,
    name: result.name,
    return: figureOf(result, returnMetric, confidence),
    risk: figureOf(result, riskMetric, confidence),
  }));
  const members = nonDominated(
    points.flatMap(({ return: gain, risk }, position): Candidate[] =>
      isNumber(gain.value) && isNumber(risk.value) ? [{ position, gain: gain.value, risk: risk.value }] : [],
    ),
  );
  return {
    return_metric: returnMetric,
    risk_metric: riskMetric,
    points: points.map((point, position): AxesPoint => ({ ...point, on_frontier: members.has(position) })),
  };
}

/** Positions of the candidates that no other dominates: higher gain and lower risk are better. */
export function nonDominated(candidates: readonly Candidate[]): Set<number> {
  const ordered = [...candidates].sort((a, b) => a.risk - b.risk || b.gain - a.gain);
  const members = new Set<number>();
  let best: Candidate | null = null;
  for (const candidate of ordered) {
    if (best === null || candidate.gain > best.gain) best = candidate;
    else if (candidate.gain < best.gain || candidate.risk > best.risk) continue;
    members.add(candidate.position);
  }
  return members;
}
