import { exp, log } from '@ihome/engine';

import type { ReturnPanel } from './return-panel';
import { type Smoothed, smoothChain } from './two-state-chain';

/** Monthly log return of one zone in one regime. */
export interface RegimeMoments {
  readonly mean: number;
  readonly deviation: number;
}

/** Two regimes that all zones share: the first grows faster. */
export interface RegimeFit {
  /** [zone], each in the first and the second regime. */
  readonly zones: readonly (readonly [RegimeMoments, RegimeMoments])[];
  /** Monthly probability of leaving the first regime, and the second. */
  readonly leave: readonly [number, number];
  /** Probability that the last month belongs to the second regime. */
  readonly secondAtEnd: number;
  /** Log-likelihood of the panel, zones taken as independent within a regime. */
  readonly logLikelihood: number;
}

/** Monthly probabilities stay above this, so that a matrix has a logarithm and a regime an end. */
const MIN_LEAVE = 1e-4;
/** Their sum stays below this: regimes that alternate month by month have no annual matrix with a monthly root. */
const MAX_TURNOVER = 0.95;
/** A regime's deviation is at least this part of the zone's: likelihood has no bound where a regime shrinks to a point. */
const MIN_DEVIATION_SHARE = 0.05;

const MAX_ITERATIONS = 300;
/** Relative gain in likelihood below which the climb ends. */
const TOLERANCE = 3e-7;
/** Half width of the window, in months, and the parts of months that begin in the second regime. */
const HALF_WINDOW = 6;
const START_PARTS = [0.25, 0.5];

/**
 * Two-regime model by maximum likelihood with the EM algorithm (Hamilton 1990), from months whose centred thirteen-month national growth
 * is among the lowest quarter or half; `near` starts from a known fit instead. Zones count as independent within a regime, so the
 * likelihood is a composite one: estimates hold, its height does not compare with other models (`regimeZoneLikelihood` does).
 *
 * Source: `docs/model/calibration.md`. Verified by `regime-fit.spec.ts`.
 */
export function fitRegimes(panel: ReturnPanel, near?: RegimeFit): RegimeFit {
  const none = new Float64Array(panel.count);
  const floors = panel.returns.map(
    (row) => MIN_DEVIATION_SHARE * regimeMoments(row, { second: none, floor: 0 })[0].deviation,
  );
  const starts =
    near === undefined ? START_PARTS.map((part) => maximise(startOf(panel, part), { panel, floors })) : [near];
  const fits = starts.map((start) => climb(start, { panel, floors }));
  return ordered(fits.reduce((best, fit) => (fit.logLikelihood > best.logLikelihood ? fit : best)));
}

interface Problem {
  readonly panel: ReturnPanel;
  readonly floors: readonly number[];
}

function climb(start: Pick<RegimeFit, 'zones' | 'leave'>, problem: Problem): RegimeFit {
  let fit = start;
  let before = -Infinity;
  for (let i = 0; ; i++) {
    const smoothed = smoothChain(fit, panelDensities(problem.panel, fit));
    const { logLikelihood, secondAtEnd } = smoothed;
    if (i === MAX_ITERATIONS || logLikelihood - before <= TOLERANCE * Math.abs(logLikelihood)) {
      return { zones: fit.zones, leave: fit.leave, logLikelihood, secondAtEnd };
    }
    before = logLikelihood;
    fit = maximise(smoothed, problem);
  }
}

/** ln density of a month in either regime, summed over the zones that have a return. */
function panelDensities(
  { count, returns }: ReturnPanel,
  { zones }: Pick<RegimeFit, 'zones'>,
): { advantage: Float64Array; base: number } {
  const advantage = new Float64Array(count);
  let base = 0;
  returns.forEach((row, z) => {
    const [first, second] = zones[z]!;
    const constant = log(first.deviation / second.deviation);
    const common = -log(2 * Math.PI) / 2 - log(first.deviation);
    for (let t = 0; t < count; t++) {
      const r = row[t]!;
      if (Number.isNaN(r)) continue;
      const a = (r - first.mean) / first.deviation;
      const b = (r - second.mean) / second.deviation;
      advantage[t]! += constant + (a * a - b * b) / 2;
      base += common - (a * a) / 2;
    }
  });
  return { advantage, base };
}

/** Best parameters when the states are known up to their probabilities. */
function maximise(
  { second, switches, stays }: Pick<Smoothed, 'second' | 'switches' | 'stays'>,
  { panel, floors }: Problem,
): Pick<RegimeFit, 'zones' | 'leave'> {
  const zones = panel.returns.map((row, z) => regimeMoments(row, { second, floor: floors[z]! }));
  const rate = (i: 0 | 1): number => Math.max(switches[i] / Math.max(stays[i], 1e-9), MIN_LEAVE);
  const [a, b] = [rate(0), rate(1)];
  const excess = Math.max((a + b) / MAX_TURNOVER, 1);
  return { zones, leave: [a / excess, b / excess] };
}

/** Mean and deviation of a zone's returns in either regime, weighed by the probabilities of the months. */
function regimeMoments(
  row: Float64Array,
  { second, floor }: { readonly second: Float64Array; readonly floor: number },
): readonly [RegimeMoments, RegimeMoments] {
  let [n0, n1, s0, s1, q0, q1] = [0, 0, 0, 0, 0, 0];
  for (let t = 0; t < row.length; t++) {
    const r = row[t]!;
    if (Number.isNaN(r)) continue;
    const w1 = second[t]!;
    const w0 = 1 - w1;
    n0 += w0;
    n1 += w1;
    s0 += w0 * r;
    s1 += w1 * r;
    // Monthly returns are near 0 and spread about as far, so the plain second moment loses nothing.
    q0 += w0 * r * r;
    q1 += w1 * r * r;
  }
  const moments = (n: number, s: number, q: number): RegimeMoments => {
    if (!(n > 0)) return { mean: 0, deviation: floor };
    return { mean: s / n, deviation: Math.max(Math.sqrt(Math.max(q / n - (s / n) * (s / n), 0)), floor) };
  };
  return [moments(n0, s0, q0), moments(n1, s1, q1)];
}

/** Months of the slowest national growth, about a year around them, as the second regime. */
function startOf({ count, returns }: ReturnPanel, part: number): Pick<Smoothed, 'second' | 'switches' | 'stays'> {
  const national = Float64Array.from({ length: count }, (_, t) => meanOf(returns.map((row) => row[t]!)));
  const smooth = national.map((_, t) => meanOf([...national.slice(Math.max(t - HALF_WINDOW, 0), t + HALF_WINDOW + 1)]));
  const threshold = smooth.slice().sort()[Math.floor(part * count)]!;
  const second = smooth.map((growth) => (growth < threshold ? 1 : 0));
  const switches: [number, number] = [0, 0];
  const stays: [number, number] = [0, 0];
  for (let t = 0; t + 1 < count; t++) {
    const state = second[t] === 1 ? 1 : 0;
    stays[state] += 1;
    if (second[t + 1] !== second[t]) switches[state] += 1;
  }
  return { second, switches, stays };
}

/** Mean of the numbers there are; 0 of none. */
function meanOf(values: readonly number[]): number {
  const there = values.filter((x) => !Number.isNaN(x));
  return there.length === 0 ? 0 : there.reduce((sum, x) => sum + x, 0) / there.length;
}

/** The regime of faster mean growth first. */
function ordered(fit: RegimeFit): RegimeFit {
  const gap = fit.zones.reduce((sum, [first, second]) => sum + first.mean - second.mean, 0);
  if (gap >= 0) return fit;
  return {
    zones: fit.zones.map(([first, second]) => [second, first] as const),
    leave: [fit.leave[1], fit.leave[0]],
    secondAtEnd: 1 - fit.secondAtEnd,
    logLikelihood: fit.logLikelihood,
  };
}

/** Log-likelihood of one zone's own returns, without its first, under the fitted regimes: comparable with other models. */
export function regimeZoneLikelihood(
  returns: Float64Array,
  { zones, leave }: Pick<RegimeFit, 'zones' | 'leave'>,
  zone: number,
): { readonly logLikelihood: number; readonly count: number } {
  const own = returns.filter((r) => !Number.isNaN(r)).subarray(1);
  const one = { zones: [zones[zone]!], leave };
  const { logLikelihood } = smoothChain(one, panelDensities({ count: own.length, returns: [own] }, one));
  return { logLikelihood, count: own.length };
}

/** Growth and volatility of a regime as the engine takes them: Δh = (ln(1 + g) − σ²/2)/12 + σ ε/√12. */
export function regimeParameters({ mean, deviation }: RegimeMoments): {
  readonly growth: number;
  readonly volatility: number;
} {
  const variance = 12 * deviation * deviation;
  return { growth: exp(12 * mean + variance / 2) - 1, volatility: Math.sqrt(variance) };
}

/** Annual transition matrix of monthly probabilities of leaving: its twelfth root is the monthly one. */
export function annualTransitions([a, b]: readonly [number, number]): readonly [
  readonly [number, number],
  readonly [number, number],
] {
  let decay = 1;
  for (let m = 0; m < 12; m++) decay *= 1 - a - b;
  const [up, down] = [(a / (a + b)) * (1 - decay), (b / (a + b)) * (1 - decay)];
  return [
    [1 - up, up],
    [down, 1 - down],
  ];
}
