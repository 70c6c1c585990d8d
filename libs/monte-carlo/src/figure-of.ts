import { confidenceLabel } from '@ihome/config';
import { isNumber, notApplicable, plusMinus, studentHalfWidth, type Estimate, type Figure } from '@ihome/risk';
import type { MetricSummary, StrategyResult } from './results';

/** What figures are found in. */
type FigureSource = Pick<StrategyResult, 'metrics' | 'loss' | 'probabilities'>;

/**
 * The figure with a dotted name, such as `net_irr.mean`, `tvpi.median`, `loss.es_95` or `loss.probability`, with its interval. Names that
 * the configuration does not allow are not applicable. Intervals of means and deviations take Student's t with as many degrees of freedom as
 * there are independent samples, less one.
 *
 * @param confidence of the intervals that are formed here (means and standard deviations)
 */
export function figureOf(result: FigureSource, name: string, confidence: number): Estimate {
  const [variable = '', statistic = ''] = name.split('.');
  if (variable === 'loss') return lossFigure(result, statistic, confidence);
  if (statistic === 'probability') return probabilityFigure(result, variable);
  const summary = result.metrics[variable];
  return summary === undefined ? missing(name) : metricFigure(summary, statistic, confidence);
}

function metricFigure(summary: MetricSummary, statistic: string, confidence: number): Estimate {
  const { independent_samples: samples } = summary;
  switch (statistic) {
    case 'mean':
      return withError({ value: summary.mean, error: summary.standard_error, samples, confidence });
    case 'sd':
      return withError({ value: summary.sd, error: summary.sd_standard_error, samples, confidence });
    case 'median': {
      const median = summary.quantiles.find(({ p }) => p === 0.5);
      return median === undefined ? missing(statistic) : { value: median.value, low: median.low, high: median.high };
    }
    default:
      return missing(statistic);
  }
}

function lossFigure(result: FigureSource, statistic: string, confidence: number): Estimate {
  const { loss } = result;
  if (statistic === 'mean') {
    const { mean: value, standard_error: error, independent_samples: samples } = loss;
    return withError({ value, error, samples, confidence });
  }
  if (statistic === 'probability') return probabilityFigure(result, 'loss');
  const tails = [
    ...loss.var.map((estimate) => ({ name: `var_${confidenceLabel(estimate.level)}`, estimate })),
    ...loss.es.map((estimate) => ({ name: `es_${confidenceLabel(estimate.level)}`, estimate })),
  ];
  const found = tails.find((tail) => tail.name === statistic)?.estimate;
  return found === undefined ? missing(statistic) : { value: found.value, low: found.low, high: found.high };
}

function probabilityFigure({ probabilities }: FigureSource, event: string): Estimate {
  const found = Object.entries(probabilities).find(([name]) => name === event)?.[1];
  return found === undefined
    ? missing(`${event}.probability`)
    : { value: found.value, low: found.low, high: found.high };
}

interface WithError {
  readonly value: Figure;
  readonly error: Figure;
  /** Independent samples behind the error. */
  readonly samples: number;
  readonly confidence: number;
}

function withError({ value, error, samples, confidence }: WithError): Estimate {
  return plusMinus(value, isNumber(error) ? error * studentHalfWidth(confidence, samples - 1) : error);
}

function missing(name: string): Estimate {
  const none = notApplicable(`${name} is not a figure of the results`);
  return { value: none, low: none, high: none };
}
