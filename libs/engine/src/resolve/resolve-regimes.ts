import { monthlyTransitions, type SimulationConfig, stationaryDistribution, ValidationError } from '@ihome/config';

import { log } from '../math/log';
import { growthError, type Overlays } from './market-overlays';
import { zoneArray } from './zone-values';

/** The regimes of the market, ready to simulate. */
export interface ResolvedRegimes {
  readonly names: readonly string[];
  /** 1 in a recession [regime]. */
  readonly isRecession: Uint8Array;
  /** Regime at month 0; −1 when it is drawn. */
  readonly initial: number;
  /** Cumulative long-run distribution [regime], what month 0 is drawn from. */
  readonly stationary: Float64Array;
  /** Cumulative monthly transitions [from][to], row-major. */
  readonly transitions: Float64Array;
  /** Deterministic part of Δh: (ln(1 + g) − σ²/2 + cycle)/12 + stress [regime][zone][month], row-major. */
  readonly drift: Float64Array;
  /** σ/√12 [regime][zone], row-major. */
  readonly scale: Float64Array;
}

/** Running sums, the last of them exactly 1. */
function cumulated(probabilities: readonly number[]): readonly number[] {
  let sum = 0;
  return probabilities.map((p, i) => {
    sum += p;
    return i === probabilities.length - 1 ? 1 : sum;
  });
}

/**
 * Resolves the regimes; null when the model has none. Source: `docs/model/price-path.md`.
 *
 * @throws ValidationError when the transitions have no monthly matrix, month 0 no distribution to be drawn from, or growth
 * with its shift is −100% or less
 */
export function resolveRegimes(config: SimulationConfig, overlays: Overlays): ResolvedRegimes | null {
  const { zones, price_path: prices } = config;
  if (prices.model_type !== 'regime_switching') return null;
  const { regimes, regime_transitions: annual, initial_regime: name } = prices;
  const monthly = monthlyTransitions(annual);
  const stationary = stationaryDistribution(annual);
  const initial = regimes.findIndex((regime) => regime.name === name);
  if (monthly.matrix === null) throw transitionError(`has no monthly transitions in row ${monthly.row + 1}`);
  if (initial < 0 && stationary === null) throw transitionError('has no unique long-run distribution');
  const stride = overlays.growthShift.length;
  const drift = new Float64Array(regimes.length * zones.length * stride);
  const volatilities = regimes.map((regime) => zoneArray(zones, regime.volatility));
  regimes.forEach((regime, s) => {
    const growth = zoneArray(zones, regime.growth_rates);
    zones.forEach((zone, z) => {
      const sigma = volatilities[s]![z]!;
      const row = (s * zones.length + z) * stride;
      for (let m = 1; m < stride; m++) {
        const gross = 1 + growth[z]! + overlays.growthShift[m]!;
        if (!(gross > 0)) throw growthError(`regimes[${s}].growth_rates.${zone}`);
        drift[row + m] = (log(gross) - (sigma * sigma) / 2 + overlays.cycle[m]!) / 12 + overlays.shock[z * stride + m]!;
      }
    });
  });
  return {
    names: regimes.map((regime) => regime.name),
    isRecession: Uint8Array.from(regimes, ({ is_recession }) => (is_recession ? 1 : 0)),
    initial,
    stationary: Float64Array.from(cumulated(stationary ?? regimes.map(() => 0))),
    transitions: Float64Array.from(monthly.matrix.flatMap(cumulated)),
    drift,
    scale: Float64Array.from(volatilities.flatMap((byZone) => [...byZone].map((sigma) => sigma / Math.sqrt(12)))),
  };
}

function transitionError(message: string): ValidationError {
  return new ValidationError([{ pointer: '/price_path/regime_transitions', code: 'cross_field', message }]);
}
