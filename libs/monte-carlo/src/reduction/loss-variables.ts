import { expectedShortfallEstimate, moments, quantileInterval } from '@ihome/risk';
import type { TailRisk } from '../results';
import { sortColumn, type SortedColumn } from './metric-summary';
import type { MetricColumn } from './path-columns';
import type { HeadlineQuantile } from './quantile-method';

/** Levels and interval confidence of a strategy's tail figures. */
export interface TailOptions {
  readonly levels: readonly number[];
  readonly confidence: number;
  readonly headline: HeadlineQuantile;
}

/** reference − metric on every path that has the metric: 1 − TVPI, or hurdle − net IRR. */
export function shortfallColumn({ values, undefinedCounts }: MetricColumn, reference: number): SortedColumn {
  return sortColumn({ values: values.map((value) => reference - value), undefinedCounts });
}

/** VaR and ES of a loss variable at every level, with intervals. */
export function tailRisk({ values, sorted }: SortedColumn, { levels, confidence, headline }: TailOptions): TailRisk {
  const { n, mean, standardError } = moments(values);
  return {
    n,
    independent_samples: n,
    mean,
    standard_error: standardError,
    var: levels.map((level) => ({
      level,
      value: headline.value(sorted, level),
      alternative: headline.alternative(sorted, level),
      ...quantileInterval(sorted, { p: level, confidence }),
    })),
    es: levels.map((level) => {
      const { standardError: error, ...estimate } = expectedShortfallEstimate(sorted, { level, confidence });
      return { level, ...estimate, standard_error: error };
    }),
  };
}
