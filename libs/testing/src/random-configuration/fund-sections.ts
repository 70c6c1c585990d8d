/** Random funds: terms, deployment and calls, fees, waterfall. */
import type { DeploymentParameters, FeesParameters, FundParameters, WaterfallParameters } from '@ihome/config';
import type { Dice } from './dice';

interface Section {
  readonly isPlain: boolean;
}

/** Fund terms: one to fifteen years, no to all GP capital. */
export function fundSection(dice: Dice, { isPlain }: Section): FundParameters {
  const size = isPlain ? 10_000_000 : dice.pick([1e6, 5e6, 2e7, 1e8, 3e9]);
  const term = isPlain ? 10 : dice.pick([1, 2, 3, 5, 8, 10, 15]);
  return {
    fund_size: size,
    currency: 'USD',
    fund_term: term,
    extension_years: isPlain ? 2 : dice.pick([0, 0, 1, 2, 5]),
    vintage_year: 2026,
    fund_id: null,
    fund_group: null,
    gp_commitment_percentage: isPlain ? 0.02 : dice.pick([0, 0.02, 0.02, 0.02, dice.number(0, 0.5), 1]),
    fund_end_discount: isPlain ? 0.1 : dice.pick([0, 0.1, dice.number(0, 0.6), 1]),
    closings: isPlain || dice.chance(0.5) ? [{ month: 0, fraction: 1 }] : closingsOf(dice, term),
    equalisation_rate: isPlain ? 0.08 : dice.number(0, 0.3),
    goal_irr: 0.08,
    goal_multiple: 1.5,
    goal_horizon_years: 8,
  };
}

/** Two to four closings within three years and the term. */
function closingsOf(dice: Dice, termYears: number): FundParameters['closings'] {
  const later = dice.years(dice.integer(1, 3), 1, Math.min(36, 12 * termYears - 1));
  const weights = dice.weights(later.length + 1);
  if (weights[0] === 0) weights.reverse();
  if (weights[0] === 0) return [{ month: 0, fraction: 1 }];
  return [0, ...later].map((month, i) => ({ month, fraction: weights[i] ?? 0 }));
}

/** Deployment: every pace and call schedule, windows of a month to beyond the fund, programmes larger than the money. */
export function deploymentSection(
  dice: Dice,
  { isPlain, termYears }: Section & { readonly termYears: number },
): DeploymentParameters {
  if (isPlain) {
    return {
      deployment_pace: 'even',
      deployment_period: 12,
      deployment_period_unit: 'months',
      deployment_start: 0,
      target_deployment: 0.85,
      custom_deployment_schedule: [],
      deployment_skew: 0.6,
      capital_call_schedule: 'just_in_time',
      capital_call_years: 3,
      capital_call_frequency: 'quarterly',
      custom_capital_call_schedule: [],
      minimum_cash_reserve: 0.02,
      cash_yield: 0.02,
    };
  }
  const unit = dice.pick(['months', 'months', 'quarters', 'years']);
  const unitMonths = { months: 1, quarters: 3, years: 12 }[unit];
  const longest = Math.min({ months: 36, quarters: 10, years: 3 }[unit], (12 * termYears) / unitMonths);
  const period = dice.integer(1, longest);
  const months = period * unitMonths;
  const latestStart = Math.min(60, 12 * termYears - months);
  return {
    deployment_pace: dice.pick(['even', 'front_loaded', 'back_loaded', 'bell_curve', 'custom']),
    deployment_period: period,
    deployment_period_unit: unit,
    deployment_start: dice.pick([0, 0, 0, dice.integer(0, latestStart)]),
    target_deployment: dice.pick([0.8, 0.85, 0.9, 1, dice.number(0, 1)]),
    custom_deployment_schedule: dice.weights(months),
    deployment_skew: dice.number(0.5, 1),
    capital_call_schedule: dice.pick([
      'upfront',
      'equal',
      'front_loaded',
      'back_loaded',
      'custom',
      'just_in_time',
      'just_in_time',
    ]),
    capital_call_years: dice.integer(1, Math.min(6, termYears)),
    capital_call_frequency: dice.pick(['monthly', 'quarterly', 'annual']),
    custom_capital_call_schedule: dice.weights(dice.integer(1, Math.min(5, termYears)), dice.pick([1, 0.7])),
    minimum_cash_reserve: dice.pick([0, 0.02, dice.number(0, 0.3)]),
    cash_yield: dice.number(-0.02, 0.08),
  };
}

/** Fees: none to ruinous, every basis, rhythm, recipient and payer. */
export function feesSection(
  dice: Dice,
  { isPlain, fundSize }: Section & { readonly fundSize: number },
): FeesParameters {
  if (isPlain) {
    return {
      management_fee_rate: 0.015,
      management_fee_basis: 'committed_capital',
      stepped_after: 'deployment',
      management_fee_frequency: 'quarterly',
      management_fee_timing: 'advance',
      management_fee_step_down: true,
      management_fee_step_down_year: 6,
      management_fee_step_down_rate: 0.75,
      management_fee_schedule: [],
      management_fee_offset_percentage: 0,
      origination_fee_rate: 0.03,
      origination_fee_recipient: 'gp',
      origination_fee_payer: 'homeowner',
      per_position_cost: 0,
      acquisition_fee_rate: 0,
      disposition_fee_rate: 0,
      servicing_fee_rate: 0.0025,
      expense_rate: 0.003,
      expense_basis: 'committed_capital',
      fixed_annual_expenses: 0.0015 * fundSize,
      expense_growth_rate: 0.02,
      formation_costs: 0.005 * fundSize,
    };
  }
  const isRuinous = dice.chance(0.15);
  const [recipient, payer] = dice.pick([
    ['gp', 'homeowner'],
    ['fund', 'homeowner'],
    ['gp', 'fund'],
  ]);
  return {
    management_fee_rate: dice.number(0, 0.05),
    management_fee_basis: dice.pick(['committed_capital', 'invested_capital', 'net_asset_value', 'stepped']),
    stepped_after: dice.pick(['deployment', 'step_down_year', 'reinvestment']),
    management_fee_frequency: dice.pick(['monthly', 'quarterly', 'annual']),
    management_fee_timing: dice.pick(['advance', 'arrears']),
    management_fee_step_down: dice.chance(0.5),
    management_fee_step_down_year: dice.integer(1, 10),
    management_fee_step_down_rate: dice.number(0, 1),
    management_fee_schedule: (dice.chance(0.5) ? [] : dice.years(3, 1, 10)).map((year) => ({
      year,
      rate: dice.number(0, 0.05),
    })),
    management_fee_offset_percentage: dice.pick([0, 1, dice.number(0, 1)]),
    origination_fee_rate: dice.pick([0, 0.03, dice.number(0, 0.1)]),
    origination_fee_recipient: recipient,
    origination_fee_payer: payer,
    per_position_cost: dice.chance(0.5) ? 0 : Math.round(dice.number(0, 0.001) * fundSize),
    acquisition_fee_rate: dice.chance(0.5) ? 0 : dice.number(0, 0.05),
    disposition_fee_rate: dice.chance(0.5) ? 0 : dice.number(0, 0.05),
    servicing_fee_rate: dice.number(0, isRuinous ? 0.05 : 0.01),
    expense_rate: dice.number(0, isRuinous ? 0.1 : 0.01),
    expense_basis: dice.pick(['committed_capital', 'invested_capital', 'net_asset_value']),
    fixed_annual_expenses: Math.round(fundSize * dice.number(0, isRuinous ? 0.2 : 0.004)),
    expense_growth_rate: dice.number(-0.1, 0.2),
    formation_costs: Math.round(fundSize * (dice.chance(0.05) ? 1.1 : dice.number(0, isRuinous ? 0.3 : 0.01))),
  };
}

/** Waterfalls: every compounding, catch-up and rhythm, with and without lag. */
export function waterfallSection(dice: Dice, { isPlain }: Section): WaterfallParameters {
  const carry = isPlain ? 0.2 : dice.pick([0, 0.2, dice.number(0, 0.5)]);
  const isHard = !isPlain && dice.chance(0.25);
  const hurdle = isPlain ? 0.08 : dice.pick([0, 0.08, dice.number(0, 0.2)]);
  return {
    hurdle_rate: hurdle,
    hurdle_type: isHard ? 'hard' : 'soft',
    preferred_return_compounding: isPlain
      ? 'annual'
      : dice.pick(['simple', 'annual', 'quarterly', 'monthly', 'continuous']),
    catch_up_structure: isHard ? 'none' : isPlain ? 'full' : dice.pick(['full', 'partial', 'none']),
    catch_up_rate: Math.min(1, carry + dice.number(0.05, 1)),
    carried_interest_rate: carry,
    distribution_frequency: isPlain ? 'quarterly' : dice.pick(['monthly', 'quarterly', 'semi_annual', 'annual']),
    distribution_lag_months: isPlain || dice.chance(0.6) ? 0 : dice.integer(0, 12),
    ...(isPlain ? PLAIN_WATERFALL : structureOf(dice, hurdle)),
  };
}

const PLAIN_WATERFALL = {
  waterfall_structure: 'european',
  extra_tiers: [],
  distribution_policy: 'available_cash',
  clawback_provision: true,
  clawback_interim: false,
  clawback_tax_rate: 0.35,
  carry_escrow_rate: 0,
} as const;

/** Structure, tiers above the hurdle, policy and what the GP gives back. */
function structureOf(dice: Dice, hurdle: number): Pick<WaterfallParameters, keyof typeof PLAIN_WATERFALL> {
  const tiers = dice.chance(0.6) ? 0 : dice.integer(1, 3);
  let rate = hurdle;
  return {
    waterfall_structure: dice.pick(['european', 'american']),
    extra_tiers: Array.from({ length: tiers }, () => {
      rate += dice.number(0.001, 0.1);
      return { hurdle_rate: rate, carried_interest_rate: dice.number(0, 0.9) };
    }),
    distribution_policy: dice.pick([
      'available_cash',
      'available_cash',
      'income_only',
      'return_of_capital',
      'reinvestment_priority',
    ]),
    clawback_provision: dice.chance(0.7),
    clawback_interim: dice.chance(0.4),
    clawback_tax_rate: dice.pick([0, 0.35, dice.number(0, 0.6)]),
    carry_escrow_rate: dice.pick([0, 0, 1, dice.number(0, 1)]),
  };
}
