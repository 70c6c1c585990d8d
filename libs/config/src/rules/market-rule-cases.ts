import type { RuleCase } from './rule-cases';

const zones = (value: number): Record<string, number> => ({ green: value, orange: value, red: value });
const regime = (name: string): object => ({
  name,
  growth_rates: zones(0.03),
  volatility: zones(0.05),
  is_recession: name === 'slump',
});
const REGIMES = [regime('boom'), regime('slump')];
const TRANSITIONS = [
  [0.95, 0.05],
  [0.2, 0.8],
];

/** The base preset with two regimes and some other members of `price_path`. */
function switching(prices: object): object {
  return {
    price_path: { model_type: 'regime_switching', regimes: REGIMES, regime_transitions: TRANSITIONS, ...prices },
  };
}

/** A table of the months 1 to `months` of 2023 and after. */
function table(months: number): readonly object[] {
  return Array.from({ length: months }, (_, i) => ({
    date: `${2023 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`,
    levels: zones(100 + i),
  }));
}

const suburb = (id: string, zone: string): object => ({
  id,
  zone,
  weight: 1,
  growth_adjustment: 0,
  volatility: 0,
});

const loan = (rest: object): object => ({
  advance: 100_000,
  value: 400_000,
  zone: 'green',
  suburb: null,
  month: 0,
  senior_balance: 0,
  term_years: 10,
  ...rest,
});

/** Cases of the rules over the market. */
export const MARKET_RULE_CASES: readonly RuleCase[] = [
  {
    rule: 'regimes',
    breaks: switching({ regimes: [regime('boom')] }),
    pointer: '/price_path/regimes',
    message: /at least two regimes, not 1/,
    holds: switching({}),
  },
  {
    rule: 'regimes',
    breaks: switching({ initial_regime: 'boon' }),
    pointer: '/price_path/initial_regime',
    message: /no regime boon; the regimes are boom, slump/,
    holds: switching({ initial_regime: 'boom' }),
  },
  {
    rule: 'regime_transitions',
    breaks: switching({ regime_transitions: [[0.9, 0.1]] }),
    pointer: '/price_path/regime_transitions',
    message: /needs 2 rows/,
    holds: switching({}),
  },
  {
    rule: 'regime_transitions',
    breaks: switching({ regime_transitions: [[0.9, 0.1], [1]] }),
    pointer: '/price_path/regime_transitions/1',
    message: /needs 2 numbers/,
    holds: switching({}),
  },
  {
    rule: 'regime_transitions',
    breaks: switching({
      regime_transitions: [
        [0.95, 0.05],
        [0.2, 0.7],
      ],
    }),
    pointer: '/price_path/regime_transitions/1',
    message: /must sum to 1, not 0.9$/,
    holds: switching({}),
  },
  {
    rule: 'regime_transitions',
    breaks: switching({
      regime_transitions: [
        [0.4, 0.6],
        [0.5, 0.5],
      ],
    }),
    pointer: '/price_path/regime_transitions/0',
    message: /row 1 \(boom\) has no monthly transitions: the matrix has no real logarithm/,
    holds: switching({
      regime_transitions: [
        [0.55, 0.45],
        [0.5, 0.5],
      ],
    }),
  },
  {
    rule: 'regime_transitions',
    breaks: switching({
      regimes: [...REGIMES, regime('flat')],
      regime_transitions: [
        [0.9, 0.1, 0],
        [0, 0.9, 0.1],
        [0.1, 0.1, 0.8],
      ],
    }),
    pointer: '/price_path/regime_transitions/1',
    message: /row 2 \(slump\) has no monthly transitions: a monthly probability would be -0.00/,
    holds: switching({}),
  },
  {
    rule: 'stationary_regime',
    breaks: switching({
      regime_transitions: [
        [1, 0],
        [0, 1],
      ],
    }),
    pointer: '/price_path/initial_regime',
    message: /several long-run distributions/,
    holds: switching({
      initial_regime: 'slump',
      regime_transitions: [
        [1, 0],
        [0, 1],
      ],
    }),
  },
  {
    rule: 'index_table',
    breaks: { price_path: { model_type: 'historical_bootstrap', index_table: table(12) } },
    pointer: '/price_path/index_table',
    message: /at least 13 months, not 12/,
    holds: { price_path: { model_type: 'historical_bootstrap', index_table: table(13) } },
  },
  {
    rule: 'index_table',
    breaks: { price_path: { model_type: 'historical_bootstrap', index_table: table(20).filter((_, i) => i !== 7) } },
    pointer: '/price_path/index_table/7/date',
    message: /2023-09 does not follow 2023-07/,
    holds: { price_path: { model_type: 'historical_bootstrap', index_table: table(20) } },
  },
  {
    rule: 'cir_rates',
    breaks: { interest_rate: { model: 'cir', base_rate_initial: -0.01 } },
    pointer: '/interest_rate/base_rate_initial',
    message: /cannot start below 0, at -0.01/,
    holds: { interest_rate: { model: 'cir', base_rate_initial: 0 } },
  },
  {
    rule: 'cir_rates',
    breaks: { interest_rate: { model: 'cir', long_term_mean: -0.001 } },
    pointer: '/interest_rate/long_term_mean',
    message: /cannot return to a level below 0, -0.001/,
    holds: { interest_rate: { model: 'cir', long_term_mean: 0 } },
  },
  {
    rule: 'suburb_zones',
    breaks: { origination: { suburbs: [suburb('x', 'green'), suburb('y', 'blue')] } },
    pointer: '/origination/suburbs/1/zone',
    message: /suburb y lies in blue; the zones are green, orange, red/,
    holds: { origination: { suburbs: [suburb('x', 'green'), suburb('y', 'red')] } },
  },
  {
    rule: 'loan_tape',
    breaks: { origination: { portfolio_mode: 'loan_tape' } },
    pointer: '/origination/loan_tape',
    message: /no positions/,
    holds: { origination: { portfolio_mode: 'loan_tape', loan_tape: [loan({})] } },
  },
  {
    rule: 'loan_tape',
    breaks: { origination: { portfolio_mode: 'loan_tape', loan_tape: [loan({}), loan({ value: 100_000 })] } },
    pointer: '/origination/loan_tape/1/value',
    message: /100000 must be more than the advance 100000/,
    holds: {
      guardrails: { enforcement: 'report' },
      origination: { portfolio_mode: 'loan_tape', loan_tape: [loan({ value: 100_001 })] },
    },
  },
  {
    rule: 'loan_tape',
    breaks: { origination: { portfolio_mode: 'loan_tape', loan_tape: [loan({ zone: 'blue' })] } },
    pointer: '/origination/loan_tape/0/zone',
    message: /no zone blue/,
    holds: { origination: { loan_tape: [loan({ zone: 'blue' })] } },
  },
  {
    rule: 'loan_tape',
    breaks: {
      exit: { min_holding_period: 12 },
      origination: { portfolio_mode: 'loan_tape', loan_tape: [loan({ term_years: 1 })] },
    },
    pointer: '/origination/loan_tape/0/term_years',
    message: /12 months is not beyond the minimum holding period of 12 months/,
    holds: {
      exit: { min_holding_period: 12 },
      origination: { portfolio_mode: 'loan_tape', loan_tape: [loan({ term_years: 1.1 })] },
    },
  },
  {
    rule: 'loan_tape',
    breaks: {
      origination: { portfolio_mode: 'loan_tape', suburbs: [suburb('x', 'red')], loan_tape: [loan({ suburb: 'x' })] },
    },
    pointer: '/origination/loan_tape/0/suburb',
    message: /no suburb x in zone green/,
    holds: {
      origination: { portfolio_mode: 'loan_tape', suburbs: [suburb('x', 'green')], loan_tape: [loan({ suburb: 'x' })] },
    },
  },
  {
    rule: 'guardrail_max_cltv',
    breaks: { origination: { portfolio_mode: 'loan_tape', loan_tape: [loan({}), loan({ senior_balance: 201_000 })] } },
    pointer: '/origination/loan_tape/1/senior_balance',
    code: 'guardrail_max_cltv',
    message: /combined LTV 0.7525 is above the highest 0.75/,
    holds: { origination: { portfolio_mode: 'loan_tape', loan_tape: [loan({}), loan({ senior_balance: 200_000 })] } },
  },
  {
    rule: 'guardrail_zone_ticket_limits',
    breaks: {
      origination: {
        portfolio_mode: 'loan_tape',
        loan_tape: [loan({}), loan({ zone: 'red', advance: 500_001, value: 2e6 })],
      },
    },
    pointer: '/origination/loan_tape/1/advance',
    code: 'guardrail_zone_ticket_limits',
    message: /advance 500001 is above the ticket limit 500000 of zone red/,
    holds: {
      origination: {
        portfolio_mode: 'loan_tape',
        loan_tape: [loan({}), loan({ zone: 'red', advance: 500_000, value: 2e6 })],
      },
    },
  },
  {
    rule: 'guardrail_max_contract_term_months',
    breaks: { origination: { portfolio_mode: 'loan_tape', loan_tape: [loan({}), loan({ term_years: 30.5 })] } },
    pointer: '/origination/loan_tape/1/term_years',
    code: 'guardrail_max_contract_term_months',
    message: /term of 366 months is above the limit 360/,
    holds: { origination: { portfolio_mode: 'loan_tape', loan_tape: [loan({}), loan({ term_years: 30 })] } },
  },
  {
    rule: 'guardrail_max_ltv',
    breaks: {
      guardrails: { max_ltv: 0.6 },
      origination: { portfolio_mode: 'loan_tape', loan_tape: [loan({ advance: 240_001, value: 400_000 })] },
    },
    pointer: '/origination/loan_tape/0/advance',
    code: 'guardrail_max_ltv',
    message: /LTV 0.6000025 is above the limit 0.6/,
    holds: {
      guardrails: { max_ltv: 0.6 },
      origination: { portfolio_mode: 'loan_tape', loan_tape: [loan({ advance: 240_000, value: 400_000 })] },
    },
  },
];
