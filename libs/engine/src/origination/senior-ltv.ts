import { normalCdf } from '../math/normal-cdf';
import { normalQuantile } from '../math/normal-quantile';
import type { ResolvedOrigination } from '../resolve/resolve-origination';

/**
 * Senior mortgage to value at the uniform `u`: normal truncated to [0, max_cltv − ltv], 0 when that is empty; without
 * spread the mean moved into it. The mean is not negative, so the draw never sits in the upper tail.
 */
export function seniorLtvQuantile(origination: ResolvedOrigination, ltv: number, u: number): number {
  const { seniorMean: mean, seniorDeviation: deviation, seniorBelowZero: start } = origination;
  const upper = origination.maxCltv - ltv;
  if (!(upper > 0)) return 0;
  if (deviation === 0) return mean < upper ? mean : upper;
  const mass = normalCdf((upper - mean) / deviation) - start;
  if (!(mass > 0)) return upper;
  const value = mean + deviation * normalQuantile(start + u * mass);
  if (value < 0) return 0;
  return value < upper ? value : upper;
}
