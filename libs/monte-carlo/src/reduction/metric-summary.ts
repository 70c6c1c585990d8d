import { isNumber, moments, notApplicable, quantileInterval, undefinedFigure, type Figure } from '@ihome/risk';
import type { MetricSummary } from '../results';
import type { HeadlineQuantile } from './quantile-method';
import type { SortedColumn } from './sorted-columns';

/** Quantiles that every metric shows. */
const QUANTILES = [0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99] as const;

/** Distribution of one path metric: moments in path order, quantiles by both estimators with order-statistic intervals. */
export function metricSummary(
  { values, sorted, undefinedCounts }: SortedColumn,
  { confidence, headline }: { readonly confidence: number; readonly headline: HeadlineQuantile },
): MetricSummary {
  const { n, mean, sd, standardError, skew, kurtosis, min, max, ...errors } = moments(values);
  const reason = (figure: Figure): Figure => (isNumber(figure) || n > 0 ? figure : absence(undefinedCounts));
  return {
    n,
    independent_samples: n,
    undefined_counts: undefinedCounts,
    mean: reason(mean),
    sd: reason(sd),
    standard_error: reason(standardError),
    skew: reason(skew),
    kurtosis: reason(kurtosis),
    sd_standard_error: reason(errors.sdError),
    skew_standard_error: reason(errors.skewError),
    kurtosis_standard_error: reason(errors.kurtosisError),
    min: reason(min),
    max: reason(max),
    quantiles: QUANTILES.map((p) => {
      const { low, high } = quantileInterval(sorted, { p, confidence });
      return {
        p,
        value: reason(headline.value(sorted, p)),
        alternative: reason(headline.alternative(sorted, p)),
        low: reason(low),
        high: reason(high),
      };
    }),
  };
}

/** Why a metric has no value on any path. */
function absence(counts: Readonly<Record<string, number>>): Figure {
  const reasons = Object.keys(counts);
  if (reasons.length === 1 && reasons[0] === 'not_applicable') return notApplicable('it applies on no path');
  return undefinedFigure(
    reasons.length === 0 ? 'there are no paths' : `undefined on every path: ${reasons.join(', ')}`,
  );
}
