/** Zone indices and national factor, model §1. */
import type { SimulationConfig } from '@ihome/config';
import { growthOfTable, nationalFactors, replayedMonths, replayedReturn } from './bootstrap';
import { at, horizon, ofZone, yearAccruing } from './calendar';
import { placeInSeries, PURPOSE, type RandomSource } from './random-numbers';
import { repairedCorrelation, semidefiniteCholesky } from './correlation';
import { growthInRegime, regimesOf } from './regimes';

/** Market of one path. */
export interface Market {
  /** h_z(m): log index, [zone][month], month 0 = 0. */
  readonly logIndex: readonly (readonly number[])[];
  /** f(m): national factor, one standard normal per month m ≥ 1 (entry 0 unused). */
  readonly nationalFactor: readonly number[];
  /** Position of the regime by month 0..H; empty without regimes. */
  readonly regimes: readonly number[];
  /** Log index by suburb in their order, [suburb][month]. */
  readonly suburbIndex: readonly (readonly number[])[];
}

/** Market of the path whose numbers `random` gives. */
export function market(config: SimulationConfig, random: RandomSource): Market {
  if (config.price_path.model_type === 'historical_bootstrap') return replayedMarket(config, random);
  const months = horizon(config);
  const regimes = regimesOf(config, random);
  const correlation = config.price_path.repair_correlation
    ? repairedCorrelation(config.price_path.correlation_matrix)
    : config.price_path.correlation_matrix;
  const factor = semidefiniteCholesky(correlation);
  const total = correlation.flat().reduce((sum, x) => sum + x, 0);
  const shocks = config.zones.map((): number[] => [NaN]);
  const nationalFactor = [NaN];
  for (let m = 1; m <= months; m += 1) {
    const independent = config.zones.map((_, z) => random.normal(placeInSeries(PURPOSE.market, z, m)));
    const epsilon = factor.map((row) => row.reduce((sum, l, j) => sum + l * (independent[j] ?? 0), 0));
    epsilon.forEach((e, z) => at(shocks, z).push(e));
    // ASSUMPTION: when 1ᵀR1 = 0 the sum of the shocks is 0 as well, and the national factor is 0.
    nationalFactor.push(total > 1e-12 ? epsilon.reduce((sum, e) => sum + e, 0) / Math.sqrt(total) : 0);
  }
  const logIndex = config.zones.map((zone, z) =>
    config.price_path.model_type === 'regime_switching'
      ? regimeIndex(config, zone, { shocks: at(shocks, z), regimes })
      : zoneIndex(config, z, at(shocks, z)),
  );
  return { logIndex, nationalFactor, regimes, suburbIndex: suburbIndices(config, random, { logIndex, regimes }) };
}

/** Months of history instead of shocks. */
function replayedMarket(config: SimulationConfig, random: RandomSource): Market {
  const places = replayedMonths(config, random);
  const factors = nationalFactors(config);
  const logIndex = config.zones.map((zone) => {
    const index = [0];
    for (let m = 1; m <= horizon(config); m += 1) {
      const replayed = replayedReturn(config, zone, { t: at(places, m), shift: growthShift(config, m) });
      index.push(at(index, m - 1) + replayed + cycleOf(config, m));
    }
    return index;
  });
  const nationalFactor = places.map((t, m) => (m === 0 ? NaN : at(factors, t)));
  const suburbIndex = suburbIndices(config, random, { logIndex, regimes: [] });
  return { logIndex, nationalFactor, regimes: [], suburbIndex };
}

/** The gbm step with growth and volatility of the month's regime. */
function regimeIndex(
  config: SimulationConfig,
  zone: string,
  { shocks, regimes }: { readonly shocks: readonly number[]; readonly regimes: readonly number[] },
): number[] {
  const index = [0];
  for (let m = 1; m <= horizon(config); m += 1) {
    const { growth, sigma } = growthInRegime(config, at(regimes, m), zone);
    const drift = (Math.log(1 + growth + growthShift(config, m)) - sigma ** 2 / 2) / 12;
    index.push(at(index, m - 1) + drift + (sigma * at(shocks, m)) / Math.sqrt(12) + cycleOf(config, m));
  }
  return index;
}

/** Zone index, growth adjustment inside the logarithm, and the suburb's own gbm without drift. */
function suburbIndices(
  config: SimulationConfig,
  random: RandomSource,
  { logIndex, regimes }: Pick<Market, 'logIndex' | 'regimes'>,
): number[][] {
  return config.origination.suburbs.map(({ zone, growth_adjustment: adjustment, volatility: sigma }, s) => {
    let own = 0;
    return at(logIndex, config.zones.indexOf(zone)).map((h, m) => {
      if (m === 0) return h;
      const gross = 1 + zoneGrowth(config, zone, regimes[m]) + growthShift(config, m);
      own += (Math.log(gross + adjustment) - Math.log(gross) - sigma ** 2 / 2) / 12;
      own += (sigma / Math.sqrt(12)) * random.normal(placeInSeries(PURPOSE.suburb, s, m));
      return h + own;
    });
  });
}

/** g_z: of the regime, of the table when the bootstrap is not recentred, else as configured. */
function zoneGrowth(config: SimulationConfig, zone: string, state: number | undefined): number {
  const { price_path: prices } = config;
  if (state !== undefined) return growthInRegime(config, state, zone).growth;
  if (prices.model_type === 'historical_bootstrap' && !prices.bootstrap_recentre) return growthOfTable(config, zone);
  return ofZone(prices.appreciation_rates, zone);
}

function growthShift(config: SimulationConfig, m: number): number {
  return config.price_path.market_conditions_by_year.find((c) => c.year === yearAccruing(m))?.growth_shift ?? 0;
}

function cycleOf({ price_path: parameters }: SimulationConfig, m: number): number {
  const phase = m / (12 * parameters.cycle_length_years) + parameters.cycle_position;
  return (parameters.cycle_amplitude * Math.sin(2 * Math.PI * phase)) / 12;
}

function zoneIndex(config: SimulationConfig, z: number, shocks: readonly number[]): number[] {
  const months = horizon(config);
  const { price_path: parameters } = config;
  const zone = at(config.zones, z);
  const sigma = ofZone(parameters.volatility, zone);
  const isMomentum = parameters.model_type === 'momentum';
  const phi = isMomentum ? ofZone(parameters.momentum, zone) : 0;
  const kappa = isMomentum ? ofZone(parameters.error_correction, zone) : 0;
  let x = 0;
  let u = isMomentum ? ofZone(parameters.initial_momentum, zone) / 12 : 0;
  let covariance = [
    [0, 0],
    [0, 0],
  ];
  let trendAndOverlays = 0;
  const index = [0];
  for (let m = 1; m <= months; m += 1) {
    trendAndOverlays += driftOf(config, zone, m);
    u = phi * u - kappa * x + (sigma * at(shocks, m)) / Math.sqrt(12);
    x += u;
    covariance = nextCovariance(covariance, { phi, kappa, sigma });
    // With φ = κ = 0 this is gbm: Var[x(m)] = σ²m/12.
    index.push(trendAndOverlays + x - 0.5 * at(at(covariance, 0), 0));
  }
  return index;
}

/** ln(1 + g + growth shift of the year)/12 plus the cycle of month m. */
function driftOf(config: SimulationConfig, zone: string, m: number): number {
  const growth = ofZone(config.price_path.appreciation_rates, zone) + growthShift(config, m);
  return Math.log(1 + growth) / 12 + cycleOf(config, m);
}

/** Cov(m) = A·Cov(m−1)·Aᵀ + (σ²/12)·[[1,1],[1,1]] of (x, u), A = [[1−κ, φ], [−κ, φ]]. */
function nextCovariance(
  covariance: readonly (readonly number[])[],
  { phi, kappa, sigma }: { readonly phi: number; readonly kappa: number; readonly sigma: number },
): number[][] {
  const a = [
    [1 - kappa, phi],
    [-kappa, phi],
  ];
  const entry = (i: number, j: number): number => {
    let sum = (sigma * sigma) / 12;
    for (let k = 0; k < 2; k += 1) {
      for (let l = 0; l < 2; l += 1) sum += at(at(a, i), k) * at(at(covariance, k), l) * at(at(a, j), l);
    }
    return sum;
  };
  return [
    [entry(0, 0), entry(0, 1)],
    [entry(1, 0), entry(1, 1)],
  ];
}
