import type { JsonValue } from '../json-value';
import type { ParameterEffect } from './parameter-effect';

const SCENARIO = {
  name: 'shock',
  month: 36,
  duration_months: 12,
  property_value_shock: -0.2,
  zones: ['green'],
  interest_rate_shock: 0,
  default_rate_multiplier: 1,
  exit_rate_multiplier: 1,
  overrides: {},
};
const STRESSED = { 'stress.scenarios': [SCENARIO] };
const FIRST = 'stress.scenarios[0]';
const STRESSED_IRR = 'sweep:analyses.stress.0.metrics.net_irr.mean';
const STRESSED_DEFAULTS = 'sweep:analyses.stress.0.metrics.default_rate.mean';

const MOVED = { parameter: 'fees.management_fee_rate', low: 0.01, high: 0.03 };
const SENSITIVE: Readonly<Record<string, JsonValue>> = {
  'sensitivity.parameters': [MOVED],
  'sensitivity.method': 'one_at_a_time',
};
/** Strategies that a frontier is drawn over and that are mixed. */
const FEES = { parameter: 'exit.base_sale_rate', values: [0.02, 0.06, 0.12] };
const LEAST_RISK = 'sweep:frontier.mixes.mean_variance.minimum_risk.risk';
const SENSITIVITY = 'sweep:analyses.sensitivity.0';

const MEDIAN = 'results:metrics.net_irr.quantiles.4';

/** Effects of how results are measured: risk figures, stress, sensitivity, frontier and report. */
export const RESULTS_EFFECTS: readonly ParameterEffect[] = [
  { of: 'risk.risk_free_rate', to: 0.06, lowers: 'results:ratios.sharpe.value' },
  { of: 'risk.min_acceptable_return', to: 0.06, lowers: 'results:ratios.sortino.value' },
  { of: 'risk.benchmark_return', to: 0.1, lowers: 'excess_return.mean' },
  { of: 'risk.discount_rate', to: 0.12, lowers: 'npv.mean' },
  { of: 'risk.confidence_levels', to: [0.8, 0.95], lowers: 'results:loss.var.0.value' },
  { of: 'risk.interval_confidence', to: 0.8, lowers: 'results:probabilities.goal_irr.high' },
  { of: 'risk.quantile_method', to: 'type7', makes: `${MEDIAN}.value`, formerly: `${MEDIAN}.alternative` },
  {
    of: 'risk.bootstrap_replications',
    to: 0,
    makes: 'results:ratios.sharpe.standard_error.status',
    equal: 'not_applicable',
  },
  { of: 'stress.scenarios', given: STRESSED, to: [], makes: 'sweep:analyses.stress', equal: [] },
  {
    of: 'stress.scenarios[].name',
    at: `${FIRST}.name`,
    given: STRESSED,
    to: 'fall',
    makes: 'sweep:analyses.stress.0.scenario',
    equal: 'fall',
  },
  { of: 'stress.scenarios[].month', at: `${FIRST}.month`, given: STRESSED, to: 140, raises: STRESSED_IRR },
  {
    of: 'stress.scenarios[].duration_months',
    at: `${FIRST}.duration_months`,
    given: STRESSED,
    to: 60,
    raises: STRESSED_IRR,
  },
  {
    of: 'stress.scenarios[].property_value_shock',
    at: `${FIRST}.property_value_shock`,
    given: STRESSED,
    to: -0.4,
    lowers: STRESSED_IRR,
  },
  { of: 'stress.scenarios[].zones', at: `${FIRST}.zones`, given: STRESSED, to: [], lowers: STRESSED_IRR },
  {
    of: 'stress.scenarios[].interest_rate_shock',
    at: `${FIRST}.interest_rate_shock`,
    given: STRESSED,
    to: 0.05,
    raises: STRESSED_DEFAULTS,
  },
  {
    of: 'stress.scenarios[].default_rate_multiplier',
    at: `${FIRST}.default_rate_multiplier`,
    given: STRESSED,
    to: 10,
    raises: STRESSED_DEFAULTS,
  },
  {
    of: 'stress.scenarios[].exit_rate_multiplier',
    at: `${FIRST}.exit_rate_multiplier`,
    given: STRESSED,
    to: 0.1,
    raises: STRESSED_DEFAULTS,
  },
  {
    of: 'stress.scenarios[].overrides',
    at: `${FIRST}.overrides`,
    given: STRESSED,
    to: { 'exit.maturity_default_probability': 0.3 },
    raises: STRESSED_DEFAULTS,
  },
  { of: 'sensitivity.method', given: SENSITIVE, to: 'none', makes: 'sweep:analyses.sensitivity', equal: [] },
  {
    of: 'sensitivity.parameters',
    given: SENSITIVE,
    to: [{ parameter: 'contract.share_multiplier', low: 0.5, high: 2 }],
    makes: `${SENSITIVITY}.parameter`,
    equal: 'contract.share_multiplier',
  },
  {
    of: 'sensitivity.parameters[].parameter',
    at: 'sensitivity.parameters[0].parameter',
    given: SENSITIVE,
    to: 'exit.maturity_default_probability',
    makes: `${SENSITIVITY}.parameter`,
    equal: 'exit.maturity_default_probability',
  },
  {
    of: 'sensitivity.parameters[].low',
    at: 'sensitivity.parameters[0].low',
    given: SENSITIVE,
    to: 0,
    raises: `${SENSITIVITY}.low.metrics.net_irr.mean`,
  },
  {
    of: 'sensitivity.parameters[].high',
    at: 'sensitivity.parameters[0].high',
    given: SENSITIVE,
    to: 0.05,
    lowers: `${SENSITIVITY}.high.metrics.net_irr.mean`,
  },
  {
    of: 'sensitivity.samples',
    given: {
      ...SENSITIVE,
      'sensitivity.method': 'sobol_indices',
      'sensitivity.samples': 8,
      'fund.fund_size': 5_000_000,
    },
    to: 16,
    raises: 'sweep:analyses.indices.strategies',
  },
  {
    of: 'frontier.return_metric',
    to: 'tvpi.mean',
    makes: 'sweep:frontier.points.0.return.value',
    formerly: 'sweep:strategies.0.metrics.tvpi.mean',
  },
  {
    of: 'frontier.risk_metric',
    to: 'loss.es_99',
    makes: 'sweep:frontier.points.0.risk.value',
    formerly: 'sweep:strategies.0.loss.es.2.value',
  },
  { of: 'frontier.points', axis: FEES, to: 5, makes: 'sweep:frontier.mixes.mean_es.points.length', equal: 5 },
  { of: 'frontier.min_weight', axis: FEES, to: 0.2, raises: LEAST_RISK },
  { of: 'frontier.max_weight', axis: FEES, to: 0.5, raises: LEAST_RISK },
  {
    of: 'frontier.membership_bootstrap',
    axis: FEES,
    to: 0,
    makes: 'sweep:frontier.points.0.membership.status',
    equal: 'not_applicable',
  },
  { of: 'reporting.percentiles', to: [0.1, 0.9], makes: 'results:fans.nav.percentiles', equal: [0.1, 0.9] },
  {
    of: 'reporting.sections',
    given: { 'reporting.sections': [] },
    to: ['guardrails'],
    puts: '<h2>Guardrails</h2>',
    into: 'bundle:report.html',
  },
  { of: 'reporting.title', to: 'Quarterly review', puts: '<h1>Quarterly review</h1>', into: 'bundle:report.html' },
];
