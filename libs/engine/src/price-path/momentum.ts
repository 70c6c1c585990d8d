/** Parameters of the momentum process of a zone. */
export interface MomentumProcess {
  /** φ, per month. */
  readonly momentum: number;
  /** κ, per month. */
  readonly errorCorrection: number;
  /** Annualised innovation volatility σ. */
  readonly volatility: number;
}

/**
 * Var[x(m)] for m = 0..horizonMonths of x(m) = x(m−1) + u(m), u(m) = φ u(m−1) − κ x(m−1) + σ ε/√12:
 * Cov(m) = A·Cov(m−1)·Aᵀ + (σ²/12)·[[1,1],[1,1]], A = [[1−κ, φ], [−κ, φ]], Cov(0) = 0.
 *
 * With φ = κ = 0 it is σ² m/12 (gbm). Example: φ = 0.5, κ = 0, σ²/12 = 1: variances 0, 1, 3.25.
 * Verified by `momentum.spec.ts`.
 */
export function momentumVariance(process: MomentumProcess, horizonMonths: number): Float64Array {
  const { momentum: phi, errorCorrection: kappa, volatility } = process;
  const shock = (volatility * volatility) / 12;
  const variance = new Float64Array(horizonMonths + 1);
  let xx = 0;
  let xu = 0;
  let uu = 0;
  for (let m = 1; m <= horizonMonths; m++) {
    const keep = 1 - kappa;
    const nextXx = keep * keep * xx + 2 * keep * phi * xu + phi * phi * uu + shock;
    const nextXu = -keep * kappa * xx + (keep - kappa) * phi * xu + phi * phi * uu + shock;
    const nextUu = kappa * kappa * xx - 2 * kappa * phi * xu + phi * phi * uu + shock;
    xx = nextXx;
    xu = nextXu;
    uu = nextUu;
    variance[m] = xx;
  }
  return variance;
}

/**
 * Expected x(m) for m = 0..horizonMonths when u(0) = initialMomentum/12; the index starts with E[e^h] = e^(trend + E[x]).
 */
export function momentumMean(
  process: MomentumProcess & { readonly initialMomentum: number },
  horizonMonths: number,
): Float64Array {
  const mean = new Float64Array(horizonMonths + 1);
  let x = 0;
  let u = process.initialMomentum / 12;
  for (let m = 1; m <= horizonMonths; m++) {
    u = process.momentum * u - process.errorCorrection * x;
    x += u;
    mean[m] = x;
  }
  return mean;
}

/** Spectral radius of A = [[1−κ, φ], [−κ, φ]]; above 1 the process explodes. Its determinant is φ, its trace 1 − κ + φ. */
export function momentumSpectralRadius({ momentum, errorCorrection }: Omit<MomentumProcess, 'volatility'>): number {
  const trace = 1 - errorCorrection + momentum;
  const discriminant = trace * trace - 4 * momentum;
  if (discriminant < 0) return Math.sqrt(momentum);
  return (Math.abs(trace) + Math.sqrt(discriminant)) / 2;
}
