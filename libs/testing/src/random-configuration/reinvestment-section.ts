/** Random recycling of proceeds. */
import type { OriginationParameters, ReinvestmentParameters } from '@ihome/config';
import type { Dice } from './dice';

/** Recycling: off in a plain fund, else every strategy, rhythm and delay, tilted or not, with adjusted terms or without. */
export function reinvestmentSection(
  dice: Dice,
  {
    isPlain,
    zones,
    origination,
    fundSize,
  }: {
    readonly isPlain: boolean;
    readonly zones: readonly string[];
    readonly origination: OriginationParameters;
    readonly fundSize: number;
  },
): ReinvestmentParameters {
  const preferences = dice.byZone(zones, () => dice.pick([0, 1, dice.number(0.1, 10)]));
  const hasPreferred = zones.some(
    (zone) => (preferences[zone] ?? 0) > 0 && (origination.zone_allocations[zone] ?? 0) > 0,
  );
  return {
    enabled: !isPlain && dice.chance(0.8),
    reinvestment_period: dice.pick([0, 2, 4, 8, 30, dice.number(0, 12)]),
    reinvestment_rate: dice.pick([0.8, 1, dice.number(0, 1)]),
    recycle_cap: dice.pick([0.5, 0.05, dice.number(0, 1.5)]),
    reinvestment_strategy: dice.pick(['maintain_allocation', 'rebalance', 'opportunistic', 'custom']),
    reinvestment_frequency: dice.pick(['monthly', 'quarterly', 'semi_annual', 'annual']),
    reinvestment_delay: dice.pick([0, 1, dice.integer(0, 24)]),
    min_reinvestment_amount: Math.round(fundSize * dice.pick([0, 0.001, dice.number(0, 0.05)])),
    zone_preference_multipliers: hasPreferred ? preferences : dice.byZone(zones, () => 1),
    opportunistic_threshold: dice.pick([-1, 0, 0.05, dice.number(-0.2, 0.3)]),
    rebalance_threshold: dice.pick([0, 0.05, dice.number(0, 0.5)]),
    ltv_adjustment: dice.chance(0.5) ? 0 : ltvShift(dice, { zones, origination }),
    size_adjustment: dice.pick([0, 0, dice.number(-0.5, 2)]),
    dynamic_allocation: {
      enabled: dice.chance(0.5),
      lookback_months: dice.pick([1, 12, dice.integer(1, 60)]),
      weight: dice.pick([0.5, 1, dice.number(0, 1)]),
      max_adjustment: dice.pick([0.2, 1, dice.number(0, 1)]),
    },
    cash_reserve_target: dice.pick([0, 0, dice.number(0, 0.1)]),
  };
}

/** A shift that keeps the mean LTV of every zone between the bounds. */
function ltvShift(
  dice: Dice,
  { zones, origination }: { readonly zones: readonly string[]; readonly origination: OriginationParameters },
): number {
  const means = zones.map((zone) => origination.avg_loan_ltv + (origination.ltv_zone_shift[zone] ?? 0));
  const down = Math.max(origination.min_ltv, 0.01) - Math.min(...means);
  const up = origination.max_ltv - Math.max(...means);
  return down < up ? 0.9 * Math.max(-0.5, Math.min(0.5, dice.number(Math.min(down, 0), Math.max(up, 0)))) : 0;
}
