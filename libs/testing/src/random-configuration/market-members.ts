/** Random regimes and index tables. */
import type { PricePathParameters } from '@ihome/config';
import type { Dice } from './dice';

type RegimeMembers = Pick<PricePathParameters, 'regimes' | 'regime_transitions' | 'initial_regime'>;
type HistoryMembers = Pick<PricePathParameters, 'bootstrap_block_months' | 'index_table' | 'bootstrap_recentre'>;

/** Two to four regimes, now and then one that is never left; the annual matrix is the twelfth power of a monthly one. */
export function regimeMembers(dice: Dice, zones: readonly string[]): RegimeMembers {
  const count = dice.integer(2, 4);
  const names = ['boom', 'calm', 'slump', 'crisis'].slice(0, count);
  const monthly = names.map((_, i) => {
    const leaving = dice.weights(count, dice.chance(0.1) ? 0 : dice.number(0.001, 0.08));
    return leaving.map((p, j) => (i === j ? 1 - leaving.reduce((sum, q, k) => (k === i ? sum : sum + q), 0) : p));
  });
  const isDrawn = dice.chance(0.4) && monthly.every((row) => row.every((p) => p > 0));
  return {
    regimes: names.map((name) => ({
      name,
      growth_rates: dice.byZone(zones, () => dice.number(-0.15, 0.12)),
      volatility: dice.byZone(zones, () => dice.number(0, 0.15)),
      is_recession: dice.chance(0.4),
    })),
    regime_transitions: twelfthPower(monthly),
    initial_regime: isDrawn ? null : dice.pick(names),
  };
}

function twelfthPower(monthly: readonly (readonly number[])[]): number[][] {
  let annual = monthly.map((row) => [...row]);
  for (let month = 2; month <= 12; month += 1) {
    annual = annual.map((row) => row.map((_, j) => row.reduce((sum, p, k) => sum + p * (monthly[k]?.[j] ?? 0), 0)));
  }
  return annual;
}

/** A table of 13 to 120 months; now and then flat. */
export function historyMembers(dice: Dice, zones: readonly string[]): HistoryMembers {
  const months = dice.integer(13, 120);
  const swing = dice.chance(0.1) ? 0 : dice.number(0.001, 0.04);
  let levels = dice.byZone(zones, () => 100);
  return {
    bootstrap_block_months: dice.pick([1, 24, 240, dice.integer(1, 60)]),
    index_table: Array.from({ length: months }, (_, i) => {
      const before = levels;
      levels = Object.fromEntries(
        zones.map((zone) => [zone, (before[zone] ?? 100) * (1.003 + dice.number(-swing, swing))]),
      );
      const month = String((i % 12) + 1).padStart(2, '0');
      return { date: `${2000 + Math.floor(i / 12)}-${month}`, levels: before };
    }),
    bootstrap_recentre: dice.chance(0.6),
  };
}
