import { undefinedFigure } from '@ihome/risk';
import { meanMultiples, type MixAim, type MixProblem, type MixWeights } from './mix-problem';
import type { OpenProgramme, ProgrammeColumn, ProgrammeRow, ProgrammeSolution } from './programme-solver';

/** Rows of the programme by place. */
const PROFIT_ROW = 1;

/**
 * Columns y of the shares and κ, their sum; weights are y/κ. One programme serves every aim: κ = 1 for the least risk and for targets; for
 * the highest ratio the mean profit is 1 and κ is free, since risk is homogeneous (Charnes and Cooper 1962).
 */
export function weightColumns({ multiples }: MixProblem): ProgrammeColumn[] {
  return Array.from({ length: multiples.length + 1 }, () => ({ cost: 0, lower: 0, upper: Infinity }));
}

/** Σy = κ, the mean profit, and the bounds of every share. @param before columns that stand before those of the shares */
export function weightRows(problem: MixProblem, before: number): ProgrammeRow[] {
  const { multiples, minWeight, maxWeight } = problem;
  const n = multiples.length;
  const padding = Array.from({ length: before }, () => 0);
  const row = (y: (i: number) => number, sum: number): readonly number[] => [
    ...padding,
    ...Array.from({ length: n }, (_, i) => y(i)),
    sum,
  ];
  const means = meanMultiples(problem);
  return [
    { coefficients: row(() => 1, -1), lower: 0, upper: 0 },
    { coefficients: row((i) => means[i]! - 1, 0), lower: -Infinity, upper: Infinity },
    ...multiples.flatMap((_, own) => [
      { coefficients: row((i) => (i === own ? 1 : 0), -minWeight), lower: 0, upper: Infinity },
      { coefficients: row((i) => (i === own ? 1 : 0), -maxWeight), lower: -Infinity, upper: 0 },
    ]),
  ];
}

/** Sets the bounds that tell the aims apart. @param sumColumn place of κ */
export function aimProgramme(programme: OpenProgramme, aim: MixAim, sumColumn: number): void {
  const ratio = aim.kind === 'maximum_ratio';
  programme.setColumnBounds(sumColumn, ratio ? { lower: 0, upper: Infinity } : { lower: 1, upper: 1 });
  const profit =
    aim.kind === 'target'
      ? { lower: aim.multiple - 1, upper: Infinity }
      : { lower: ratio ? 1 : -Infinity, upper: ratio ? 1 : Infinity };
  programme.setRowBounds(PROFIT_ROW, profit);
}

/** Weights of a solution whose shares start at column `before`. */
export function solvedWeights(
  solution: ProgrammeSolution,
  { problem, aim, before }: { readonly problem: MixProblem; readonly aim: MixAim; readonly before: number },
): MixWeights {
  switch (solution.status) {
    case 'optimal': {
      const y = solution.values.slice(before, before + problem.multiples.length).map((share) => Math.max(share, 0));
      const sum = y.reduce((total, share) => total + share, 0);
      return { weights: y.map((share) => share / sum) };
    }
    case 'infeasible':
      return { status: 'infeasible', reason: infeasibleReason(aim) };
    case 'unbounded':
      return undefinedFigure('the programme has no bound');
    case 'failed':
      return undefinedFigure(`the solver ended with ${solution.reason}`);
  }
}

function infeasibleReason(aim: MixAim): string {
  if (aim.kind === 'target') return `no mix has a mean multiple of ${aim.multiple}`;
  return aim.kind === 'maximum_ratio' ? 'no mix has a mean profit' : 'the bounds leave no mix';
}
