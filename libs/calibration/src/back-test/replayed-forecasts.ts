import { normalQuantile } from '@ihome/engine';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

import { drawBlocks } from '../statistics/block-weights';
import type { ForecastRequest } from './closed-forecasts';
import { type Forecast, sampleForecast } from './forecast';

/** Paths of the bootstrap in a forecast. */
const PATHS = 2000;

/** A replay of a history. */
export interface ReplayRequest extends ForecastRequest {
  readonly seed: number;
  readonly blockMonths: number;
}

/** Months drawn for each length of history, so that zones with the same months share them. */
export type DrawnMonths = Map<number, readonly Int32Array[]>;

/** Forecasts of the stationary block bootstrap of a history, by 2,000 simulated paths; uncertain growth adds a normal amount to all months of a path. */
export function replayedForecasts(
  logLevels: Float64Array,
  { seed, blockMonths, horizons, growthVariance }: ReplayRequest,
  drawn: DrawnMonths,
): readonly Forecast[] {
  const count = logLevels.length - 1;
  const length = Math.max(...horizons);
  let paths = drawn.get(count);
  if (paths === undefined) {
    paths = drawBlocks({ seed, count, length, blockMonths, replications: PATHS });
    drawn.set(count, paths);
  }
  const outcomes = horizons.map(() => new Float64Array(PATHS));
  const generator = xoroshiro128plus(seed + 1);
  const growthDeviation = Math.sqrt(growthVariance);
  paths.forEach((months, path) => {
    const extra = growthDeviation * normalQuantile((Math.floor(uniformFloat64(generator) * PATHS) + 0.5) / PATHS);
    let growth = 0;
    let next = 0;
    for (let m = 0; m < length; m++) {
      growth += logLevels[months[m]! + 1]! - logLevels[months[m]!]!;
      if (m + 1 === horizons[next]) {
        outcomes[next]![path] = growth + (m + 1) * extra;
        next += 1;
      }
    }
  });
  return outcomes.map(sampleForecast);
}
