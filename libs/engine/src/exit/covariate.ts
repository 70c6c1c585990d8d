import { exp } from '../math/exp';

/** Bound on the exponent of every hazard covariate. */
const MAX_EXPONENT = 5;

/** e^x with x clamped to ±5: the factor of a covariate on a hazard. */
export function covariateFactor(exponent: number): number {
  return exp(exponent > MAX_EXPONENT ? MAX_EXPONENT : exponent < -MAX_EXPONENT ? -MAX_EXPONENT : exponent);
}

const LARGEST = exp(MAX_EXPONENT);
const SMALLEST = exp(-MAX_EXPONENT);

/** A factor already exponentiated, clamped to e^±5. */
export function clampFactor(factor: number): number {
  return factor > LARGEST ? LARGEST : factor < SMALLEST ? SMALLEST : factor;
}
