import {
  expectedShortfall,
  expectedShortfallError,
  isNumber,
  moments,
  notApplicable,
  sortedCopy,
  type Figure,
  type MissingFigure,
} from '@ihome/risk';
import { leastRiskMixes, type LeastRiskMixes } from './least-risk';
import {
  bestMeanWeights,
  boundsProblem,
  mixedMultiples,
  type InfeasibleMix,
  type MixAim,
  type MixProblem,
} from './mix-problem';
import type { ProgrammeSolver } from './programme-solver';
import { deviationMeasure, shortfallMeasure } from './risk-measures';

/** Most strategies in a mix: those nearest the frontier. */
export const MOST_MIXED = 8;

/** A mix: shares in the order of the strategies, mean multiple and risk, each with the standard error that it has with these shares. */
export interface Mix {
  readonly weights: readonly number[];
  readonly multiple: Figure;
  readonly multiple_error: Figure;
  /** Standard deviation of the multiple, or expected shortfall of loss. */
  readonly risk: Figure;
  readonly risk_error: Figure;
}

/** A mix, or why there is none. */
export type MixOutcome = Mix | InfeasibleMix | MissingFigure;

/** Mixes by one measure of risk. */
export interface MixFrontier {
  readonly minimum_risk: MixOutcome;
  readonly maximum_ratio: MixOutcome;
  /** Targets evenly spaced from the multiple of least risk to the highest one. */
  readonly points: readonly { readonly target: number; readonly mix: MixOutcome }[];
}

/** Mixes by both measures of risk. */
export interface MeasuredMixes {
  /** Paths on which all that is mixed has a multiple. */
  readonly n: number;
  readonly min_weight: number;
  readonly max_weight: number;
  /** Confidence level of the expected shortfall. */
  readonly level: number;
  readonly mean_variance: MixFrontier;
  readonly mean_es: MixFrontier;
}

/** Optimal mixes of strategies on the simulated paths. */
export interface OptimalMixes extends MeasuredMixes {
  /** Indices of the strategies that may be mixed. */
  readonly strategies: readonly number[];
}

/** How mixes are made. */
export interface MixRules {
  readonly minWeight: number;
  readonly maxWeight: number;
  readonly points: number;
  readonly level: number;
}

/** What optimal mixes of strategies are asked for. */
export interface MixRequest extends MixRules {
  readonly strategies: readonly number[];
  /** [strategy][path]: net TVPI; NaN on a path without one. */
  readonly multiples: readonly Float64Array[];
}

/**
 * Optimal mixes of strategies by standard deviation and by expected shortfall; not applicable below two strategies
 * (docs/model/comparison.md).
 */
export function optimalMixes(
  { strategies, multiples, ...rules }: MixRequest,
  solver: ProgrammeSolver,
): OptimalMixes | InfeasibleMix | MissingFigure {
  if (strategies.length < 2) return notApplicable('a mix takes two strategies on the same paths');
  const mixes = measuredMixes(commonPaths(multiples), rules, solver);
  return 'status' in mixes ? mixes : { strategies, ...mixes };
}

/** Optimal mixes of columns over the same paths, at least one, a value on every path. */
export function measuredMixes(
  multiples: readonly Float64Array[],
  { minWeight, maxWeight, level, points }: MixRules,
  solver: ProgrammeSolver,
): MeasuredMixes | InfeasibleMix | MissingFigure {
  const problem = { multiples, minWeight, maxWeight };
  const n = multiples[0]!.length;
  if (n < 2) return notApplicable(`${n} paths have a multiple of all that is mixed`);
  const infeasible = boundsProblem(problem);
  if (infeasible !== null) return infeasible;
  const deviations = leastRiskMixes(problem, deviationMeasure(problem), solver);
  const shortfalls = leastRiskMixes(problem, shortfallMeasure(problem, level), solver);
  try {
    return {
      n,
      min_weight: minWeight,
      max_weight: maxWeight,
      level,
      mean_variance: mixFrontier(problem, points, { mixes: deviations, risk: deviationRisk }),
      mean_es: mixFrontier(problem, points, { mixes: shortfalls, risk: shortfallRisk(level) }),
    };
  } finally {
    deviations.close();
    shortfalls.close();
  }
}

/** A mix with these shares, whatever the bounds, by both measures of risk. */
export function givenMix(
  multiples: readonly Float64Array[],
  weights: readonly number[],
  level: number,
): { readonly mean_variance: Mix; readonly mean_es: Mix } {
  const problem = { multiples, minWeight: 0, maxWeight: 1 };
  return {
    mean_variance: mixOf(problem, weights, { risk: deviationRisk }),
    mean_es: mixOf(problem, weights, { risk: shortfallRisk(level) }),
  };
}

type MixRisk = (multiples: Float64Array) => Pick<Mix, 'risk' | 'risk_error'>;

const deviationRisk: MixRisk = (multiples) => {
  const { sd, sdError } = moments(multiples);
  return { risk: sd, risk_error: sdError };
};

function shortfallRisk(level: number): MixRisk {
  return (multiples) => {
    const losses = sortedCopy(multiples.map((multiple) => 1 - multiple));
    return { risk: expectedShortfall(losses, level), risk_error: expectedShortfallError(losses, level) };
  };
}

interface MixMeasure {
  readonly mixes: LeastRiskMixes;
  readonly risk: MixRisk;
}

/** Below this span of mean multiples the frontier is one mix. */
const LEAST_SPAN = 1e-6;

function mixFrontier(problem: MixProblem, points: number, measure: MixMeasure): MixFrontier {
  const outcome = (aim: MixAim): MixOutcome => {
    const found = measure.mixes.mix(aim);
    return 'status' in found ? found : mixOf(problem, found.weights, measure);
  };
  const least = outcome({ kind: 'minimum_risk' });
  const highest = mixOf(problem, bestMeanWeights(problem), measure);
  const from = 'status' in least ? null : least.multiple;
  const to = highest.multiple;
  const span = from !== null && isNumber(from) && isNumber(to) ? to - from : null;
  const targets =
    span === null ? [] : Array.from({ length: points }, (_, i) => Number(to) - span * (1 - i / (points - 1)));
  const isOne = span !== null && span <= LEAST_SPAN;
  return {
    minimum_risk: least,
    maximum_ratio: outcome({ kind: 'maximum_ratio' }),
    points: targets.map((target, i) => ({
      target,
      mix:
        i === 0 || isOne ? least : i === targets.length - 1 ? highest : outcome({ kind: 'target', multiple: target }),
    })),
  };
}

function mixOf(problem: MixProblem, weights: readonly number[], { risk }: Pick<MixMeasure, 'risk'>): Mix {
  const multiples = mixedMultiples(problem, weights);
  const { mean, standardError } = moments(multiples);
  return { weights, multiple: mean, multiple_error: standardError, ...risk(multiples) };
}

/** The paths on which every column has a multiple. */
export function commonPaths(multiples: readonly Float64Array[]): Float64Array[] {
  const isCommon = (path: number): boolean => multiples.every((column) => column[path] === column[path]);
  return multiples.map((column) => column.filter((_, path) => isCommon(path)));
}
