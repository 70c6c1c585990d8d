import { momentumVariance } from '@ihome/engine';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

import { normals } from '../synthetic-index.fixture';
import { gbmForecasts, momentumForecasts, occupancies, regimeForecasts } from './closed-forecasts';
import type { Forecast } from './forecast';

/** Largest distance of the forecast from the empirical distribution, over its deciles. */
function distance(forecast: Forecast, outcomes: readonly number[]): number {
  const sorted = [...outcomes].sort((a, b) => a - b);
  return Math.max(
    ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((d) => Math.abs(forecast.cdf(sorted[(d * sorted.length) / 10]!) - d / 10)),
  );
}

const RUNS = 4000;
/** Four standard deviations of an empirical probability. */
const TOLERANCE = 4 * Math.sqrt(0.25 / RUNS);

it('gbm and momentum with φ = κ = 0 forecast the same', () => {
  const fit = { growth: 0.05, volatility: 0.08 };
  const request = { horizons: [12, 120], growthVariance: 1e-7 };
  const gbm = gbmForecasts(fit, request);
  const momentum = momentumForecasts({ ...fit, momentum: 0, errorCorrection: 0, initialMomentum: 0 }, request);
  for (const k of [0, 1]) expect(gbm[k]!.cdf(0.3)).toBeCloseTo(momentum[k]!.cdf(0.3), 12);
});

it('momentum forecasts what the recursion simulates from its state', () => {
  const fit = { growth: 0.04, volatility: 0.02, momentum: 0.9, errorCorrection: 0.01, initialMomentum: 0.06 };
  const normal = normals(41);
  const variance = momentumVariance(fit, 36)[36]!;
  const outcomes = Array.from({ length: RUNS }, () => {
    let [x, u] = [0, fit.initialMomentum / 12];
    for (let m = 1; m <= 36; m++) {
      u = fit.momentum * u - fit.errorCorrection * x + (fit.volatility / Math.sqrt(12)) * normal();
      x += u;
    }
    return 3 * Math.log(1.04) + x - variance / 2;
  });
  const [forecast] = momentumForecasts(fit, { horizons: [36], growthVariance: 0 });
  expect(distance(forecast!, outcomes)).toBeLessThan(TOLERANCE);
});

it('two regimes forecast what the chain simulates', () => {
  const leave: readonly [number, number] = [0.03, 0.1];
  const moments = [
    { mean: 0.006, deviation: 0.004 },
    { mean: -0.01, deviation: 0.01 },
  ] as const;
  const generator = xoroshiro128plus(12);
  const normal = normals(13);
  const outcomes = Array.from({ length: RUNS }, () => {
    let state: 0 | 1 = 1;
    let growth = 0;
    for (let m = 1; m <= 24; m++) {
      if (uniformFloat64(generator) < leave[state]) state = state === 0 ? 1 : 0;
      growth += moments[state].mean + moments[state].deviation * normal();
    }
    return growth;
  });
  const [forecast] = regimeForecasts(
    { moments: [...moments], leave, regime: 1 },
    { horizons: [24], growthVariance: 0 },
  );
  expect(distance(forecast!, outcomes)).toBeLessThan(TOLERANCE);
});

it('occupancies sum to 1 and have the mean of the chain', () => {
  const [weights] = occupancies({ leave: [0.2, 0.3], regime: 0, horizons: [5] });
  expect(weights?.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 14);
  let [second, expected] = [0, 0];
  for (let m = 1; m <= 5; m++) {
    second = second * 0.7 + (1 - second) * 0.2;
    expected += second;
  }
  expect(weights?.reduce((sum, p, n) => sum + n * p, 0)).toBeCloseTo(expected, 12);
});
