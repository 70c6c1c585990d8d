import { bestBlockMonths, blockCandidates, bootstrapVariogram, circularAutocovariances } from '../fit/bootstrap-fit';
import { fitGbm } from '../fit/gbm-fit';
import { fitMomentum, momentumSample } from '../fit/momentum-fit';
import { momentumVariogram } from '../fit/momentum-variogram';
import { fitRegimes } from '../fit/regime-fit';
import { regimeVariogram } from '../fit/regime-variogram';
import { returnPanel } from '../fit/return-panel';
import type { ZoneSeries } from '../index-table/zone-series';
import { type ForecastRequest, gbmForecasts, momentumForecasts, regimeForecasts } from './closed-forecasts';
import type { Forecast } from './forecast';
import { PRICE_MODELS, type PriceModel } from './price-model';
import { type DrawnMonths, replayedForecasts } from './replayed-forecasts';

/** Central intervals whose coverage is counted. */
export const INTERVALS = [0.5, 0.8, 0.9] as const;

/** Horizons in years. */
const HORIZON_YEARS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;

/** Months between origins. */
const ORIGIN_STEP = 12;

/** Months of history a zone needs at an origin. */
const MIN_HISTORY = 120;

/**
 * Whether a forecast takes the growth it was fitted for known, as a run without parameter uncertainty does, or for what it is: the mean of
 * a short history, with the variance V(n)/n² that the model itself gives it.
 */
export const GROWTH_TREATMENTS = ['known', 'uncertain'] as const;

/** One of `GROWTH_TREATMENTS`. */
export type GrowthTreatment = (typeof GROWTH_TREATMENTS)[number];

/** How a model's forecasts over one horizon came out. */
export interface HorizonScore {
  readonly model: PriceModel;
  readonly growth: GrowthTreatment;
  readonly years: number;
  /** Forecasts: zones times origins. */
  readonly forecasts: number;
  readonly origins: number;
  /** Spans of the horizon that lie side by side from the first origin to the last outcome: what is independent, zones apart. */
  readonly separateSpans: number;
  /** Part of the outcomes inside each of `INTERVALS`. */
  readonly coverage: readonly number[];
  /** Mean continuous ranked probability score, of log growth. */
  readonly crps: number;
}

/** What is tested. */
export interface BackTestRequest {
  readonly series: readonly ZoneSeries[];
  /** Months of the table. */
  readonly levels: number;
  readonly smoothingMonths: number;
  readonly seed: number;
}

/** One forecast that came true or not. */
interface Outcome {
  readonly model: PriceModel;
  readonly growth: GrowthTreatment;
  readonly years: number;
  readonly origin: number;
  /** P(growth ≤ outcome) as forecast. */
  readonly rank: number;
  readonly crps: number;
}

/**
 * Rolling origins, a year apart: at each every model is fitted to the months up to it alone, and its forecast of the growth over 1 to 10
 * years is held against what came. Zones need ten years of history. Models without a score (no outcome yet) are left out.
 *
 * Source: `docs/model/calibration.md`. Verified by `back-test.spec.ts`: a right model covers what it says.
 */
export function backTest(request: BackTestRequest): readonly HorizonScore[] {
  const outcomes: Outcome[] = [];
  for (let origin = MIN_HISTORY; origin + 12 < request.levels; origin += ORIGIN_STEP) {
    outcomes.push(...outcomesFrom(origin, request));
  }
  return GROWTH_TREATMENTS.flatMap((growth) =>
    PRICE_MODELS.flatMap((model) =>
      HORIZON_YEARS.flatMap((years): readonly HorizonScore[] => {
        const kind = { model, growth, years };
        const own = outcomes.filter((one) => one.model === model && one.growth === growth && one.years === years);
        return own.length === 0 ? [] : [score(own, kind)];
      }),
    ),
  );
}

type ScoreKind = Pick<HorizonScore, 'model' | 'growth' | 'years'>;

function score(outcomes: readonly Outcome[], { model, growth, years }: ScoreKind): HorizonScore {
  const forecasts = outcomes.length;
  const origins = [...new Set(outcomes.map(({ origin }) => origin))];
  const span = Math.max(...origins) - Math.min(...origins) + 12 * years;
  return {
    model,
    growth,
    years,
    forecasts,
    origins: origins.length,
    separateSpans: Math.floor(span / (12 * years)),
    coverage: INTERVALS.map(
      (interval) => outcomes.filter(({ rank }) => Math.abs(rank - 0.5) <= interval / 2).length / forecasts,
    ),
    crps: outcomes.reduce((sum, { crps }) => sum + crps, 0) / forecasts,
  };
}

/** Every forecast made at the origin (a month of the table) whose outcome is known. */
function outcomesFrom(origin: number, { series, levels, smoothingMonths, seed }: BackTestRequest): readonly Outcome[] {
  const zones = series.filter(
    ({ start, logLevels }) => start + MIN_HISTORY <= origin && origin < start + logLevels.length,
  );
  const known = zones.map(({ start, logLevels, ...rest }) => ({
    ...rest,
    start,
    logLevels: logLevels.subarray(0, origin - start + 1),
  }));
  const years = HORIZON_YEARS.filter((y) => origin + 12 * y < levels);
  if (known.length === 0 || years.length === 0) return [];
  const horizons = years.map((y) => 12 * y);
  const forecasts = forecastsFrom({ series: known, levels: origin + 1, smoothingMonths, seed }, horizons);
  return zones.flatMap(({ start, logLevels }, z) =>
    years.flatMap((year, k) => {
      const end = origin - start + 12 * year;
      if (end >= logLevels.length) return [];
      const y = logLevels[end]! - logLevels[origin - start]!;
      return GROWTH_TREATMENTS.flatMap((growth) =>
        PRICE_MODELS.map((model): Outcome => {
          const forecast = forecasts[growth][model][z]![k]!;
          return { model, growth, years: year, origin, rank: forecast.cdf(y), crps: forecast.crps(y) };
        }),
      );
    }),
  );
}

/** Forecasts of each model [zone][horizon]. */
type ModelForecasts = Record<PriceModel, readonly (readonly Forecast[])[]>;

/** Forecasts by models that are fitted to the series as they are. */
function forecastsFrom(request: BackTestRequest, horizons: readonly number[]): Record<GrowthTreatment, ModelForecasts> {
  const { series, levels, smoothingMonths, seed } = request;
  const fits = series.map(({ logLevels }) => {
    const sample = momentumSample(logLevels, smoothingMonths);
    return { logLevels, sample, gbm: fitGbm(logLevels), momentum: fitMomentum(sample) };
  });
  const { zones, leave, secondAtEnd } = fitRegimes(returnPanel(series, levels));
  const regime = secondAtEnd > 0.5 ? 1 : 0;
  const blockMonths = bestBlockMonths(fits.map(({ sample }) => blockCandidates(sample)));
  const drawn: DrawnMonths = new Map();
  const forecasts = (growth: GrowthTreatment): ModelForecasts => {
    const of = (deviation: () => number, months: number): ForecastRequest => ({
      horizons,
      growthVariance: growth === 'known' ? 0 : (deviation() / months) * (deviation() / months),
    });
    const each = <T>(make: (fit: (typeof fits)[number], months: number, zone: number) => T): readonly T[] =>
      fits.map((fit, zone) => make(fit, fit.logLevels.length - 1, zone));
    return {
      gbm: each(({ gbm }, months) =>
        gbmForecasts(
          gbm,
          of(() => gbm.volatility * Math.sqrt(months / 12), months),
        ),
      ),
      momentum: each(({ momentum }, months) => {
        const scale = momentum.volatility / Math.sqrt(12);
        return momentumForecasts(
          momentum,
          of(() => scale * Math.sqrt(momentumVariogram(momentum, months)[months]!), months),
        );
      }),
      regime_switching: each((_, months, zone) => {
        const moments = zones[zone]!;
        const deviation = () => Math.sqrt(regimeVariogram({ moments, leave }, months)[months]!);
        return regimeForecasts({ moments, leave, regime }, of(deviation, months));
      }),
      historical_bootstrap: each(({ logLevels }, months) => {
        const deviation = () =>
          Math.sqrt(Math.max(bootstrapVariogram(circularAutocovariances(logLevels), blockMonths)[months]!, 0));
        return replayedForecasts(logLevels, { seed, blockMonths, ...of(deviation, months) }, drawn);
      }),
    };
  };
  return { known: forecasts('known'), uncertain: forecasts('uncertain') };
}
