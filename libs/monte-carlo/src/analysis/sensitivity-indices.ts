import type { SimulationConfig } from '@ihome/config';
import {
  compensatedSum,
  isNumber,
  sobolIndices,
  undefinedFigure,
  type EstimateWithError,
  type SaltelliValues,
} from '@ihome/risk';
import type { Estimate, Figure, StrategyResult } from '../results';
import { HEADLINE_METRICS, headlineFigures, type HeadlineFigure } from './headline-figures';
import type { SampleRole } from './strategy-role';

/** An index with its bootstrap interval. */
export interface IndexEstimate extends Estimate {
  readonly standard_error: Figure;
}

/** How much of the variance of one figure one parameter brings. */
export interface ParameterIndices {
  readonly parameter: string;
  readonly first: IndexEstimate;
  readonly total: IndexEstimate;
}

/** Sobol' indices of one figure. */
export interface FigureIndices {
  readonly figure: string;
  /** Samples that have the figure at all their points. */
  readonly n: number;
  /** Mean and standard deviation of the figure when the parameters lie anywhere in their ranges. */
  readonly mean: Figure;
  readonly sd: Figure;
  /** Mean squared standard error of a run's figure to the variance: the most that simulation error can take of it. */
  readonly error_share: Figure;
  /** Sum of the first indices; what lacks of 1 is interaction. */
  readonly first_sum: IndexEstimate;
  /** In the order of the configuration. */
  readonly parameters: readonly ParameterIndices[];
}

/** Sobol' indices of the base configuration over the ranges of its sensitivity parameters. */
export interface SensitivityIndices {
  readonly samples: number;
  /** Runs of all samples. */
  readonly strategies: number;
  readonly ranges: readonly { readonly parameter: string; readonly low: number; readonly high: number }[];
  readonly figures: readonly FigureIndices[];
}

/** A reduced sample. */
export interface ReducedSample {
  readonly role: SampleRole;
  readonly result: StrategyResult;
}

/**
 * What is kept of the result of a sample: what indices are made of. Its months, cohorts and other metrics are left out, for there are
 * thousands of samples.
 */
export function resultOfSample<T extends StrategyResult>(result: T): T {
  const kept = HEADLINE_METRICS.flatMap((name) => {
    const summary = result.metrics[name];
    return summary === undefined ? [] : [[name, summary] as const];
  });
  return {
    ...result,
    metrics: Object.fromEntries(kept),
    series: [],
    fans: [],
    cash_flow_by_year: [],
    cohorts: { n: result.cohorts.n, rows: [] },
  };
}

/** The indices of the headline figures from the reduced samples; null where the configuration asks for none. */
export function sensitivityIndices(
  { sensitivity, risk, monte_carlo }: SimulationConfig,
  samples: readonly ReducedSample[],
): SensitivityIndices | null {
  if (sensitivity.method !== 'sobol_indices') return null;
  const parameters = sensitivity.parameters.map(({ parameter }) => parameter);
  const level = Math.max(...risk.confidence_levels);
  const confidence = risk.interval_confidence;
  const figured = samples.map(({ role, result }): FiguredSample => ({
    role,
    figures: headlineFigures(result, { level, confidence }),
  }));
  const names = figured[0]?.figures.map(({ figure }) => figure) ?? [];
  const options = { confidence, replications: risk.bootstrap_replications, seed: monte_carlo.seed };
  return {
    samples: sensitivity.samples,
    strategies: samples.length,
    ranges: sensitivity.parameters.map(({ parameter, low, high }) => ({ parameter, low, high })),
    figures: names.map((figure, position): FigureIndices => {
      const values = valuesOf(figured, { position, parameters, rows: sensitivity.samples });
      const { n, mean, variance, inputs, firstSum } = sobolIndices(values, options);
      return {
        figure,
        n,
        mean,
        sd: isNumber(variance) ? Math.sqrt(variance) : variance,
        error_share: errorShare(figured, { position, variance }),
        first_sum: index(firstSum),
        parameters: inputs.flatMap(({ first, total }, i): ParameterIndices[] => {
          const parameter = parameters[i];
          return parameter === undefined ? [] : [{ parameter, first: index(first), total: index(total) }];
        }),
      };
    }),
  };
}

interface FiguredSample {
  readonly role: SampleRole;
  readonly figures: readonly HeadlineFigure[];
}

function valuesOf(
  samples: readonly FiguredSample[],
  {
    position,
    parameters,
    rows,
  }: { readonly position: number; readonly parameters: readonly string[]; readonly rows: number },
): SaltelliValues {
  const column = (): Float64Array => new Float64Array(rows).fill(NaN);
  const [a, b] = [column(), column()];
  const ab = parameters.map(column);
  for (const { role, figures } of samples) {
    const value = figures[position]?.value;
    if (value === undefined || !isNumber(value)) continue;
    const into = role.matrix === 'A' ? a : role.matrix === 'B' ? b : ab[parameters.indexOf(role.parameter ?? '')];
    if (into !== undefined) into[role.row] = value;
  }
  return { a, b, ab };
}

function errorShare(
  samples: readonly FiguredSample[],
  { position, variance }: { readonly position: number; readonly variance: Figure },
): Figure {
  if (!isNumber(variance)) return variance;
  if (variance === 0) return undefinedFigure('the figure is the same at all samples');
  const errors = samples.flatMap(({ figures }) => {
    const error = figures[position]?.standard_error;
    return error !== undefined && isNumber(error) ? [error] : [];
  });
  if (errors.length < samples.length) {
    return undefinedFigure(`${samples.length - errors.length} of ${samples.length} runs have no standard error`);
  }
  return compensatedSum(errors.length, (i) => errors[i]! * errors[i]!) / errors.length / variance;
}

function index({ value, low, high, standardError }: EstimateWithError): IndexEstimate {
  return { value, low, high, standard_error: standardError };
}
