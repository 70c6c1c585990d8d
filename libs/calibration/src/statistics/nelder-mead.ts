/** A minimum as found. */
export interface Minimum {
  readonly at: readonly number[];
  readonly value: number;
}

/** What to minimise and from where. */
export interface MinimumRequest {
  readonly objective: (point: readonly number[]) => number;
  readonly start: readonly number[];
  /** Edge of the first simplex along each coordinate. */
  readonly step: number;
  /** Stops when no vertex is further than this from the best, in any coordinate. */
  readonly tolerance: number;
}

const MAX_EVALUATIONS = 600;

/**
 * Minimum by the simplex of Nelder and Mead (Computer Journal 7, 1965; reflection 1, expansion 2, contraction ½, shrinkage ½):
 * for few parameters, without derivatives. Deterministic. Example: (x − 1)² + (y + 2)² from (0, 0) gives (1, −2).
 * Verified by `nelder-mead.spec.ts`.
 */
export function nelderMead({ objective, start, step, tolerance }: MinimumRequest): Minimum {
  const size = start.length;
  let evaluations = 0;
  const evaluate = (at: readonly number[]): Minimum => {
    evaluations += 1;
    return { at, value: objective(at) };
  };
  let simplex = [start, ...start.map((_, i) => start.map((x, j) => (i === j ? x + step : x)))].map(evaluate);
  while (evaluations < MAX_EVALUATIONS) {
    simplex.sort((a, b) => a.value - b.value);
    const best = simplex[0]!;
    const worst = simplex[size]!;
    if (simplex.every(({ at }) => at.every((x, j) => Math.abs(x - best.at[j]!) <= tolerance))) break;
    const centre = start.map((_, j) => simplex.slice(0, size).reduce((sum, { at }) => sum + at[j]!, 0) / size);
    const along = (factor: number): Minimum => evaluate(centre.map((c, j) => c + factor * (worst.at[j]! - c)));
    const reflected = along(-1);
    if (reflected.value < best.value) {
      const expanded = along(-2);
      simplex[size] = expanded.value < reflected.value ? expanded : reflected;
    } else if (reflected.value < simplex[size - 1]!.value) {
      simplex[size] = reflected;
    } else {
      const contracted = along(reflected.value < worst.value ? -0.5 : 0.5);
      if (contracted.value < Math.min(reflected.value, worst.value)) simplex[size] = contracted;
      else simplex = [best, ...simplex.slice(1).map(({ at }) => evaluate(at.map((x, j) => (x + best.at[j]!) / 2)))];
    }
  }
  return simplex.reduce((best, vertex) => (vertex.value < best.value ? vertex : best));
}
