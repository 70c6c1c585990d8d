import { monthlyTransitions } from '@ihome/config';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

import { normals } from '../synthetic-index.fixture';
import { annualTransitions, fitRegimes, regimeParameters, regimeZoneLikelihood } from './regime-fit';
import { regimeVariogram } from './regime-variogram';

const LEAVE: readonly [number, number] = [0.03, 0.08];
const MOMENTS = [
  { mean: 0.006, deviation: 0.005 },
  { mean: -0.008, deviation: 0.012 },
] as const;

function simulated(zones: number, count: number): readonly Float64Array[] {
  const generator = xoroshiro128plus(9);
  const normal = normals(10);
  let state: 0 | 1 = 0;
  const returns = Array.from({ length: zones }, () => new Float64Array(count));
  for (let t = 0; t < count; t++) {
    if (uniformFloat64(generator) < LEAVE[state]) state = state === 0 ? 1 : 0;
    for (const row of returns) row[t] = MOMENTS[state].mean + MOMENTS[state].deviation * normal();
  }
  return returns;
}

describe('fitRegimes', () => {
  const returns = simulated(3, 1200);
  const fit = fitRegimes({ count: 1200, returns });

  it('recovers the regimes that returns were simulated with', () => {
    for (const [first, second] of fit.zones) {
      expect(Math.abs(first.mean - MOMENTS[0].mean)).toBeLessThan(4 * (0.005 / Math.sqrt(800)));
      expect(Math.abs(second.mean - MOMENTS[1].mean)).toBeLessThan(4 * (0.012 / Math.sqrt(300)));
      expect(Math.abs(first.deviation / 0.005 - 1)).toBeLessThan(4 / Math.sqrt(2 * 800));
      expect(Math.abs(second.deviation / 0.012 - 1)).toBeLessThan(4 / Math.sqrt(2 * 300));
    }
    expect(Math.abs(fit.leave[0] - LEAVE[0])).toBeLessThan(4 * Math.sqrt(0.03 / 870));
    expect(Math.abs(fit.leave[1] - LEAVE[1])).toBeLessThan(4 * Math.sqrt(0.08 / 330));
  });

  it('climbs: from its own fit nothing is left to gain, and a missing zone is no obstacle', () => {
    const again = fitRegimes({ count: 1200, returns }, fit);
    expect(again.logLikelihood).toBeGreaterThanOrEqual(fit.logLikelihood - 1e-6 * Math.abs(fit.logLikelihood));
    const holed = [returns[0]!, returns[1]!.map((r, t) => (t < 400 ? NaN : r)), returns[2]!];
    const other = fitRegimes({ count: 1200, returns: holed });
    expect(other.zones[1]![1].mean).toBeCloseTo(MOMENTS[1].mean, 2);
  });

  it('gives a zone a likelihood above that of one regime', () => {
    const own = returns[0]!.subarray(1);
    const mean = own.reduce((sum, r) => sum + r, 0) / own.length;
    const variance = own.reduce((sum, r) => sum + (r - mean) ** 2, 0) / own.length;
    const { logLikelihood, count } = regimeZoneLikelihood(returns[0]!, fit, 0);
    expect(count).toBe(1199);
    expect(logLikelihood).toBeGreaterThan((-count * (Math.log(2 * Math.PI * variance) + 1)) / 2 + 50);
  });
});

it('annualTransitions has the monthly matrix as its twelfth root', () => {
  const { matrix } = monthlyTransitions(annualTransitions(LEAVE));
  expect(matrix?.[0]?.[1]).toBeCloseTo(LEAVE[0], 10);
  expect(matrix?.[1]?.[0]).toBeCloseTo(LEAVE[1], 10);
});

it('regimeParameters are those whose monthly log return has the moments', () => {
  const { growth, volatility } = regimeParameters(MOMENTS[1]);
  expect((Math.log(1 + growth) - volatility ** 2 / 2) / 12).toBeCloseTo(MOMENTS[1].mean, 14);
  expect(volatility / Math.sqrt(12)).toBeCloseTo(MOMENTS[1].deviation, 14);
});

describe('regimeVariogram', () => {
  it('is the variance over all paths of a few months', () => {
    const share = LEAVE[0] / (LEAVE[0] + LEAVE[1]);
    const move = [
      [1 - LEAVE[0], LEAVE[0]],
      [LEAVE[1], 1 - LEAVE[1]],
    ];
    const months = 6;
    let [mean, square] = [0, 0];
    for (let path = 0; path < 2 ** months; path++) {
      const states = Array.from({ length: months }, (_, t) => (path >> t) & 1);
      const weight = states.reduce((p, s, t) => p * (t === 0 ? [1 - share, share][s]! : move[states[t - 1]!]![s]!), 1);
      const sum = states.reduce((total, s) => total + MOMENTS[s as 0 | 1].mean, 0);
      const within = states.reduce((total, s) => total + MOMENTS[s as 0 | 1].deviation ** 2, 0);
      mean += weight * sum;
      square += weight * (sum * sum + within);
    }
    const found = regimeVariogram({ moments: [...MOMENTS], leave: LEAVE }, months)[months]!;
    expect(found / (square - mean * mean)).toBeCloseTo(1, 12);
  });
});
