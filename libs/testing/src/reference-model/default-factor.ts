/** Correlated annual default hazards: one-factor Gaussian copula with a common and a zone factor, model §4. */
import type { SimulationConfig } from '@ihome/config';
import { at, horizon, ofZone } from './calendar';
import { cumulative, quantile } from './normal';
import { placeInSeries, PURPOSE, type RandomSource } from './random-numbers';

/** λ_z(y): annual default hazard before multipliers, [zone][fund year], entry 0 unused. */
export function defaultHazards(
  config: SimulationConfig,
  random: RandomSource,
  nationalFactor: readonly number[],
): number[][] {
  const years = horizon(config) / 12;
  return config.zones.map((zone, z) => {
    const mean = ofZone(config.exit.default_rates, zone);
    const hazards = [NaN];
    for (let y = 1; y <= years; y += 1) {
      const own = random.normal(placeInSeries(PURPOSE.defaultZone, z, y));
      const common = commonFactor(config, random, { y, nationalFactor });
      hazards.push(-Math.log1p(-conditionalProbability(config, mean, { common, own })));
    }
    return hazards;
  });
}

/** Y_y = c·N_y + √(1 − c²)·ξ_y, N_y = Σ f(m)/√12 over the months of year y. */
function commonFactor(
  config: SimulationConfig,
  random: RandomSource,
  { y, nationalFactor }: { readonly y: number; readonly nationalFactor: readonly number[] },
): number {
  const c = config.exit.price_default_correlation;
  let national = 0;
  for (let m = 12 * (y - 1) + 1; m <= 12 * y; m += 1) national += at(nationalFactor, m) / Math.sqrt(12);
  return c * national + Math.sqrt(1 - c * c) * random.normal(placeInSeries(PURPOSE.defaultCommon, 0, y));
}

/** PD_z(y), at most 1 − 1e-12, 0 when the mean is 0. */
function conditionalProbability(
  config: SimulationConfig,
  mean: number,
  { common, own }: { readonly common: number; readonly own: number },
): number {
  if (mean === 0) return 0;
  const { enabled, same_zone: same, cross_zone: cross } = config.exit.default_correlation;
  if (!enabled) return mean;
  const shifted = quantile(mean) - Math.sqrt(cross) * common - Math.sqrt(same - cross) * own;
  return Math.min(cumulative(shifted / Math.sqrt(1 - same)), 1 - 1e-12);
}

/** PD of the copula for one factor value: Φ((Φ⁻¹(p) − √ρ·Y)/√(1 − ρ)); Basel II's formula, for the closed-form check. */
export function stressedProbability(mean: number, rho: number, factor: number): number {
  return cumulative((quantile(mean) - Math.sqrt(rho) * factor) / Math.sqrt(1 - rho));
}
