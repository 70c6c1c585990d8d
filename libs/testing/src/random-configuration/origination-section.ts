/** Random origination. */
import type { OriginationParameters } from '@ihome/config';
import type { Dice } from './dice';
import type { ZonedSection } from './market-sections';

/** Origination: every size distribution, tight and far truncation, empty senior ranges, zones without target. */
export function originationSection(
  dice: Dice,
  { isPlain, zones, fundSize }: ZonedSection & { readonly fundSize: number },
): OriginationParameters {
  const rest = isPlain ? plainTerms(dice, zones) : randomTerms(dice, zones);
  // A fund of 12 to 60 loans; now and then of one or two.
  const loans = !isPlain && dice.chance(0.12) ? dice.number(1, 2.5) : dice.number(12, 60);
  const average = Math.max(1000, Math.round(fundSize / loans));
  const isWide = isPlain || dice.chance(0.6);
  return {
    ...rest,
    ...(!isPlain && dice.chance(0.3) ? loanTape(dice, { zones, fundSize, suburbs: rest.suburbs }) : {}),
    avg_loan_size: average,
    loan_size_std_dev: isPlain ? 0.3 * average : dice.chance(0.15) ? 0 : average * dice.number(0.01, 0.9),
    min_loan_size: Math.max(1000, Math.round(average * (isWide ? 0.3 : 0.8))),
    max_loan_size: Math.round(average * (isWide ? 2 : 1.1)) + 1,
  };
}

type Terms = Omit<OriginationParameters, 'avg_loan_size' | 'loan_size_std_dev' | 'min_loan_size' | 'max_loan_size'>;

function plainTerms(dice: Dice, zones: readonly string[]): Terms {
  return {
    loan_size_distribution: 'truncated_normal',
    avg_loan_ltv: 0.3,
    ltv_std_dev: 0.06,
    min_ltv: 0.1,
    max_ltv: 0.55,
    max_cltv: 0.75,
    ltv_zone_shift: dice.byZone(zones, () => 0),
    senior_mortgage_ltv_mean: 0.25,
    senior_mortgage_ltv_std_dev: 0.1,
    senior_mortgage_rate: 0.06,
    senior_mortgage_term_years: 25,
    zone_allocations: allocations(
      zones,
      zones.map(() => 1 / zones.length),
    ),
    zone_allocation_precision: 0.8,
    zone_rebalancing_enabled: true,
    rebalancing_strength: 0.5,
    zone_drift_threshold: 0.1,
    suburbs: [],
    portfolio_mode: 'per_path',
    loan_tape: [],
  };
}

function randomTerms(dice: Dice, zones: readonly string[]): Terms {
  const minLtv = dice.number(0.02, 0.3);
  const maxLtv = minLtv + dice.number(0.01, 0.5);
  const within = (): number => minLtv + (maxLtv - minLtv) * dice.number(0, 1);
  const meanLtv = within();
  return {
    loan_size_distribution: dice.pick(['truncated_normal', 'lognormal', 'fixed']),
    avg_loan_ltv: meanLtv,
    ltv_std_dev: dice.chance(0.15) ? 0 : dice.number(0.01, 0.3),
    min_ltv: minLtv,
    max_ltv: maxLtv,
    max_cltv: maxLtv + (dice.chance(0.2) ? 0 : dice.number(0, 0.4)),
    ltv_zone_shift: dice.byZone(zones, () => (dice.chance(0.5) ? 0 : within() - meanLtv)),
    senior_mortgage_ltv_mean: dice.number(0, 0.6),
    senior_mortgage_ltv_std_dev: dice.chance(0.15) ? 0 : dice.number(0.02, 0.3),
    senior_mortgage_rate: dice.chance(0.1) ? 0 : dice.number(0, 0.12),
    senior_mortgage_term_years: dice.pick([1, 5, 15, 25, 30, 40]),
    zone_allocations: allocations(zones, dice.weights(zones.length)),
    zone_allocation_precision: dice.pick([0, 1, dice.number(0, 1)]),
    zone_rebalancing_enabled: dice.chance(0.7),
    rebalancing_strength: dice.number(0, 1),
    zone_drift_threshold: dice.number(0, 0.3),
    portfolio_mode: 'per_path',
    loan_tape: [],
    suburbs: dice.chance(0.5) ? [] : suburbs(dice, zones),
  };
}

/** One to forty positions over five years, all together more or less than the fund can pay. */
function loanTape(
  dice: Dice,
  {
    zones,
    fundSize,
    suburbs: known,
  }: {
    readonly zones: readonly string[];
    readonly fundSize: number;
    readonly suburbs: OriginationParameters['suburbs'];
  },
): Pick<OriginationParameters, 'portfolio_mode' | 'loan_tape'> {
  const count = dice.integer(1, 40);
  const loans = Array.from({ length: count }, () => {
    const zone = dice.pick(zones);
    const inZone = known.filter((suburb) => suburb.zone === zone).map(({ id }) => id);
    const advance = (fundSize / count) * dice.number(0.1, 1.5);
    const value = advance / dice.number(0.05, 0.9);
    return {
      advance,
      value,
      zone,
      suburb: inZone.length > 0 && dice.chance(0.7) ? dice.pick(inZone) : null,
      month: dice.pick([0, dice.integer(0, 24), dice.integer(0, 60)]),
      senior_balance: dice.chance(0.3) ? 0 : value * dice.number(0, 0.6),
      term_years: dice.pick([1, 5, 10, 2.5, 40]),
    };
  });
  return { portfolio_mode: 'loan_tape', loan_tape: loans };
}

/** One to six suburbs in some of the zones; now and then without any movement of their own. */
function suburbs(dice: Dice, zones: readonly string[]): OriginationParameters['suburbs'] {
  return Array.from({ length: dice.integer(1, 6) }, (_, i) => ({
    id: `suburb ${i + 1}`,
    zone: dice.pick(zones),
    weight: dice.number(0.1, 5),
    growth_adjustment: dice.chance(0.3) ? 0 : dice.number(-0.05, 0.05),
    volatility: dice.chance(0.3) ? 0 : dice.number(0, 0.1),
  }));
}

function allocations(zones: readonly string[], weights: readonly number[]): Record<string, number> {
  return Object.fromEntries(zones.map((zone, z) => [zone, weights[z] ?? 0]));
}
