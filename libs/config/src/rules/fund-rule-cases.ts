import { MAX_POSITIONS } from './fund-rules';
import type { RuleCase } from './rule-cases';

/** A suburb of the best grade. */
const GRADED = {
  suburbs: [{ id: 'hill', zone: 'green', weight: 1, growth_adjustment: 0, volatility: 0, grade: 'A+' }],
};

/** Cases of the rules over fund, fees, deployment and reinvestment. */
export const FUND_RULE_CASES: readonly RuleCase[] = [
  {
    rule: 'closings',
    breaks: { fund: { closings: [] } },
    pointer: '/fund/closings',
    message: /at least one closing/,
    holds: { fund: { closings: [{ month: 0, fraction: 1 }] } },
  },
  {
    rule: 'closings',
    breaks: { fund: { closings: [{ month: 1, fraction: 1 }] } },
    pointer: '/fund/closings/0/month',
    message: /first closing is in month 0, not 1/,
    holds: {
      fund: {
        closings: [
          { month: 0, fraction: 0.5 },
          { month: 36, fraction: 0.5 },
        ],
      },
    },
  },
  {
    rule: 'closings',
    breaks: {
      fund: {
        closings: [
          { month: 0, fraction: 0 },
          { month: 3, fraction: 1 },
        ],
      },
    },
    pointer: '/fund/closings/0/fraction',
    message: /needs commitments/,
    holds: {},
  },
  {
    rule: 'closings',
    breaks: {
      fund: {
        fund_term: 2,
        closings: [
          { month: 0, fraction: 0.5 },
          { month: 24, fraction: 0.5 },
        ],
      },
    },
    pointer: '/fund/closings/1/month',
    message: /month 24 comes after the fund term of 24 months/,
    holds: {
      fund: {
        fund_term: 2,
        closings: [
          { month: 0, fraction: 0.5 },
          { month: 23, fraction: 0.5 },
        ],
      },
    },
  },
  {
    rule: 'closings',
    breaks: {
      fund: {
        closings: [
          { month: 0, fraction: 0.5 },
          { month: 6, fraction: 0.6 },
        ],
      },
    },
    pointer: '/fund/closings',
    message: /sum to 1, not 1.1$/,
    holds: {},
  },
  {
    rule: 'deployment_within_term',
    breaks: { deployment: { deployment_period: 121 } },
    pointer: '/deployment/deployment_period',
    message: /ends at month 121, after the fund term of 120 months/,
    holds: { deployment: { deployment_period: 10, deployment_period_unit: 'years' } },
  },
  {
    rule: 'custom_deployment_schedule',
    breaks: { deployment: { deployment_pace: 'custom' } },
    pointer: '/deployment/custom_deployment_schedule',
    message: /one weight for each of the 24 months/,
    holds: {
      deployment: {
        deployment_pace: 'custom',
        deployment_period: 3,
        custom_deployment_schedule: [0.333, 0.333, 0.334],
      },
    },
  },
  {
    rule: 'custom_deployment_schedule',
    breaks: { deployment: { deployment_pace: 'custom', deployment_period: 2, custom_deployment_schedule: [0.5, 0.4] } },
    pointer: '/deployment/custom_deployment_schedule',
    message: /sum to 1, not 0.9$/,
    holds: { deployment: { deployment_pace: 'custom', deployment_period: 2, custom_deployment_schedule: [0.5, 0.5] } },
  },
  {
    rule: 'custom_capital_call_schedule',
    breaks: { deployment: { capital_call_schedule: 'custom' } },
    pointer: '/deployment/custom_capital_call_schedule',
    message: /needs at least one weight/,
    holds: { deployment: { capital_call_schedule: 'custom', custom_capital_call_schedule: [0.5] } },
  },
  {
    rule: 'custom_capital_call_schedule',
    breaks: { deployment: { capital_call_schedule: 'custom', custom_capital_call_schedule: [0.6, 0.5] } },
    pointer: '/deployment/custom_capital_call_schedule',
    message: /at most 1, not 1.1$/,
    holds: { deployment: { capital_call_schedule: 'custom', custom_capital_call_schedule: [0.6, 0.4] } },
  },
  {
    rule: 'capital_call_years_within_term',
    breaks: { fund: { fund_term: 2 }, deployment: { capital_call_schedule: 'equal' } },
    pointer: '/deployment/capital_call_years',
    message: /outlast the fund term of 2/,
    holds: { fund: { fund_term: 3 }, deployment: { capital_call_schedule: 'equal' } },
  },
  {
    rule: 'origination_fee_parties',
    breaks: { fees: { origination_fee_payer: 'fund', origination_fee_recipient: 'fund' } },
    pointer: '/fees/origination_fee_recipient',
    message: /to itself/,
    holds: { fees: { origination_fee_payer: 'homeowner', origination_fee_recipient: 'fund' } },
  },
  {
    rule: 'positions_limit',
    breaks: { fund: { fund_size: (MAX_POSITIONS * 250_000) / 1.4 + 250_000 } },
    pointer: '/origination/avg_loan_size',
    code: 'cost_limit',
    message: /at most 50000 are simulated/,
    holds: { fund: { fund_size: (MAX_POSITIONS * 250_000) / 1.4 - 250_000 } },
  },
  {
    rule: 'zone_preferences',
    breaks: {
      reinvestment: {
        reinvestment_strategy: 'custom',
        zone_preference_multipliers: { green: 0, orange: 0, red: 0 },
      },
    },
    pointer: '/reinvestment/zone_preference_multipliers',
    message: /could go to no zone/,
    holds: {
      reinvestment: {
        reinvestment_strategy: 'custom',
        zone_preference_multipliers: { green: 0, orange: 0, red: 0.1 },
      },
    },
  },
  {
    rule: 'ramp_line_window',
    breaks: { leverage: { enabled: true, ramp_line: { draw_period_months: 31 } } },
    pointer: '/leverage/ramp_line/draw_period_months',
    message: /drawn for 31 months, beyond its clean-up at month 30/,
    holds: { leverage: { enabled: true, ramp_line: { draw_period_months: 30 } } },
  },
  {
    rule: 'over_advance_rate',
    breaks: {
      leverage: { enabled: true, a_plus_overadvance: { enabled: true, advance_rate: 0.49 } },
      origination: GRADED,
    },
    pointer: '/leverage/a_plus_overadvance/advance_rate',
    message: /over-advance of 0.49 is below the advance rate 0.5/,
    holds: {
      leverage: { enabled: true, a_plus_overadvance: { enabled: true, advance_rate: 0.5 } },
      origination: GRADED,
    },
  },
  {
    rule: 'recycled_ltv_bounds',
    breaks: { reinvestment: { ltv_adjustment: -0.21 } },
    pointer: '/reinvestment/ltv_adjustment',
    message: /recycled positions in zone green is 0.09/,
    holds: { reinvestment: { ltv_adjustment: -0.2 } },
  },
];
