import { notApplicable, undefinedFigure } from '@ihome/risk';
import { boundsProblem, type MixAim, type MixProblem, type MixWeights } from './mix-problem';
import type { OpenProgramme, ProgrammeSolver } from './programme-solver';
import { aimProgramme, solvedWeights, weightColumns, weightRows } from './weight-programme';

/** Most programmes for one mix; a mix of eight strategies takes some dozens, and what was learnt for one serves the next. */
const MOST_CUTS = 1_000;

/** The risk of a mix and its gradient: risk ≥ gradient·y for every mix, with equality at these weights (convex, homogeneous). */
export interface RiskAt {
  readonly risk: number;
  readonly gradient: readonly number[];
}

/** A convex and homogeneous measure of the risk of a mix. */
export interface RiskMeasure {
  readonly at: (weights: readonly number[]) => RiskAt;
  /** The answer's risk is within this of the least one. */
  readonly gap: number;
}

/** Finds mixes of least risk one after another. */
export interface LeastRiskMixes {
  mix(aim: MixAim): MixWeights;
  close(): void;
}

/**
 * Mixes of least risk by linear programmes: risk is the largest of its cuts gradient·y; the programme holds the cuts found so far and gets that
 * at its answer until its bound and the risk itself agree. So its size does not grow with the paths, and every answer has its proof.
 *
 * Source: Kelley, "The cutting-plane method for solving convex programs", J. SIAM 8 (1960); for ES Künzi-Bay and Mayer, "Computational aspects of
 * minimizing conditional value-at-risk", Comput. Manag. Sci. 3 (2006). Verified by `optimal-mixes.spec.ts`.
 */
export function leastRiskMixes(problem: MixProblem, measure: RiskMeasure, solver: ProgrammeSolver): LeastRiskMixes {
  const n = problem.multiples.length;
  const programme = solver.open({
    columns: [{ cost: 1, lower: -Infinity, upper: Infinity }, ...weightColumns(problem)],
    rows: weightRows(problem, 1),
  });
  addCut(programme, measure.at(problem.multiples.map(() => 1 / n)));
  return {
    mix: (aim) => boundsProblem(problem) ?? solve(programme, { problem, measure, aim }),
    close: () => programme.close(),
  };
}

interface RiskAim {
  readonly problem: MixProblem;
  readonly measure: RiskMeasure;
  readonly aim: MixAim;
}

function solve(programme: OpenProgramme, { problem, measure, aim }: RiskAim): MixWeights {
  aimProgramme(programme, aim, problem.multiples.length + 1);
  const ratio = aim.kind === 'maximum_ratio';
  programme.setColumnBounds(0, { lower: ratio ? 0 : -Infinity, upper: Infinity });
  for (let cut = 0; cut < MOST_CUTS; cut++) {
    const solution = programme.solve();
    const found = solvedWeights(solution, { problem, aim, before: 1 });
    if (solution.status !== 'optimal' || 'status' in found) return found;
    const at = measure.at(found.weights);
    const sum = solution.values.slice(1, -1).reduce((total, share) => total + share, 0);
    if (at.risk - solution.values[0]! / sum <= measure.gap) {
      return ratio && at.risk <= measure.gap
        ? notApplicable('a mix has a mean profit and no risk: its ratio has no bound')
        : found;
    }
    addCut(programme, at);
  }
  return undefinedFigure(`the least risk was not found within ${MOST_CUTS} programmes`);
}

function addCut(programme: OpenProgramme, { gradient }: RiskAt): void {
  programme.addRow({ coefficients: [1, ...gradient.map((slope) => -slope), 0], lower: 0, upper: Infinity });
}
