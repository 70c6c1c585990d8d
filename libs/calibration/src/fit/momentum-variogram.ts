import { momentumVariance } from '@ihome/engine';

/** φ and κ of a momentum process. */
export interface MomentumShape {
  readonly momentum: number;
  readonly errorCorrection: number;
}

/**
 * V(j) = Var[x(t+j) − x(t)] for j = 0..months of the momentum process with monthly innovations of variance 1, once it has run for
 * long: the variance from a known state, which the engine simulates with, and what the unknown state (x, u) adds.
 *
 * x is the AR(2) process x(m) = (1 − κ + φ) x(m−1) − φ x(m−2) + ε, so Var[x] = (1+φ)/((1−φ)·κ·q), Cov[x, u] = 1/((1−φ)·q),
 * Var[u] = 2/((1−φ)·q), q = 2 + 2φ − κ. With κ = 0 x has no variance of its own, and none is needed: increments do not depend on x.
 * Example: φ = κ = 0 gives V(j) = j. Verified by `momentum-variogram.spec.ts`.
 */
export function momentumVariogram(
  { momentum: phi, errorCorrection: kappa }: MomentumShape,
  months: number,
): Float64Array {
  const variogram = momentumVariance({ momentum: phi, errorCorrection: kappa, volatility: Math.sqrt(12) }, months);
  const q = (1 - phi) * (2 + 2 * phi - kappa);
  const uu = 2 / q;
  const xu = 1 / q;
  // The change in x by month j is a(j)·x(0) + b(j)·u(0).
  let [a, b] = [0, 0];
  let [ua, ub] = [0, 1];
  for (let j = 1; j <= months; j++) {
    ua = phi * ua - kappa * (1 + a);
    ub = phi * ub - kappa * b;
    a += ua;
    b += ub;
    const fromLevel = kappa > 0 ? (a * a * (1 + phi)) / (kappa * q) + 2 * a * b * xu : 0;
    variogram[j]! += fromLevel + b * b * uu;
  }
  return variogram;
}
