import {
  MIN_TAIL_FOR_INTERVAL,
  expectedShortfall,
  isNumber,
  moments,
  quantile,
  sortedCopy,
  undefinedFigure,
  type MissingFigure,
} from '@ihome/risk';
import { exp, normalQuantile, pow } from '@ihome/engine';
import { GOAL_SLACK } from '../reduction/probabilities';
import type { Statistic } from './compared-figure';

/** What every path does to a figure. */
export interface Influence {
  /** Sum 0 up to rounding; 0 on a path without the variable. The figure's error is √Σ influence²/paths. */
  readonly values: Float64Array;
  /** Degrees of freedom of its interval: paths with the variable, or those in the tail, less one. */
  readonly degrees: number;
}

/**
 * Influence function of a statistic, path by path, of a sample in which some paths have no value: mean x − μ; sd ((x − μ)² − s²)/2s;
 * probability 1{x > 0} − p; p-quantile q (p − 1{x ≤ q})/f(q); shortfall VaR + max(x − VaR, 0)/(1 − c) − ES; each times paths over paths with
 * a value, for the number of these is random too (ratio estimator). 1/f is a difference quotient of the quantile function with Bofinger's
 * bandwidth.
 *
 * Source: Hampel et al., "Robust Statistics" (1986), 2.1; Bofinger, "Estimation of a density function using order statistics", Austral. J.
 * Stat. 17 (1975); docs/model/comparison.md. Verified by `influence.spec.ts`.
 *
 * @param values NaN on a path without one
 */
export function influence(values: Float64Array, statistic: Statistic): Influence | MissingFigure {
  const known = values.filter((value) => value === value);
  const n = known.length;
  if (n < 2) return undefinedFigure(`${n} paths have this figure, two are needed for an error`);
  const of = influenceOf(known, statistic);
  if ('status' in of) return of;
  const scale = values.length / n;
  return { degrees: of.degrees, values: values.map((value) => (value === value ? scale * of.at(value) : 0)) };
}

interface InfluenceOf {
  readonly at: (value: number) => number;
  readonly degrees: number;
}

function influenceOf(known: Float64Array, statistic: Statistic): InfluenceOf | MissingFigure {
  const degrees = known.length - 1;
  switch (statistic.kind) {
    case 'mean': {
      const mean = number(moments(known).mean);
      return { degrees, at: (x) => x - mean };
    }
    case 'sd': {
      const found = moments(known);
      const [mean, sd] = [number(found.mean), number(found.sd)];
      return { degrees, at: (x) => (sd > 0 ? ((x - mean) * (x - mean) - sd * sd) / (2 * sd) : 0) };
    }
    case 'probability': {
      const share = known.reduce((count, x) => count + (x > GOAL_SLACK ? 1 : 0), 0) / known.length;
      return { degrees, at: (x) => (x > GOAL_SLACK ? 1 : 0) - share };
    }
    case 'quantile':
      return quantileInfluence(known, statistic.p);
    case 'shortfall':
      return shortfallInfluence(known, statistic.level);
  }
}

function quantileInfluence(known: Float64Array, p: number): InfluenceOf | MissingFigure {
  const sorted = sortedCopy(known);
  const n = sorted.length;
  const few = tooFew(Math.floor(n * Math.min(p, 1 - p)));
  if (few !== null) return few;
  const value = number(quantile(sorted, p));
  const half = Math.min(bandwidth(n, p), p / 4, (1 - p) / 4);
  const sparsity = (number(quantile(sorted, p + half)) - number(quantile(sorted, p - half))) / (2 * half);
  const share = sorted.reduce((count, x) => count + (x <= value ? 1 : 0), 0) / n;
  return { degrees: n - 1, at: (x) => sparsity * (share - (x <= value ? 1 : 0)) };
}

/** Bofinger: n^(−1/5)·(4.5 φ(z)⁴/(2z² + 1)²)^(1/5), z the normal p-quantile. */
function bandwidth(n: number, p: number): number {
  const z = normalQuantile(p);
  const density = exp((-z * z) / 2) / 2.5066282746310002;
  const fourth = density * density * density * density;
  return pow((4.5 * fourth) / ((2 * z * z + 1) * (2 * z * z + 1)) / n, 0.2);
}

function shortfallInfluence(known: Float64Array, level: number): InfluenceOf | MissingFigure {
  const sorted = sortedCopy(known);
  const n = sorted.length;
  const k = Math.min(Math.max(Math.ceil(n * level - 1e-9), 1), n);
  const few = tooFew(n - k);
  if (few !== null) return few;
  const threshold = sorted[k - 1]!;
  const shortfall = number(expectedShortfall(sorted, level));
  return { degrees: n - k - 1, at: (x) => threshold + Math.max(x - threshold, 0) / (1 - level) - shortfall };
}

function tooFew(beyond: number): MissingFigure | null {
  if (beyond >= MIN_TAIL_FOR_INTERVAL) return null;
  return undefinedFigure(`${beyond} paths beyond the quantile, ${MIN_TAIL_FOR_INTERVAL} are needed for an error`);
}

/** The figure of a sample of two values or more. */
function number(figure: Parameters<typeof isNumber>[0]): number {
  if (isNumber(figure)) return figure;
  throw new TypeError(`no figure of a sample: ${figure.reason}`);
}
