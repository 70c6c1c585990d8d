import { expectedShortfallEstimate, moments, quantileInterval } from '@ihome/risk';
import type { TailRisk } from '../results';
import type { HeadlineQuantile } from './quantile-method';
import type { SortedColumn } from './sorted-columns';

/** Levels and interval confidence of a strategy's tail figures. */
export interface TailOptions {
  readonly levels: readonly number[];
  readonly confidence: number;
  readonly headline: HeadlineQuantile;
}

/** reference − metric on every path that has the metric: 1 − TVPI, or hurdle − net IRR. Its order is that of the metric, turned round. */
export function shortfallColumn({ values, sorted, undefinedCounts }: SortedColumn, reference: number): SortedColumn {
  const n = sorted.length;
  const own = { values: new Float64Array(n), sorted: new Float64Array(n) };
  for (let i = 0; i < n; i++) {
    own.values[i] = reference - values[i]!;
    own.sorted[n - 1 - i] = reference - sorted[i]!;
  }
  return { ...own, undefinedCounts };
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
