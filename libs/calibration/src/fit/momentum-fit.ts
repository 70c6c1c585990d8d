import { exp, log, momentumVariance } from '@ihome/engine';

import { holdsHorizon, MATCHED_HORIZONS } from '../statistics/horizon';
import {
  type DeviationTarget,
  deviationTargets,
  expectedDeviation,
  type HorizonWindows,
  horizonWindows,
} from '../statistics/horizon-deviation';
import { nelderMead } from '../statistics/nelder-mead';
import { normalLogLikelihood, returnMoments } from './gbm-fit';
import { type MomentumShape, momentumVariogram } from './momentum-variogram';
import { innovations, type OneStep, oneStep, stepLikelihood } from './one-step';

/** Momentum model of one zone. */
export interface MomentumFit extends MomentumShape {
  /** g, arithmetic, per year: the mean ten-year log growth of the model is that of the series. */
  readonly growth: number;
  /** σ of the innovations, per year. */
  readonly volatility: number;
  /** Departure of the last months from mean growth, per year: what `initial_momentum` is today. */
  readonly initialMomentum: number;
}

/** What the fit works on: a series with everything that does not depend on weights. */
export interface MomentumSample {
  readonly logLevels: Float64Array;
  readonly windows: readonly HorizonWindows[];
  /** Months over which the index is a moving average: that many monthly steps count as one observation. */
  readonly smoothingMonths: number;
}

/** Bounds of the catalogue. */
const MAX_MOMENTUM = 0.99;
const MAX_ERROR_CORRECTION = 0.2;
const MAX_INITIAL_MOMENTUM = 0.3;

/**
 * Prior mean of κ, a month: exponential, half of a departure gone in 12 years. Ten years of a wandering index often look pulled back; without
 * this a right model, fitted to them, covers far less than it says (`docs/model/calibration.md`).
 */
const PRIOR_ERROR_CORRECTION = 0.005;

/** Horizon at which growth is matched, in months. */
const GROWTH_HORIZON = 120;

const STEP = 0.5;
const TOLERANCE = 1e-6;

/** Prepares a series. */
export function momentumSample(logLevels: Float64Array, smoothingMonths: number): MomentumSample {
  const horizons = MATCHED_HORIZONS.filter((horizon) => holdsHorizon(logLevels.length - 1, horizon));
  return { logLevels, windows: horizons.map((horizon) => horizonWindows(logLevels, horizon)), smoothingMonths };
}

/** How a fit is done. */
export interface MomentumRequest {
  /** Weights of months, for the block bootstrap. */
  readonly weights?: Float64Array;
  /** One step alone: maximum likelihood, no long horizons. */
  readonly likelihoodOnly?: boolean;
  /** Starts from here alone instead of from several places. */
  readonly near?: MomentumShape;
}

/**
 * φ, κ and σ that minimise −2ℓ/s + Σ_k (ln S_k(φ, κ, σ) − ln S_k)²·2n/k + 2κ/0.005: ℓ the likelihood of the monthly steps, s the months of
 * the moving average, S_k the standard deviation over k = 12, 60 and 120 months against what a sample of this length is expected to show.
 * The likelihood alone sees the moving average: it takes measurement for momentum and forgets the decades.
 *
 * Source: `docs/model/calibration.md`. Verified by `momentum-fit.spec.ts`.
 */
export function fitMomentum(sample: MomentumSample, request: MomentumRequest = {}): MomentumFit {
  const { logLevels, windows, smoothingMonths } = sample;
  const weights = request.weights ?? null;
  const step = oneStep(logLevels, weights);
  const likelihoodOnly = request.likelihoodOnly === true;
  const targets = likelihoodOnly ? [] : deviationTargets(windows, weights);
  const months = logLevels.length - 1;
  const share = likelihoodOnly ? 1 : 1 / smoothingMonths;
  const objective = (point: readonly number[]): number => best(shapeAt(point), { step, targets, months, share }).value;
  const starts = request.near === undefined ? STARTS : [request.near];
  const found = starts
    .map((shape) => nelderMead({ objective, start: pointAt(shape), step: STEP, tolerance: TOLERANCE }))
    .reduce((lowest, minimum) => (minimum.value < lowest.value ? minimum : lowest));
  const shape = shapeAt(found.at);
  const volatility = best(shape, { step, targets, months, share }).deviation * Math.sqrt(12);
  const { mean } = returnMoments(logLevels, weights);
  const variance = momentumVariance({ ...shape, volatility }, GROWTH_HORIZON)[GROWTH_HORIZON]!;
  return {
    ...shape,
    volatility,
    growth: exp(12 * (mean + variance / (2 * GROWTH_HORIZON))) - 1,
    initialMomentum: latestMomentum(logLevels, { mean, smoothingMonths }),
  };
}

/**
 * Largest log-likelihood of the monthly steps given the first, growth and trend line at their best: for information criteria, by least
 * squares at the fit of the steps alone.
 */
export function momentumLogLikelihood({ logLevels, windows, smoothingMonths }: MomentumSample): {
  readonly logLikelihood: number;
  readonly count: number;
} {
  const fit = fitMomentum({ logLevels, windows, smoothingMonths }, { likelihoodOnly: true });
  const steps = innovations(logLevels, fit);
  let squares = 0;
  for (const e of steps) squares += e * e;
  return { logLikelihood: normalLogLikelihood(steps.length, Math.sqrt(squares / steps.length)), count: steps.length };
}

const STARTS: readonly MomentumShape[] = [
  { momentum: 0.5, errorCorrection: 0.002 },
  { momentum: 0.92, errorCorrection: 0.002 },
];

/** Bounds become an open square: φ by a logistic curve, κ by its square, both within their range. */
function shapeAt(point: readonly number[]): MomentumShape {
  const root = point[1]! / 20;
  return {
    momentum: MAX_MOMENTUM / (1 + exp(-point[0]!)),
    errorCorrection: Math.min(root * root, MAX_ERROR_CORRECTION),
  };
}

function pointAt({ momentum, errorCorrection }: MomentumShape): readonly number[] {
  const part = Math.min(Math.max(momentum / MAX_MOMENTUM, 1e-4), 1 - 1e-4);
  return [log(part / (1 - part)), 20 * Math.sqrt(errorCorrection)];
}

interface Criterion {
  readonly step: OneStep;
  readonly targets: readonly DeviationTarget[];
  /** Returns of the series. */
  readonly months: number;
  /** Weight of the likelihood. */
  readonly share: number;
}

/** The criterion at (φ, κ) with the innovations' deviation at its best: convex in ln σ, so Newton's steps find it. */
function best(shape: MomentumShape, { step, targets, months, share }: Criterion): { value: number; deviation: number } {
  const { degrees, squares, logDeterminant } = stepLikelihood(step, shape);
  let q = log(squares / degrees) / 2;
  let offsets: readonly number[] = [];
  if (targets.length > 0) {
    const variogram = momentumVariogram(shape, months);
    offsets = targets.map(({ horizon, logDeviation }) => log(expectedDeviation(variogram, horizon)) - logDeviation);
    for (let i = 0; i < 50; i++) {
      const pull = share * squares * exp(-2 * q);
      let slope = 2 * share * degrees - 2 * pull;
      let curvature = 4 * pull;
      targets.forEach(({ variance }, k) => {
        slope += (2 * (q + offsets[k]!)) / variance;
        curvature += 2 / variance;
      });
      q -= slope / curvature;
      if (Math.abs(slope / curvature) < 1e-12) break;
    }
  }
  const prior = targets.length > 0 ? (2 * shape.errorCorrection) / PRIOR_ERROR_CORRECTION : 0;
  let value = prior + share * (degrees * (log(2 * Math.PI) + 2 * q) + squares * exp(-2 * q) + logDeterminant);
  targets.forEach(({ variance }, k) => {
    value += ((q + offsets[k]!) * (q + offsets[k]!)) / variance;
  });
  return { value, deviation: exp(q) };
}

/** Mean departure of the last months (as many as the index averages over) from mean growth, per year, within the catalogue's bounds. */
function latestMomentum(
  logLevels: Float64Array,
  { mean, smoothingMonths }: { readonly mean: number; readonly smoothingMonths: number },
): number {
  const n = logLevels.length - 1;
  const recent = (logLevels[n]! - logLevels[n - smoothingMonths]!) / smoothingMonths;
  return Math.min(Math.max(12 * (recent - mean), -MAX_INITIAL_MOMENTUM), MAX_INITIAL_MOMENTUM);
}
