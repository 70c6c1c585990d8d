/** Recycling of proceeds, model §5: the money set aside and where it goes. */
import type { SimulationConfig } from '@ihome/config';
import { at, MONTHS_PER, ofZone } from './calendar';
import type { World } from './exit';
import type { HeldByZone, Terms } from './origination';

/** Money set aside in one month. */
interface Lot {
  readonly month: number;
  left: number;
}

/** Last month of the reinvestment period; −1 when nothing is recycled. */
export function lastRecyclingMonth({ reinvestment }: SimulationConfig): number {
  return reinvestment.enabled ? Math.floor(12 * reinvestment.reinvestment_period) : -1;
}

/** Cash that waits to be recycled, month by month; the oldest is used first (ASSUMPTION). */
export class RecyclingPot {
  private readonly config: SimulationConfig;
  private lots: Lot[] = [];
  private total = 0;

  constructor(config: SimulationConfig) {
    this.config = config;
  }

  held(): number {
    return this.lots.reduce((sum, lot) => sum + lot.left, 0);
  }

  /** A part of the month's proceeds, within the cap and above the reserve that is built first. */
  setAside({ m, proceeds, free }: { readonly m: number; readonly proceeds: number; readonly free: number }): void {
    const { reinvestment, fund } = this.config;
    if (m > lastRecyclingMonth(this.config)) return;
    const amount = Math.min(
      reinvestment.reinvestment_rate * Math.max(proceeds, 0),
      Math.max(reinvestment.recycle_cap * fund.fund_size - this.total, 0),
      Math.max(free - reinvestment.cash_reserve_target * fund.fund_size, 0),
    );
    this.total += amount;
    if (amount > 0) this.lots.push({ month: m, left: amount });
  }

  /** What may be used in month m: lots whose delay is over, in a month of the rhythm, when they are enough. */
  usable(m: number): number {
    const { reinvestment } = this.config;
    if (m % MONTHS_PER[reinvestment.reinvestment_frequency] !== 0) return 0;
    const ready = this.lots.filter((lot) => lot.month + reinvestment.reinvestment_delay <= m);
    const amount = ready.reduce((sum, lot) => sum + lot.left, 0);
    return amount >= reinvestment.min_reinvestment_amount ? amount : 0;
  }

  take(amount: number): void {
    let left = amount;
    for (const lot of this.lots) {
      const part = Math.min(lot.left, left);
      lot.left -= part;
      left -= part;
    }
    const rounding = 1e-12 * this.config.fund.fund_size;
    this.lots = this.held() < rounding ? [] : this.lots.filter((lot) => lot.left > 0);
  }

  release(): void {
    this.lots = [];
  }
}

/** Gain of a zone over the `months` that end with month m − 1, or since month 0 (ASSUMPTION). */
export function pastGain(
  { market, config }: World,
  zone: string,
  { m, months }: { m: number; months: number },
): number {
  const index = at(market.logIndex, config.zones.indexOf(zone));
  const last = Math.max(m - 1, 0);
  return Math.exp(at(index, last) - at(index, Math.max(last - months, 0))) - 1;
}

/** Terms of recycled positions in month m with these holdings; null when no zone qualifies. */
export function recycledTerms(world: World, m: number): ((held: HeldByZone) => Terms) | null {
  const { config } = world;
  const { reinvestment, origination, zones } = config;
  const strategy = reinvestment.reinvestment_strategy;
  const weight = (zone: string): number => {
    const target = ofZone(origination.zone_allocations, zone);
    if (strategy === 'custom') return target * ofZone(reinvestment.zone_preference_multipliers, zone);
    if (strategy !== 'opportunistic') return target;
    return pastGain(world, zone, { m, months: 12 }) < reinvestment.opportunistic_threshold ? 0 : target;
  };
  const targets = tilted(world, m, scaled(Object.fromEntries(zones.map((zone) => [zone, weight(zone)]))));
  if (targets === null) return null;
  const share = (held: HeldByZone, zone: string): number =>
    ofZone(held, zone) / zones.reduce((sum, each) => sum + ofZone(held, each), 0);
  const isTooFar = (held: HeldByZone): boolean =>
    strategy === 'rebalance' &&
    zones.some((zone) => Math.abs(share(held, zone) - ofZone(targets, zone)) > reinvestment.rebalance_threshold);
  return (held) => ({
    targets,
    toNeediest: isTooFar(held),
    ltvShift: reinvestment.ltv_adjustment,
    sizeFactor: 1 + reinvestment.size_adjustment,
  });
}

function scaled(weights: Record<string, number>): Record<string, number> | null {
  const sum = Object.values(weights).reduce((total, weight) => total + weight, 0);
  if (!(sum > 0)) return null;
  return Object.fromEntries(Object.entries(weights).map(([zone, weight]) => [zone, weight / sum]));
}

/** Each target moves by weight × (gain of the zone − mean gain), bounded; a zone without a target stays without (ASSUMPTION). */
function tilted(world: World, m: number, targets: Record<string, number> | null): Record<string, number> | null {
  const tilt = world.config.reinvestment.dynamic_allocation;
  if (targets === null || !tilt.enabled) return targets;
  const gain = (zone: string): number => pastGain(world, zone, { m, months: tilt.lookback_months });
  const entries = Object.entries(targets);
  const mean = entries.reduce((sum, [zone, target]) => sum + target * gain(zone), 0);
  const moved = entries.map(([zone, target]): [string, number] => {
    const shift = Math.min(Math.max(tilt.weight * (gain(zone) - mean), -tilt.max_adjustment), tilt.max_adjustment);
    return [zone, target === 0 ? 0 : Math.max(target + shift, 0)];
  });
  return scaled(Object.fromEntries(moved));
}
