import { studentHalfWidth } from './confidence';
import { notApplicable, plusMinus, undefinedFigure, type Estimate, type Figure } from './figure';

/** A mean corrected by a control variate. */
export interface ControlledMean extends Estimate {
  readonly standardError: Figure;
  /** β: what the mean moves with one unit of the control. */
  readonly coefficient: Figure;
  /** Variance of the plain mean to that of this one. */
  readonly varianceReduction: Figure;
}

/** All paths of a strategy in their order. */
export interface ControlledSample {
  readonly paths: number;
  /** The figure on a path, null where it has none. */
  readonly value: (path: number) => number | null;
  /** The control on a path. */
  readonly control: (path: number) => number;
  /** The known mean of the control. */
  readonly expected: number;
  /** The independent unit of a path: the path itself, its pair, its scramble. */
  readonly unitOf: (path: number) => number;
  readonly units: number;
  readonly confidence: number;
}

/** Fewest units for a regression. */
const MIN_UNITS = 4;

/**
 * x̄ − β(c̄ − E[c]), β the regression of the units' sums of the figure on those of the control; the error is that of the residuals, with two
 * degrees of freedom less than units. The figure's deviation counts as 0 on paths without it, so that a control that is low on
 * them corrects nothing. Not applicable where the error is not smaller than without.
 *
 * Source: Glasserman, "Monte Carlo Methods in Financial Engineering", 4.1. Verified by `control-variate.spec.ts`.
 */
export function controlledMean(sample: ControlledSample): ControlledMean {
  const { paths, value, control, expected, unitOf, units, confidence } = sample;
  let [n, sum, controlSum] = [0, 0, 0];
  for (let path = 0; path < paths; path++) {
    const x = value(path);
    controlSum += control(path);
    if (x === null) continue;
    sum += x;
    n++;
  }
  if (n === 0) return without(undefinedFigure('no path has this figure'));
  if (units < MIN_UNITS) return without(undefinedFigure(`the regression needs ${MIN_UNITS} independent units`));
  const mean = sum / n;
  const controlMean = controlSum / paths;
  const x = new Float64Array(units);
  const c = new Float64Array(units);
  for (let path = 0; path < paths; path++) {
    const u = unitOf(path);
    const figure = value(path);
    if (figure !== null) x[u]! += ((figure - mean) * paths) / n;
    c[u]! += control(path) - controlMean;
  }
  const { beta, plain, rest } = regression(x, c);
  if (!(rest < plain)) return without(notApplicable('the control does not make the error smaller'));
  const error = Math.sqrt(rest) / paths;
  const corrected = mean - beta * (controlMean - expected);
  return {
    ...plusMinus(corrected, error * studentHalfWidth(confidence, units - 2)),
    standardError: error,
    coefficient: beta,
    varianceReduction: rest > 0 ? plain / rest : undefinedFigure('nothing is left of the variance'),
  };
}

/** Slope of x on c, and the variances of a sum of x without and with it. */
function regression(
  x: Float64Array,
  c: Float64Array,
): { readonly beta: number; readonly plain: number; readonly rest: number } {
  const units = x.length;
  let [xx, xc, cc] = [0, 0, 0];
  for (let u = 0; u < units; u++) {
    xx += x[u]! * x[u]!;
    xc += x[u]! * c[u]!;
    cc += c[u]! * c[u]!;
  }
  const beta = cc > 0 ? xc / cc : 0;
  let squares = 0;
  for (let u = 0; u < units; u++) squares += (x[u]! - beta * c[u]!) * (x[u]! - beta * c[u]!);
  return { beta, plain: (xx * units) / (units - 1), rest: (squares * units) / (units - 2) };
}

function without(reason: Figure): ControlledMean {
  return {
    value: reason,
    low: reason,
    high: reason,
    standardError: reason,
    coefficient: reason,
    varianceReduction: reason,
  };
}
