import { exp, normalQuantile, pow } from '@ihome/engine';
import { isNumber, undefinedFigure, type Figure, type MissingFigure } from './figure';
import { knownValues } from './known-values';
import { moments } from './moments';
import { quantile, sortedCopy } from './quantile';
import type { Statistic } from './statistic';
import { MIN_TAIL_FOR_INTERVAL, expectedShortfall, tailRank } from './tail-risk';

/** What every path does to a figure. */
export interface Influence {
  /** Sum 0 up to rounding; 0 on a path without the variable. The figure's error is √Σ influence²/paths. */
  readonly values: Float64Array;
  /** Degrees of freedom of its interval: paths with the variable, or those in the tail, less one. */
  readonly degrees: number;
}

/**
 * Influence function of a statistic, path by path, of a sample in which some paths have no value: mean x − μ; sd ((x − μ)² − s²)/2s;
 * probability 1{x > a} − p; p-quantile q (p − 1{x ≤ q})/f(q); shortfall VaR + max(x − VaR, 0)/(1 − c) − ES; each times paths over paths with
 * a value, for the number of these is random too (ratio estimator). 1/f is a difference quotient of the quantile function with Bofinger's
 * bandwidth.
 *
 * Source: Hampel et al., "Robust Statistics" (1986), 2.1; Bofinger, "Estimation of a density function using order statistics", Austral. J.
 * Stat. 17 (1975); docs/model/comparison.md. Verified by `influence.spec.ts`.
 *
 * @param values NaN on a path without one
 */
export function influence(values: Float64Array, statistic: Statistic): Influence | MissingFigure {
  const known = knownValues(values);
  const n = known.length;
  if (n < 2) return undefinedFigure(`${n} paths have this figure, two are needed for an error`);
  const of = influenceFunction(known, statistic);
  if ('status' in of) return of;
  const scale = values.length / n;
  const influences = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (value === value) influences[i] = scale * of.at(value);
  }
  return { degrees: of.degrees, values: influences };
}

/** The influence of a path on a statistic, by its value. */
export interface InfluenceFunction {
  readonly at: (value: number) => number;
  readonly degrees: number;
}

/** The influence function of the statistic of this sample, of two values or more. */
function influenceFunction(known: Float64Array, statistic: Statistic): InfluenceFunction | MissingFigure {
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
      const happened = (x: number): number => (x > statistic.above ? 1 : 0);
      const share = known.reduce((count, x) => count + happened(x), 0) / known.length;
      return { degrees, at: (x) => happened(x) - share };
    }
    case 'quantile':
      return quantileInfluence(known, statistic.p);
    case 'shortfall':
      return shortfallInfluence(sortedCopy(known), statistic.level);
  }
}

function quantileInfluence(known: Float64Array, p: number): InfluenceFunction | MissingFigure {
  const sorted = sortedCopy(known);
  const n = sorted.length;
  const beyond = Math.floor(n * Math.min(p, 1 - p));
  if (beyond < MIN_TAIL_FOR_INTERVAL) {
    return undefinedFigure(`${beyond} paths beyond the quantile, ${MIN_TAIL_FOR_INTERVAL} are needed for an error`);
  }
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

/** Influence on the expected shortfall of a sample, ascending. */
export function shortfallInfluence(sorted: Float64Array, level: number): InfluenceFunction | MissingFigure {
  const n = sorted.length;
  const shortfall = expectedShortfall(sorted, level);
  if (!isNumber(shortfall)) return shortfall;
  const k = tailRank(n, level);
  if (n - k < MIN_TAIL_FOR_INTERVAL) {
    return undefinedFigure(`${n - k} paths beyond the VaR, ${MIN_TAIL_FOR_INTERVAL} are needed for an interval`);
  }
  const threshold = sorted[k - 1]!;
  return { degrees: n - k - 1, at: (x) => threshold + Math.max(x - threshold, 0) / (1 - level) - shortfall };
}

/** The figure of a sample of two values or more. */
function number(figure: Figure): number {
  if (isNumber(figure)) return figure;
  throw new TypeError(`no figure of a sample: ${figure.reason}`);
}
