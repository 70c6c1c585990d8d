import * as fc from 'fast-check';
import type { SimulationConfig } from '@ihome/config';
import { baseWith } from '../portfolio/portfolio.fixture';
import { scheduledCalls } from './capital-call-schedule';
import { deploymentWindow } from './deployment-window';
import { programmeTargets } from './programme-pace';

type Deployment = SimulationConfig['deployment'];

/** 100m fund, programme of 80m, horizon of 60 months. */
function fund(deployment: Partial<Deployment>): SimulationConfig {
  return baseWith({ fund: { fund_size: 100e6 }, deployment: { target_deployment: 0.8, ...deployment } });
}

const targets = (deployment: Partial<Deployment>): number[] => Array.from(programmeTargets(fund(deployment), 60));
const calls = (deployment: Partial<Deployment>): number[] =>
  Array.from(scheduledCalls(fund(deployment), new Float64Array(61).fill(100e6)));
const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/** Months with a call, and the calls in millions. */
function callDates(deployment: Partial<Deployment>): [number, number][] {
  return calls(deployment).flatMap((call, m): [number, number][] => (call === 0 ? [] : [[m, call / 1e6]]));
}

describe('programme of advances', () => {
  test('window of 8 quarters from month 6', () => {
    const window = deploymentWindow(
      fund({ deployment_start: 6, deployment_period: 8, deployment_period_unit: 'quarters' }).deployment,
    );
    expect(window).toEqual({ firstMonth: 6, endMonth: 30 });
  });

  test('even: a twentieth a month, nothing before the window, all of it from its last month', () => {
    const even = targets({ deployment_pace: 'even', deployment_period: 20, deployment_start: 5 });
    expect(even[4]).toBe(0);
    expect(even[5]).toBeCloseTo(4e6, 6);
    expect(even[14]).toBeCloseTo(40e6, 6);
    expect(even[24]).toBe(80e6);
    expect(even[60]).toBe(80e6);
  });

  test('front and back loaded: linear within halves, 60% in the loaded half', () => {
    const front = targets({ deployment_pace: 'front_loaded', deployment_period: 20, deployment_skew: 0.6 });
    expect(front[4]).toBeCloseTo(24e6, 6);
    expect(front[9]).toBeCloseTo(48e6, 6);
    expect(front[14]).toBeCloseTo(64e6, 6);
    const back = targets({ deployment_pace: 'back_loaded', deployment_period: 20, deployment_skew: 0.6 });
    expect(back[9]).toBeCloseTo(32e6, 6);
    expect(back[19]).toBe(80e6);
  });

  test('bell curve: symmetric, half at the middle, 99.73% of a normal curve within it', () => {
    const bell = targets({ deployment_pace: 'bell_curve', deployment_period: 24 });
    expect(bell[11]).toBeCloseTo(40e6, 6);
    for (let i = 0; i < 23; i++) expect(bell[i]! + bell[22 - i]!).toBeCloseTo(80e6, 4);
    // (Φ(1) − Φ(−3))/(Φ(3) − Φ(−3)) at two thirds of the window.
    expect(bell[15]! / 80e6).toBeCloseTo((0.841344746 - 0.001349898) / 0.997300204, 8);
  });

  test('custom weights', () => {
    const custom = targets({
      deployment_pace: 'custom',
      deployment_period: 4,
      custom_deployment_schedule: [0.5, 0, 0.25, 0.25],
    });
    expect(custom.slice(0, 5)).toEqual([40e6, 40e6, 60e6, 80e6, 80e6]);
  });

  test('no pace ever falls, and each ends at the target', () => {
    const pace = fc.constantFrom<Deployment['deployment_pace']>('even', 'front_loaded', 'back_loaded', 'bell_curve');
    fc.assert(
      fc.property(pace, fc.integer({ min: 1, max: 60 }), fc.double({ min: 0.5, max: 1, noNaN: true }), (p, n, skew) => {
        const path = targets({ deployment_pace: p, deployment_period: n, deployment_skew: skew });
        for (let m = 1; m <= 60; m++) expect(path[m]!).toBeGreaterThanOrEqual(path[m - 1]! - 1e-6);
        expect(path[n - 1]).toBe(80e6);
      }),
      { seed: 5, numRuns: 60 },
    );
  });
});

describe('scheduled calls', () => {
  test('just in time: none', () => {
    expect(callDates({ capital_call_schedule: 'just_in_time' })).toEqual([]);
  });

  test('upfront: all in month 0', () => {
    expect(callDates({ capital_call_schedule: 'upfront' })).toEqual([[0, 100]]);
  });

  test('equal over 3 years, quarterly: 8,333,333.33 at months 0, 3, …, 33', () => {
    const dates = callDates({ capital_call_schedule: 'equal', capital_call_years: 3 });
    expect(dates.map(([m]) => m)).toEqual([0, 3, 6, 9, 12, 15, 18, 21, 24, 27, 30, 33]);
    for (const [, call] of dates) expect(call).toBeCloseTo(25 / 3, 9);
  });

  test('front and back loaded by the skew, annually', () => {
    const years = { capital_call_years: 4, capital_call_frequency: 'annual', deployment_skew: 0.7 } as const;
    const front = callDates({ capital_call_schedule: 'front_loaded', ...years });
    expect(front.map(([m, call]) => [m, Math.round(call * 1e6) / 1e6])).toEqual([
      [0, 35],
      [12, 35],
      [24, 15],
      [36, 15],
    ]);
    const back = callDates({ capital_call_schedule: 'back_loaded', ...years });
    expect(back.map(([, call]) => Math.round(call * 1e6) / 1e6)).toEqual([15, 15, 35, 35]);
  });

  test('custom weights by year, in equal parts within the year, need not sum to 1', () => {
    const schedule = { capital_call_schedule: 'custom', custom_capital_call_schedule: [0.4, 0, 0.2] } as const;
    const dates = callDates({ ...schedule, capital_call_frequency: 'quarterly' });
    expect(dates.map(([m, call]) => [m, Math.round(call * 1e6) / 1e6])).toEqual([
      [0, 10],
      [3, 10],
      [6, 10],
      [9, 10],
      [24, 5],
      [27, 5],
      [30, 5],
      [33, 5],
    ]);
  });

  test('schedules that name no weights call all commitments', () => {
    for (const schedule of ['upfront', 'equal', 'front_loaded', 'back_loaded'] as const) {
      for (const frequency of ['monthly', 'quarterly', 'annual'] as const) {
        const path = calls({
          capital_call_schedule: schedule,
          capital_call_frequency: frequency,
          capital_call_years: 5,
        });
        expect(total(path)).toBeCloseTo(100e6, 4);
      }
    }
  });
});
