import { log1p } from '../math/log';
import { normalCdf } from '../math/normal-cdf';
import type { PathState } from '../path-state';
import { drawNormals } from '../random/market-draws';
import type { ResolvedDefaultCopula } from '../resolve/resolve-exit';

/** Largest conditional default probability of a year. */
const MAX_PROBABILITY = 1 - 1e-12;

const ROOT_12 = Math.sqrt(12);

/** Factors of one zone and year. */
export interface DefaultFactors {
  readonly zone: number;
  /** Y_y, common to all zones; negative raises defaults. */
  readonly common: number;
  /** Y_{y,z}, the zone's own. */
  readonly own: number;
}

/**
 * Default probability of a year given its factors: Φ((Φ⁻¹(p̄) − √ρ_c·Y − √(ρ_s − ρ_c)·Y_z)/√(1 − ρ_s)), at most 1 − 1e−12.
 *
 * Vasicek 2002; example: p̄ = 1%, ρ = 0.15, factor at its 0.1% quantile: 0.1102648 (Basel II, annex 5). Verified by
 * `default-hazards.spec.ts`.
 */
export function conditionalDefaultProbability(copula: ResolvedDefaultCopula, factors: DefaultFactors): number {
  const shifted =
    copula.threshold[factors.zone]! - copula.commonLoading * factors.common - copula.zoneLoading * factors.own;
  const probability = normalCdf(shifted / copula.residual);
  return probability < MAX_PROBABILITY ? probability : MAX_PROBABILITY;
}

/**
 * Fills `fates.hazards.defaultHazard`: monthly default hazard by zone and month, before ramp and CLTV: the copula's hazard of the
 * fund year × recession multiplier, in a recession regime at m − 1 or, without regimes, when the index fell over the year to
 * m − 1 (m ≥ 14), × market conditions.
 * Source: `docs/model/exit.md`.
 */
export function fillDefaultHazards(state: PathState): void {
  const { strategy, market } = state;
  const { defaultHazard } = state.fates.hazards;
  const { copula, recessionMultiplier, defaultConditions } = strategy.exit;
  const { stride, horizonMonths, zoneCount, logIndex, regime, rows, draws } = market;
  const { regimes } = strategy.market;
  if (copula.enabled) drawFactors(state);
  for (let first = 1; first <= horizonMonths; first += 12) {
    const year = (first - 1) / 12;
    const common = copula.enabled ? commonFactor(state, first) : 0;
    for (let z = 0; z < zoneCount; z++) {
      let annual = copula.baseHazard[z]!;
      if (copula.enabled && annual > 0) {
        const own = draws[rows.defaultZone[z]!.at + year]!;
        annual = -log1p(-conditionalDefaultProbability(copula, { zone: z, common, own }));
      }
      const row = z * stride;
      const last = first + 11 < horizonMonths ? first + 11 : horizonMonths;
      for (let m = first; m <= last; m++) {
        const recession =
          regimes === null
            ? m >= 14 && logIndex[row + m - 1]! < logIndex[row + m - 13]!
            : regimes.isRecession[regime[m - 1]!] === 1;
        const multiplier = recession ? recessionMultiplier * defaultConditions[m]! : defaultConditions[m]!;
        defaultHazard[row + m] = (annual / 12) * multiplier;
      }
    }
  }
}

/** Normals of all years: the common one, and those of the zones that default at all. */
function drawFactors({ strategy: { sampling, exit }, market }: PathState): void {
  const { defaultCommon, defaultZone } = market.rows;
  drawNormals(sampling, defaultCommon, market);
  for (let z = 0; z < market.zoneCount; z++) {
    if (exit.copula.baseHazard[z]! > 0) drawNormals(sampling, defaultZone[z]!, market);
  }
}

/** Y_y = c·N_y + √(1 − c²)·ξ_y of the year that begins after month `first` − 1; N_y = Σ f(m)/√12 over its months. */
function commonFactor({ strategy, market }: PathState, first: number): number {
  const { priceLoading, ownLoading } = strategy.exit.copula;
  const { nationalFactor, rows, draws } = market;
  let price = 0;
  for (let m = first; m < first + 12; m++) price += nationalFactor[m]!;
  return priceLoading * (price / ROOT_12) + ownLoading * draws[rows.defaultCommon.at + (first - 1) / 12]!;
}
