import { log, momentumMean, momentumVariance } from '@ihome/engine';

import type { GbmFit } from '../fit/gbm-fit';
import type { MomentumFit } from '../fit/momentum-fit';
import type { ZoneRegimes } from '../fit/regime-variogram';
import { type Component, type Forecast, mixtureForecast, normalForecast } from './forecast';

/** Components lighter than this are left out of a mixture. */
const MIN_WEIGHT = 1e-9;

/** What is forecast. */
export interface ForecastRequest {
  /** Months, ascending. */
  readonly horizons: readonly number[];
  /** Variance of the mean monthly growth as estimated; 0 takes it for known, as a run without parameter uncertainty does. */
  readonly growthVariance: number;
}

/** Forecasts of gbm for each horizon in months: N(m(ln(1 + g) − σ²/2)/12, m σ²/12). */
export function gbmForecasts(
  { growth, volatility }: GbmFit,
  { horizons, growthVariance }: ForecastRequest,
): readonly Forecast[] {
  const variance = volatility * volatility;
  const drift = (log(1 + growth) - variance / 2) / 12;
  return horizons.map((m) =>
    normalForecast({ mean: drift * m, deviation: Math.sqrt((variance * m) / 12 + m * m * growthVariance) }),
  );
}

/**
 * Forecasts of momentum as the engine simulates it from month 0: h(m) ~ N(trend(m) + E[x(m)] − ½Var[x(m)], Var[x(m)]), x(0) = 0 and
 * u(0) the initial momentum.
 */
export function momentumForecasts(
  fit: MomentumFit,
  { horizons, growthVariance }: ForecastRequest,
): readonly Forecast[] {
  const longest = Math.max(...horizons);
  const variance = momentumVariance(fit, longest);
  const mean = momentumMean(fit, longest);
  const trend = log(1 + fit.growth) / 12;
  return horizons.map((m) =>
    normalForecast({
      mean: trend * m + mean[m]! - variance[m]! / 2,
      deviation: Math.sqrt(variance[m]! + m * m * growthVariance),
    }),
  );
}

/** Regimes of a zone, and where the chain stands at the origin. */
export interface RegimeOrigin extends ZoneRegimes {
  readonly regime: 0 | 1;
}

/**
 * Forecasts of the two-regime model: given that n of m months are spent in the second regime growth is normal, so the forecast is a mixture
 * over n, whose distribution follows from month to month exactly.
 */
export function regimeForecasts(
  { moments, leave, regime }: RegimeOrigin,
  { horizons, growthVariance }: ForecastRequest,
): readonly Forecast[] {
  const [first, second] = moments;
  return occupancies({ leave, regime, horizons }).map((weights, index) => {
    const months = horizons[index]!;
    const components: Component[] = [];
    weights.forEach((weight, n) => {
      if (weight < MIN_WEIGHT) return;
      components.push({
        weight,
        mean: (months - n) * first.mean + n * second.mean,
        variance:
          (months - n) * first.deviation * first.deviation +
          n * second.deviation * second.deviation +
          months * months * growthVariance,
      });
    });
    return mixtureForecast(components);
  });
}

interface OccupancyRequest extends Pick<RegimeOrigin, 'leave' | 'regime'> {
  /** Ascending. */
  readonly horizons: readonly number[];
}

/** P(n of the months 1..m lie in the second regime) for n = 0..m, for each horizon m. */
export function occupancies({ leave: [p01, p10], regime, horizons }: OccupancyRequest): readonly Float64Array[] {
  const longest = Math.max(...horizons);
  let first = new Float64Array(longest + 1);
  let second = new Float64Array(longest + 1);
  (regime === 0 ? first : second)[0] = 1;
  const found: Float64Array[] = [];
  for (let m = 1; m <= longest; m++) {
    const nextFirst = new Float64Array(longest + 1);
    const nextSecond = new Float64Array(longest + 1);
    for (let n = 0; n < m; n++) {
      nextFirst[n] = first[n]! * (1 - p01) + second[n]! * p10;
      nextSecond[n + 1] = first[n]! * p01 + second[n]! * (1 - p10);
    }
    [first, second] = [nextFirst, nextSecond];
    if (horizons.includes(m)) found.push(Float64Array.from({ length: m + 1 }, (_, n) => first[n]! + second[n]!));
  }
  return found;
}
