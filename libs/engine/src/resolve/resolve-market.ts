import { type SimulationConfig, ValidationError } from '@ihome/config';

import { log } from '../math/log';
import { choleskyFactor, EIGENVALUE_TOLERANCE, spectralRepair, symmetricEigen } from '../price-path/correlation';
import { expectedTerminalLevels } from '../price-path/expected-level';
import { houseVariance } from '../price-path/house-variance';
import { momentumSpectralRadius, momentumVariance } from '../price-path/momentum';
import { growthError, type Overlays, resolveOverlays } from './market-overlays';
import { type ResolvedBootstrap, resolveBootstrap } from './resolve-bootstrap';
import { type ResolvedRegimes, resolveRegimes } from './resolve-regimes';
import { type ResolvedSuburbs, resolveSuburbs } from './resolve-suburbs';
import type { StressedHorizon } from './stress-scenario';
import { zoneArray } from './zone-values';

/** Rounding allowed in a spectral radius of exactly 1. */
const RADIUS_TOLERANCE = 1e-12;

/**
 * The zone indices, ready to simulate. gbm is the momentum process with φ = κ = 0. Regimes and the bootstrap take the place
 * of that process where they are not null.
 */
export interface ResolvedMarket {
  readonly zoneCount: number;
  /** H. */
  readonly horizonMonths: number;
  readonly regimes: ResolvedRegimes | null;
  readonly bootstrap: ResolvedBootstrap | null;
  readonly suburbs: ResolvedSuburbs | null;
  /** Expected growth with overlays, summed up: trend(m) + cycle [zone][month], row-major. */
  readonly trend: Float64Array;
  /** Deterministic part of h: trend(m) − ½Var[x(m)] [zone][month], row-major. */
  readonly drift: Float64Array;
  /** E[e^h(H)] [zone]; null when it has no closed form. */
  readonly expectedTerminalLevels: Float64Array | null;
  /** Monthly innovation scale σ/√12 [zone]. */
  readonly innovationScale: Float64Array;
  /** φ [zone]. */
  readonly momentum: Float64Array;
  /** κ [zone]. */
  readonly errorCorrection: Float64Array;
  /** u(0) [zone], per month. */
  readonly initialMomentum: Float64Array;
  /** Correlation of zone innovations as used. */
  readonly correlation: readonly (readonly number[])[];
  /** Smallest eigenvalue of the configured matrix. */
  readonly smallestEigenvalue: number;
  /** Whether the spectral repair replaced the configured matrix. */
  readonly correlationRepaired: boolean;
  /** Lower Cholesky factor of the correlation [zone][zone], row-major. */
  readonly cholesky: Float64Array;
  /** 1/√(1ᵀR1): scales Σ ε_z to the national factor; 0 when the zones cancel out. */
  readonly nationalScale: number;
  /** Unit vector v of the mirror 1 − 2vvᵀ that takes the first axis to the direction of f among the e_z; null where none is needed. */
  readonly nationalMirror: Float64Array | null;
  /** House-level variance v by age [month]. */
  readonly houseVariance: Float64Array;
  /** Its square root [month]. */
  readonly houseDeviation: Float64Array;
  /** s: standard deviation of one appraisal. */
  readonly appraisalNoise: number;
}

/** Correlation as used, with the news about the configured one. */
type Correlation = Pick<ResolvedMarket, 'correlation' | 'smallestEigenvalue' | 'correlationRepaired'>;

function resolveCorrelation(config: SimulationConfig): Correlation {
  const configured = config.price_path.correlation_matrix;
  const smallestEigenvalue = Math.min(...symmetricEigen(configured).values);
  if (smallestEigenvalue >= -EIGENVALUE_TOLERANCE) {
    return { correlation: configured, smallestEigenvalue, correlationRepaired: false };
  }
  if (config.price_path.repair_correlation) {
    return { correlation: spectralRepair(configured), smallestEigenvalue, correlationRepaired: true };
  }
  throw new ValidationError([
    {
      pointer: '/price_path/correlation_matrix',
      code: 'not_psd',
      message:
        `is not positive semi-definite: its smallest eigenvalue is ${smallestEigenvalue.toFixed(6)}; ` +
        'correct it or set price_path.repair_correlation',
    },
  ]);
}

function nationalScale(correlation: readonly (readonly number[])[]): number {
  let sum = 0;
  for (const row of correlation) for (const entry of row) sum += entry;
  return sum > EIGENVALUE_TOLERANCE ? 1 / Math.sqrt(sum) : 0;
}

/** v ∝ w − (1, 0, …), w = Lᵀ1/√(1ᵀR1) the direction of f among the independent normals. */
function nationalMirror(cholesky: Float64Array, scale: number): Float64Array | null {
  const zoneCount = Math.round(Math.sqrt(cholesky.length));
  const v = new Float64Array(zoneCount);
  cholesky.forEach((entry, i) => (v[i % zoneCount]! += entry * scale));
  v[0]! -= 1;
  const norm = Math.sqrt(v.reduce((sum, x) => sum + x * x, 0));
  return scale > 0 && norm > EIGENVALUE_TOLERANCE ? v.map((x) => x / norm) : null;
}

/** Cumulative trend with overlays [zone][month]. */
function resolveTrend(config: SimulationConfig, { growthShift, cycle, shock }: Overlays): Float64Array {
  const growth = zoneArray(config.zones, config.price_path.appreciation_rates);
  const stride = growthShift.length;
  const trend = new Float64Array(growth.length * stride);
  for (let z = 0; z < growth.length; z++) {
    for (let m = 1; m < stride; m++) {
      const gross = 1 + growth[z]! + growthShift[m]!;
      if (!(gross > 0)) throw growthError(`appreciation_rates.${config.zones[z]!}`);
      trend[z * stride + m] = trend[z * stride + m - 1]! + (log(gross) + cycle[m]!) / 12 + shock[z * stride + m]!;
    }
  }
  return trend;
}

/** Values by zone of a momentum parameter; zero without momentum. */
function momentumValues(
  config: SimulationConfig,
  name: 'momentum' | 'error_correction' | 'initial_momentum',
): Float64Array {
  if (config.price_path.model_type !== 'momentum') return new Float64Array(config.zones.length);
  return zoneArray(config.zones, config.price_path[name]);
}

/**
 * Resolves `price_path`: trend with overlays, the momentum variance recursion, correlation and house-level variance.
 * Source: `docs/model/price-path.md`.
 *
 * @throws ValidationError for a correlation matrix that is not positive semi-definite, an explosive momentum process or
 * growth of −100% or less
 */
export function resolveMarket(config: SimulationConfig, stressed: StressedHorizon): ResolvedMarket {
  const { horizonMonths } = stressed;
  const zoneCount = config.zones.length;
  const stride = horizonMonths + 1;
  const volatility = zoneArray(config.zones, config.price_path.volatility);
  const momentum = momentumValues(config, 'momentum');
  const errorCorrection = momentumValues(config, 'error_correction');
  const overlays = resolveOverlays(config, stressed);
  const trend = resolveTrend(config, overlays);
  const drift = trend.slice();
  for (let z = 0; z < zoneCount; z++) {
    const process = { momentum: momentum[z]!, errorCorrection: errorCorrection[z]!, volatility: volatility[z]! };
    requireStable(process, config.zones[z]!);
    const variance = momentumVariance(process, horizonMonths);
    for (let m = 0; m <= horizonMonths; m++) drift[z * stride + m]! -= variance[m]! / 2;
  }
  const correlation = resolveCorrelation(config);
  const cholesky = choleskyFactor(correlation.correlation);
  const scale = nationalScale(correlation.correlation);
  const bootstrap = resolveBootstrap(config, overlays);
  const house = {
    linear: config.price_path.house_variance_linear,
    quadratic: config.price_path.house_variance_quadratic,
  };
  const variances = Float64Array.from({ length: stride }, (_, age) => houseVariance(house, age / 12));
  const resolved = {
    zoneCount,
    horizonMonths,
    regimes: resolveRegimes(config, overlays),
    bootstrap,
    suburbs: resolveSuburbs(config, { overlays, growth: growthByRegime(config, bootstrap) }),
    trend,
    drift,
    innovationScale: volatility.map((sigma) => sigma / Math.sqrt(12)),
    momentum,
    errorCorrection,
    initialMomentum: momentumValues(config, 'initial_momentum').map((annual) => annual / 12),
    ...correlation,
    cholesky,
    nationalScale: scale,
    nationalMirror: nationalMirror(cholesky, scale),
    houseVariance: variances,
    houseDeviation: variances.map((v) => Math.sqrt(v)),
    appraisalNoise: config.price_path.appraisal_noise_std,
  };
  return { ...resolved, expectedTerminalLevels: expectedTerminalLevels(resolved) };
}

/** Annual growth of the zones [regime][zone]; one row without regimes. */
function growthByRegime(config: SimulationConfig, bootstrap: ResolvedBootstrap | null): readonly Float64Array[] {
  const { model_type: model, regimes, appreciation_rates } = config.price_path;
  if (model === 'regime_switching') return regimes.map((regime) => zoneArray(config.zones, regime.growth_rates));
  return [bootstrap === null ? zoneArray(config.zones, appreciation_rates) : bootstrap.growth];
}

function requireStable(process: { readonly momentum: number; readonly errorCorrection: number }, zone: string): void {
  const radius = momentumSpectralRadius(process);
  if (radius <= 1 + RADIUS_TOLERANCE) return;
  throw new ValidationError([
    {
      pointer: `/price_path/momentum/${zone}`,
      code: 'cross_field',
      message: `with error_correction.${zone} the index explodes (spectral radius ${radius.toFixed(4)}, at most 1)`,
    },
  ]);
}
