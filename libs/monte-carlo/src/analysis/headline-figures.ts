import { confidenceLabel } from '@ihome/config';
import { notApplicable, type Estimate, type Figure } from '@ihome/risk';
import { figureOf } from '../figure-of';
import type { StrategyResult } from '../results';

/** One figure of one strategy with its error. */
export interface HeadlineFigure extends Estimate {
  /** Dotted name, as of the frontier's axes; `hurdle_cleared.mean` is the probability of clearing the hurdle. */
  readonly figure: string;
  /** Paths that have it. */
  readonly n: number;
  readonly standard_error: Figure;
}

/** Which tail, and the confidence of intervals. */
export interface HeadlineOptions {
  /** The highest of the configured levels. */
  readonly level: number;
  readonly confidence: number;
}

/** Path metrics that a headline is made of. */
export const HEADLINE_METRICS = ['net_irr', 'tvpi', 'default_rate', 'hurdle_cleared'] as const;

/** The figures that runs are compared by: means, the ES of loss at one level, probabilities. */
export function headlineFigures(result: StrategyResult, { level, confidence }: HeadlineOptions): HeadlineFigure[] {
  const mean = (metric: (typeof HEADLINE_METRICS)[number]): HeadlineFigure => {
    const figure = `${metric}.mean`;
    const summary = result.metrics[metric];
    const error = summary?.standard_error ?? notApplicable(`${figure} is not a figure of the results`);
    return { figure, n: summary?.n ?? 0, ...figureOf(result, figure, confidence), standard_error: error };
  };
  const shortfall = `loss.es_${confidenceLabel(level)}`;
  const tail = result.loss.es.find((estimate) => estimate.level === level);
  const { loss } = result.probabilities;
  return [
    mean('net_irr'),
    mean('tvpi'),
    {
      figure: shortfall,
      n: result.loss.n,
      ...figureOf(result, shortfall, confidence),
      standard_error: tail?.standard_error ?? notApplicable(`${shortfall} is not a figure of the results`),
    },
    {
      figure: 'loss.probability',
      n: loss.n,
      ...figureOf(result, 'loss.probability', confidence),
      standard_error: loss.standard_error,
    },
    mean('hurdle_cleared'),
    mean('default_rate'),
  ];
}
