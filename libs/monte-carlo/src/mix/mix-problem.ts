import type { MissingFigure } from '@ihome/risk';

/** Strategies or zones that are mixed: their multiples path by path, and the bounds of each share. */
export interface MixProblem {
  /** [strategy or zone][path]: multiple on the paths on which all have one. */
  readonly multiples: readonly Float64Array[];
  readonly minWeight: number;
  readonly maxWeight: number;
}

/** What a mix is asked for. */
export type MixAim =
  | { readonly kind: 'minimum_risk' }
  /** Mean profit over risk. */
  | { readonly kind: 'maximum_ratio' }
  /** Least risk with at least this mean multiple. */
  | { readonly kind: 'target'; readonly multiple: number };

/** Why there is no mix: the bounds or the target leave none. */
export interface InfeasibleMix {
  readonly status: 'infeasible';
  readonly reason: string;
}

/** Shares that add up to 1, or why there are none. */
export type MixWeights = { readonly weights: readonly number[] } | InfeasibleMix | MissingFigure;

/** Slack of bounds: 10 shares of at most 0.1 are a mix. */
const BOUND_SLACK = 1e-9;

/** Mean multiple of every column. */
export function meanMultiples({ multiples }: MixProblem): number[] {
  return multiples.map((column) => column.reduce((sum, x) => sum + x, 0) / column.length);
}

/** Why the bounds leave no mix of so many shares; null when they leave one. */
export function boundsProblem({ multiples: { length: n }, minWeight, maxWeight }: MixProblem): InfeasibleMix | null {
  if (n * minWeight > 1 + BOUND_SLACK) {
    return { status: 'infeasible', reason: `${n} shares of at least ${minWeight} add up to more than 1` };
  }
  if (n * maxWeight < 1 - BOUND_SLACK) {
    return { status: 'infeasible', reason: `${n} shares of at most ${maxWeight} add up to less than 1` };
  }
  return null;
}

/** The mix with the highest mean multiple: every share at its minimum, the rest to the best ones up to their maximum. */
export function bestMeanWeights(problem: MixProblem): number[] {
  const means = meanMultiples(problem);
  const weights = means.map(() => problem.minWeight);
  let left = 1 - problem.minWeight * weights.length;
  const best = [...means.keys()].sort((a, b) => means[b]! - means[a]! || a - b);
  for (const i of best) {
    const more = Math.min(problem.maxWeight - problem.minWeight, Math.max(left, 0));
    weights[i]! += more;
    left -= more;
  }
  return weights;
}

/** Multiples of the mix path by path: shares are of the capital that the multiples are of, so they add up. */
export function mixedMultiples({ multiples }: MixProblem, weights: readonly number[]): Float64Array {
  const mixed = new Float64Array(multiples[0]?.length ?? 0);
  multiples.forEach((column, i) => {
    const weight = weights[i]!;
    if (weight === 0) return;
    for (let path = 0; path < mixed.length; path++) mixed[path]! += weight * column[path]!;
  });
  return mixed;
}
