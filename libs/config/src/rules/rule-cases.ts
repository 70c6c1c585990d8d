import { ANALYSIS_RULE_CASES } from './analysis-rule-cases';
import { FUND_RULE_CASES } from './fund-rule-cases';
import { GP_ENTITY_RULE_CASES } from './gp-entity-rule-cases';
import { MARKET_RULE_CASES } from './market-rule-cases';
import { SAMPLING_RULE_CASES } from './sampling-rule-cases';
import { UNCERTAINTY_RULE_CASES } from './uncertainty-rule-cases';

/** Overrides of the base preset that break one rule, and others that stay just on its right side. */
export interface RuleCase {
  readonly rule: string;
  /** Overrides of the base preset that break exactly this rule. */
  readonly breaks: object;
  readonly pointer: string;
  readonly code?: string;
  readonly message: RegExp;
  /** Overrides just on the right side of it. */
  readonly holds: object;
}

/** At least one case for every rule; used by the specs. */
export const RULE_CASES: readonly RuleCase[] = [
  {
    rule: 'report_sections',
    breaks: { reporting: { sections: ['frontier', 'all'] } },
    pointer: '/reporting/sections/1',
    message: /lists all beside 1 of the sections/,
    holds: { reporting: { sections: ['frontier', 'stress'] } },
  },
  ...FUND_RULE_CASES,
  ...ANALYSIS_RULE_CASES,
  {
    rule: 'loan_size_bounds',
    breaks: { origination: { min_loan_size: 500_001 } },
    pointer: '/origination/max_loan_size',
    message: /largest advance 500000 is below the smallest 500001/,
    holds: { origination: { min_loan_size: 250_000 } },
  },
  {
    rule: 'loan_size_bounds',
    breaks: { origination: { avg_loan_size: 74_999 } },
    pointer: '/origination/avg_loan_size',
    message: /between the bounds 75000 and 500000/,
    holds: { origination: { avg_loan_size: 75_000 } },
  },
  {
    rule: 'ltv_bounds',
    breaks: { origination: { min_ltv: 0.55 } },
    pointer: '/origination/max_ltv',
    message: /must be above the lowest 0.55/,
    holds: { origination: { min_ltv: 0.3 } },
  },
  {
    rule: 'ltv_bounds',
    breaks: { origination: { avg_loan_ltv: 0.09 } },
    pointer: '/origination/avg_loan_ltv',
    message: /mean LTV 0.09 must be above 0 and between/,
    holds: { origination: { avg_loan_ltv: 0.1 } },
  },
  {
    rule: 'ltv_bounds',
    breaks: { origination: { ltv_zone_shift: { red: -0.21 } } },
    pointer: '/origination/ltv_zone_shift/red',
    message: /zone red is 0.09/,
    holds: { origination: { ltv_zone_shift: { red: -0.2 } } },
  },
  {
    rule: 'zone_allocations_sum',
    breaks: { origination: { zone_allocations: { red: 0.16 } } },
    pointer: '/origination/zone_allocations',
    message: /must sum to 1, not 1.01$/,
    holds: { origination: { zone_allocations: { green: 0.333, orange: 0.333, red: 0.334 } } },
  },
  {
    rule: 'share_clamps',
    breaks: { contract: { min_appreciation_share: 0.6, max_appreciation_share: 0.5 } },
    pointer: '/contract/max_appreciation_share',
    message: /0.5 is below the smallest 0.6/,
    holds: { contract: { min_appreciation_share: 0.5, max_appreciation_share: 0.5 } },
  },
  {
    rule: 'tier_shares',
    breaks: { contract: { tiered_appreciation_shares: [0.4, 0.3] } },
    pointer: '/contract/tiered_appreciation_shares',
    message: /3 thresholds need 4 shares, not 2/,
    holds: { contract: { tiered_appreciation_thresholds: [], tiered_appreciation_shares: [] } },
  },
  {
    rule: 'correlation_matrix',
    breaks: {
      price_path: {
        correlation_matrix: [
          [1, 0.5],
          [0.5, 1],
        ],
      },
    },
    pointer: '/price_path/correlation_matrix',
    message: /needs 3 rows/,
    holds: {
      price_path: {
        correlation_matrix: [
          [1, 0, 0],
          [0, 1, 0],
          [0, 0, 1],
        ],
      },
    },
  },
  {
    rule: 'correlation_matrix',
    breaks: {
      price_path: {
        correlation_matrix: [
          [1, 0.5, 0.5],
          [0.5, 1],
          [0.5, 0.5, 1],
        ],
      },
    },
    pointer: '/price_path/correlation_matrix/1',
    message: /needs 3 numbers/,
    holds: {},
  },
  {
    rule: 'correlation_matrix',
    breaks: {
      price_path: {
        correlation_matrix: [
          [1, 0.5, 0.5],
          [0.4, 1, 0.5],
          [0.5, 0.5, 1],
        ],
      },
    },
    pointer: '/price_path/correlation_matrix/0/1',
    message: /symmetric: 0.5 above the diagonal, 0.4 below/,
    holds: {},
  },
  {
    rule: 'correlation_matrix',
    breaks: {
      price_path: {
        correlation_matrix: [
          [1, 0.5, 0.5],
          [0.5, 0.9, 0.5],
          [0.5, 0.5, 1],
        ],
      },
    },
    pointer: '/price_path/correlation_matrix/1/1',
    message: /diagonal must be 1, not 0.9/,
    holds: {},
  },
  {
    rule: 'correlation_matrix',
    breaks: {
      price_path: {
        correlation_matrix: [
          [1, 0.9, 0.7],
          [0.9, 1, 0.3],
          [0.7, 0.3, 1],
        ],
      },
    },
    pointer: '/price_path/correlation_matrix',
    code: 'not_psd',
    message: /smallest eigenvalue is -0.00735/,
    holds: {
      price_path: {
        correlation_matrix: [
          [1, 0.9, 0.7],
          [0.9, 1, 0.3],
          [0.7, 0.3, 1],
        ],
        repair_correlation: true,
      },
    },
  },
  {
    rule: 'correlation_matrix',
    breaks: {
      price_path: {
        correlation_matrix: [
          [1, -0.5, -0.5],
          [-0.5, 1, -0.5],
          [-0.5, -0.5, 1],
        ],
      },
    },
    pointer: '/price_path/correlation_matrix',
    message: /cancel each other out/,
    holds: {
      price_path: {
        correlation_matrix: [
          [1, 1, 1],
          [1, 1, 1],
          [1, 1, 1],
        ],
      },
    },
  },
  {
    rule: 'holding_within_term',
    breaks: { contract: { contract_term_years: 1 }, exit: { min_holding_period: 12 } },
    pointer: '/exit/min_holding_period',
    message: /12 months is not below the contract term of 12 months/,
    holds: { contract: { contract_term_years: 1 }, exit: { min_holding_period: 11 } },
  },
  {
    rule: 'seasonality_mean',
    breaks: { exit: { seasonality: [2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1] } },
    pointer: '/exit/seasonality',
    message: /mean of the factors must be 1, not 1.083/,
    holds: { exit: { seasonality: [1.5, 0.5, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1] } },
  },
  {
    rule: 'maturity_probabilities',
    breaks: { exit: { maturity_extension_probability: 0.98 } },
    pointer: '/exit/maturity_extension_probability',
    message: /probability of 1.01 together/,
    holds: { exit: { maturity_extension_probability: 0.97 } },
  },
  {
    rule: 'default_correlation_order',
    breaks: { exit: { default_correlation: { cross_zone: 0.16 } } },
    pointer: '/exit/default_correlation/cross_zone',
    message: /0.16 must not exceed that within a zone 0.15/,
    holds: { exit: { default_correlation: { cross_zone: 0.15 } } },
  },
  {
    rule: 'hard_hurdle_without_catch_up',
    breaks: { waterfall: { hurdle_type: 'hard' } },
    pointer: '/waterfall/catch_up_structure',
    message: /catch_up_structure none, not full/,
    holds: { waterfall: { hurdle_type: 'hard', catch_up_structure: 'none' } },
  },
  {
    rule: 'catch_up_above_carry',
    breaks: { waterfall: { catch_up_rate: 0.2 } },
    pointer: '/waterfall/catch_up_rate',
    message: /must be above the carried interest 0.2/,
    holds: { waterfall: { catch_up_rate: 0.21 } },
  },
  {
    rule: 'extra_tiers_above_hurdle',
    breaks: { waterfall: { extra_tiers: [{ hurdle_rate: 0.08, carried_interest_rate: 0.3 }] } },
    pointer: '/waterfall/extra_tiers/0/hurdle_rate',
    message: /opens at 0.08, which must be above the hurdle rate 0.08/,
    holds: {
      waterfall: {
        extra_tiers: [
          { hurdle_rate: 0.081, carried_interest_rate: 0.3 },
          { hurdle_rate: 0.2, carried_interest_rate: 0.4 },
        ],
      },
    },
  },
  {
    rule: 'frontier_metrics',
    breaks: { frontier: { risk_metric: 'loss.es_98' } },
    pointer: '/frontier/risk_metric',
    message: /needs its level in risk.confidence_levels/,
    holds: { frontier: { risk_metric: 'loss.es_97_5' }, risk: { confidence_levels: [0.975] } },
  },
  {
    rule: 'frontier_metrics',
    breaks: { frontier: { return_metric: 'net_ir.mean' } },
    pointer: '/frontier/return_metric',
    code: 'not_one_of',
    message: /did you mean net_irr.mean/,
    holds: { frontier: { return_metric: 'tvpi.median' } },
  },
  {
    rule: 'frontier_weights',
    breaks: { frontier: { min_weight: 0.3, max_weight: 0.2 } },
    pointer: '/frontier/min_weight',
    message: /0.3 is above the maximum weight 0.2/,
    holds: { frontier: { min_weight: 0.3, max_weight: 0.4 } },
  },
  {
    rule: 'frontier_weights',
    breaks: { frontier: { min_weight: 0, max_weight: 0 } },
    pointer: '/frontier/max_weight',
    message: /at most 0/,
    holds: { frontier: { max_weight: 0.05 } },
  },
  {
    rule: 'guardrail_max_ltv',
    breaks: { origination: { max_ltv: 0.86, max_cltv: 0.9 } },
    pointer: '/origination/max_ltv',
    code: 'guardrail_max_ltv',
    message: /0.86 is above the limit 0.85/,
    holds: { origination: { max_ltv: 0.85, max_cltv: 0.9 } },
  },
  {
    rule: 'guardrail_max_cltv',
    breaks: { origination: { max_cltv: 0.54 } },
    pointer: '/origination/max_ltv',
    code: 'guardrail_max_cltv',
    message: /0.55 is above the highest combined LTV 0.54/,
    holds: { origination: { max_cltv: 0.55 } },
  },
  {
    rule: 'guardrail_max_zone_allocation',
    breaks: { origination: { zone_allocations: { green: 0.61, orange: 0.24 } } },
    pointer: '/origination/zone_allocations/green',
    code: 'guardrail_max_zone_allocation',
    message: /zone green has 0.61, above the limit 0.6/,
    holds: { origination: { zone_allocations: { green: 0.6, orange: 0.25 } } },
  },
  {
    rule: 'guardrail_zone_ticket_limits',
    breaks: { origination: { max_loan_size: 500_001 } },
    pointer: '/origination/max_loan_size',
    code: 'guardrail_zone_ticket_limits',
    message: /ticket limit 500000 of zone red/,
    holds: { origination: { max_loan_size: 600_000, zone_allocations: { orange: 0.5, red: 0 } } },
  },
  {
    rule: 'guardrail_zone_ticket_limits',
    breaks: {
      origination: { loan_size_distribution: 'fixed', avg_loan_size: 260_000 },
      guardrails: { zone_ticket_limits: { red: 255_000 } },
    },
    pointer: '/origination/avg_loan_size',
    code: 'guardrail_zone_ticket_limits',
    message: /ticket limit 255000 of zone red/,
    holds: { origination: { loan_size_distribution: 'fixed' }, guardrails: { zone_ticket_limits: { red: 255_000 } } },
  },
  {
    rule: 'guardrail_zone_ticket_limits',
    breaks: { reinvestment: { size_adjustment: 0.01 } },
    pointer: '/origination/max_loan_size',
    code: 'guardrail_zone_ticket_limits',
    message: /advances of up to 505000 are above the ticket limit 500000 of zone red/,
    holds: { reinvestment: { enabled: false, size_adjustment: 0.01 } },
  },
  {
    rule: 'guardrail_max_contract_term_months',
    breaks: { contract: { contract_term_years: 30.5 } },
    pointer: '/contract/contract_term_years',
    code: 'guardrail_max_contract_term_months',
    message: /366 months is above the limit 360/,
    holds: { contract: { contract_term_years: 30 } },
  },
  ...MARKET_RULE_CASES,
  ...GP_ENTITY_RULE_CASES,
  ...SAMPLING_RULE_CASES,
  ...UNCERTAINTY_RULE_CASES,
];
