/** Stationary block bootstrap of an index table, model §1. */
import type { SimulationConfig } from '@ihome/config';
import { at, horizon, ofZone } from './calendar';
import { PURPOSE, type RandomSource } from './random-numbers';

const mean = (list: readonly number[]): number => list.reduce((sum, x) => sum + x, 0) / list.length;

/** Annual growth of the table: (mean ratio)^12 − 1. */
export function growthOfTable(config: SimulationConfig, zone: string): number {
  return mean(ratios(config, zone)) ** 12 - 1;
}

/** Ratio of each month's level to the one before. */
function ratios(config: SimulationConfig, zone: string): number[] {
  const levels = config.price_path.index_table.map((row) => ofZone(row.levels, zone));
  return levels.slice(1).map((level, t) => level / at(levels, t));
}

/** Place in the table of the returns that months 1..H replay; entry 0 unused. */
export function replayedMonths(config: SimulationConfig, random: RandomSource): number[] {
  const { bootstrap_block_months: length, index_table: table } = config.price_path;
  const count = table.length - 1;
  const places = [NaN];
  for (let m = 1; m <= horizon(config); m += 1) {
    const u = (which: number): number =>
      random.uniform({
        purpose: PURPOSE.bootstrap,
        entity: 0,
        draw: Math.floor((m - 1) / 2),
        lane: 2 * ((m - 1) % 2) + which,
      });
    const isNew = m === 1 || u(0) < 1 / length;
    places.push(isNew ? Math.floor(u(1) * count) : (at(places, m - 1) + 1) % count);
  }
  return places;
}

/**
 * Log return of a zone for the place t under a growth shift. ASSUMPTION: without recentring the shift is added to the growth of the
 * table itself, (mean ratio)^12 − 1.
 */
export function replayedReturn(
  config: SimulationConfig,
  zone: string,
  { t, shift }: { readonly t: number; readonly shift: number },
): number {
  const all = ratios(config, zone);
  const { bootstrap_recentre: isRecentred, appreciation_rates: rates } = config.price_path;
  const growth = isRecentred ? ofZone(rates, zone) : growthOfTable(config, zone);
  return Math.log(at(all, t)) - Math.log(mean(all)) + Math.log(1 + growth + shift) / 12;
}

/** National factor of each place of the table: the mean log return of the zones, standardised over the table. */
export function nationalFactors(config: SimulationConfig): number[] {
  const byZone = config.zones.map((zone) => ratios(config, zone).map((ratio) => Math.log(ratio)));
  const national = at(byZone, 0).map((_, t) => mean(byZone.map((list) => at(list, t))));
  const centre = mean(national);
  const sd = Math.sqrt(mean(national.map((x) => (x - centre) ** 2)));
  // ASSUMPTION: a table whose returns are all equal has no factor.
  const isFlat = sd <= 1e-12 * Math.max(...national.map((x) => Math.abs(x)));
  return national.map((x) => (isFlat ? 0 : (x - centre) / sd));
}
