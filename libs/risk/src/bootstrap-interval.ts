import { isNumber, undefinedFigure, type Estimate, type Figure } from './figure';
import { moments } from './moments';
import { quantile, sortedCopy } from './quantile';

/** An estimate with its standard error and interval. */
export interface EstimateWithError extends Estimate {
  readonly standardError: Figure;
}

/**
 * Interval and standard error of a figure from its bootstrap replicates: their percentiles (type 7) and standard deviation.
 * When replicates have no value, an end of the interval is not known, and all are undefined.
 *
 * Source: Efron and Tibshirani, "An Introduction to the Bootstrap", ch. 13 (percentile interval).
 *
 * @param replicates NaN where a replication has no value
 */
export function bootstrapEstimate(
  value: Figure,
  { replicates, confidence }: { readonly replicates: Float64Array; readonly confidence: number },
): EstimateWithError {
  if (!isNumber(value)) return { value, low: value, high: value, standardError: value };
  const known = replicates.filter((replicate) => replicate === replicate);
  const missing = replicates.length - known.length;
  if (missing > 0 || known.length < 2) {
    const none = undefinedFigure(`${missing} of ${replicates.length} bootstrap replications have no value`);
    return { value, low: none, high: none, standardError: none };
  }
  const sorted = sortedCopy(known);
  const miss = (1 - confidence) / 2;
  return {
    value,
    low: quantile(sorted, miss),
    high: quantile(sorted, 1 - miss),
    standardError: moments(known).sd,
  };
}
