import type { SimulationConfig } from '@ihome/config';
import type {
  AnalysedRun,
  Estimate,
  Frontier,
  FigureIndices,
  GuardrailResult,
  IndexEstimate,
  MetricSummary,
  Mix,
  SensitivityIndices,
  StrategyResult,
  SweepAnalyses,
  SweepComparison,
  SweepResultDocument,
  TailRisk,
  TwoWayTable,
} from '@ihome/monte-carlo';
import { sampleCorrelations } from './sample-correlations.fixture';
import { sampleConvergence } from './sample-convergence.fixture';
import { sampleZoneMixes } from './sample-zone-mixes.fixture';

/** A result document of made-up figures for tests of the report: three strategies, one dominated, one with undefined paths. */
export function sampleDocument(config: SimulationConfig): SweepResultDocument {
  const strategies = [
    sampleStrategy({ index: 0, name: 'share multiplier 1', irr: 0.071, loss: 0.02 }),
    sampleStrategy({ index: 1, name: 'share multiplier 2 <b>& "more"</b>', irr: 0.094, loss: 0.05 }),
    sampleStrategy({ index: 2, name: '=HYPERLINK("x")', irr: 0.069, loss: 0.06 }),
  ];
  return {
    engine_version: '0.0.0-sample',
    seed: 42,
    strategies: strategies.map((strategy) => ({ ...strategy, config })),
    frontier: {
      return_metric: 'net_irr.mean',
      risk_metric: 'loss.es_95',
      points: strategies.map((strategy) => ({
        index: strategy.index,
        name: strategy.name,
        return: interval(typeof strategy.loss.mean === 'number' ? -strategy.loss.mean : 0, 0.002),
        risk: interval(0.02 + strategy.index * 0.03, 0.004),
        on_frontier: strategy.index < 2,
        membership: [0.62, 1, 0.03][strategy.index] ?? 0,
        region: { confidence: 0.95, radius: 2.4477, return_error: 0.001, risk_error: 0.002, correlation: -0.6 },
      })),
      mixes: sampleMixes(),
      zone_mixes: sampleZoneMixes(),
    },
    comparison: sampleComparison(strategies),
    two_way: [sampleTwoWay()],
    analyses: sampleAnalyses(),
    stopping: {
      metric: 'net_irr.mean',
      half_width: 0.0004,
      confidence: 0.95,
      paths_allowed: 40_000,
      paths_run: 10_000,
      reason: 'half_width_reached',
      checkpoints: [2500, 5000, 10_000].map((paths) => ({
        ...{ paths, strategies: 3, within: paths === 10_000 ? 3 : 1, converged: paths === 10_000 },
        ...{ index: 1, value: 0.094, half_width: 0.0392 / Math.sqrt(paths) },
      })),
    },
    goal: sampleGoal(),
  };
}

/** A goal that is met once and one that never is. */
function sampleGoal(): SweepResultDocument['goal'] {
  const points = (shift: number) =>
    [0.01, 0.02, 0.03].map((value, strategy) => ({ strategy, value, figure: interval(shift - value, 0.004) }));
  return {
    ...{ parameter: 'fees.management_fee_rate', metric: 'net_irr.mean', target: 0.08, confidence: 0.95 },
    searches: [
      {
        parameters: { 'contract.share_multiplier': 1 },
        points: points(0.102),
        status: 'met',
        crossings: [{ value: 0.022, low: 0.018, high: 0.026, bracket: [0.02, 0.03], interpolation_error: 0 }],
      },
      {
        parameters: { 'contract.share_multiplier': 0.5 },
        points: points(0.05),
        status: 'always_below',
        crossings: [],
      },
    ],
  };
}

function sampleMixes(): Frontier['mixes'] {
  const mix = (share: number): Mix => ({
    weights: [1 - share, share, 0],
    ...{ multiple: 1.4 + 0.2 * share, multiple_error: 0.002, risk: 0.2 + 0.1 * share * share, risk_error: 0.001 },
  });
  const measure = {
    minimum_risk: mix(0),
    maximum_ratio: mix(0.5),
    points: [0, 0.25, 0.5, 0.75, 1].map((share) => ({ target: 1.4 + 0.2 * share, mix: mix(share) })),
  };
  return {
    ...{ strategies: [0, 1, 2], n: 10_000, min_weight: 0, max_weight: 1, level: 0.95 },
    mean_variance: measure,
    mean_es: { ...measure, maximum_ratio: { status: 'infeasible', reason: 'no mix has a mean profit' } },
  };
}

function sampleComparison(strategies: readonly StrategyResult[]): SweepComparison {
  return {
    ...{ paths: 10_000, confidence: 0.95, replications: 500, strategies: [0, 1, 2], limit: null },
    figures: [
      {
        ...{ figure: 'net_irr.mean', better: 'higher', best: 1 },
        strategies: strategies.map(({ index, metrics }) => ({
          index,
          value: metrics['net_irr']?.mean ?? 0,
          degrees: 9_999,
          best_probability: index === 1 ? 1 : 0,
        })),
        covariance: [[4e-8], [3.9e-8, 4e-8], [3.8e-8, 3.9e-8, 4e-8]],
        differences: [
          { strategy: 0, against: 1, ...interval(-0.023, 0.0004), standard_error: 0.0002, correlation: 0.97 },
          { strategy: 2, against: 1, ...interval(-0.025, 0.0004), standard_error: 0.0002, correlation: 0.97 },
          { strategy: 1, against: 0, ...interval(0.023, 0.0004), standard_error: 0.0002, correlation: 0.97 },
          { strategy: 2, against: 0, ...interval(-0.002, 0.0004), standard_error: 0.0002, correlation: 0.97 },
        ],
      },
    ],
  };
}

/** One scenario, and one parameter at both ends. */
function sampleAnalyses(): SweepAnalyses {
  const run = (strategy: number, { irr, loss }: { readonly irr: number; readonly loss: number }): AnalysedRun => {
    const {
      metrics,
      loss: tails,
      probabilities,
      config_hash,
    } = sampleStrategy({ index: strategy, name: '', irr, loss });
    const { net_irr, tvpi, default_rate } = metrics;
    if (net_irr === undefined || tvpi === undefined || default_rate === undefined) throw new Error('no headline');
    const difference = { n: 10_000, standard_error: 0.0004, correlation: 0.97 };
    const differences = [
      { figure: 'net_irr.mean', ...interval(irr - 0.071, 0.0008), ...difference },
      { figure: 'loss.es_95', ...interval(loss - 0.02, 0.004), ...difference },
    ];
    return { strategy, config_hash, metrics: { net_irr, tvpi, default_rate }, loss: tails, probabilities, differences };
  };
  return {
    base: 0,
    stress: [{ scenario: 'severe <slump>', ...run(3, { irr: 0.012, loss: 0.2 }) }],
    sensitivity: [
      {
        parameter: 'fees.management_fee_rate',
        low: { value: 0.01, ...run(4, { irr: 0.081, loss: 0.015 }) },
        high: { value: 0.025, ...run(5, { irr: 0.064, loss: 0.03 }) },
      },
    ],
    indices: sampleIndices(),
    uncertainty: {
      strategy: 6,
      config_hash: '5'.repeat(64),
      parameters: [
        { parameter: 'exit.base_sale_rate', cut_mass: 0 },
        { parameter: 'exit.maturity_default_probability', cut_mass: 0.0228 },
      ],
      variances: [
        {
          metric: 'net_irr',
          n: 10_000,
          variance: 0.0009,
          parameter_variance: 0.0002,
          process_variance: 0.0007,
          parameter_share: interval(0.2222, 0.018),
          standard_error: 0.0092,
        },
        {
          metric: 'default_rate',
          n: 10_000,
          variance: 0.0016,
          parameter_variance: 0.0012,
          process_variance: 0.0004,
          parameter_share: interval(0.75, 0.012),
          standard_error: 0.0061,
        },
      ],
    },
  };
}

/** Two parameters, the second without interval. */
function sampleIndices(): SensitivityIndices {
  const index = (value: number): IndexEstimate => ({ ...interval(value, 0.06), standard_error: 0.03 });
  const unknown = { status: 'not_applicable', reason: 'risk.bootstrap_replications is 0' } as const;
  const figure = (name: string): FigureIndices => ({
    figure: name,
    n: 64,
    mean: 0.07,
    sd: 0.012,
    error_share: 0.004,
    first_sum: index(0.93),
    parameters: [
      { parameter: 'origination.avg_loan_ltv', first: index(0.71), total: index(0.78) },
      {
        parameter: 'fees.management_fee_rate',
        first: { value: 0.22, low: unknown, high: unknown, standard_error: unknown },
        total: index(0.27),
      },
    ],
  });
  return {
    samples: 64,
    strategies: 256,
    ranges: [
      { parameter: 'origination.avg_loan_ltv', low: 0.2, high: 0.4 },
      { parameter: 'fees.management_fee_rate', low: 0.01, high: 0.025 },
    ],
    figures: [figure('net_irr.mean'), figure('loss.es_95')],
  };
}

/** Three columns by two rows with a cell missing and a figure undefined. */
function sampleTwoWay(): TwoWayTable {
  const places = [0, 1, 2].flatMap((x) => [0, 1].map((y) => ({ x, y }))).filter(({ x, y }) => x + y < 3);
  const none = { status: 'undefined', reason: 'no path has this figure' } as const;
  return {
    x: { parameters: ['contract.share_multiplier'], values: [1, 1.5, 2] },
    y: { parameters: ['fees.management_fee_rate', 'waterfall.carried_interest_rate'], values: [0.015, 0.02] },
    held: [{ parameter: 'contract.property_value_discount_rate', value: 0.15 }],
    base: 1,
    cells: places.map(({ x, y }, strategy) => ({
      ...{ x, y, strategy },
      figures: ['net_irr.mean', 'loss.es_95'].map((figure, i) => {
        const estimate = x === 2 && i === 1 ? { value: none, low: none, high: none } : interval(0.05 + 0.02 * x, 0.001);
        return { figure, n: 10_000 - x, ...estimate, standard_error: 0.0005 };
      }),
    })),
  };
}

function interval(value: number, half: number): Estimate {
  return { value, low: value - half, high: value + half };
}

function summary(mean: number, sd: number): MetricSummary {
  const n = 10_000;
  return {
    n,
    independent_samples: n,
    undefined_counts: {},
    mean,
    sd,
    standard_error: sd / 100,
    skew: 0,
    kurtosis: 3,
    sd_standard_error: sd / 140,
    skew_standard_error: 0.024,
    kurtosis_standard_error: 0.05,
    min: mean - 4 * sd,
    max: mean + 4 * sd,
    quantiles: [
      [0.05, -1.645],
      [0.5, 0],
      [0.95, 1.645],
    ].map(([p = 0, z = 0]) => ({ p, alternative: mean + z * sd, ...interval(mean + z * sd, sd / 50) })),
  };
}

function tail(mean: number, sd: number): TailRisk {
  const levels = [
    [0.9, 1.282, 1.755],
    [0.95, 1.645, 2.063],
    [0.99, 2.326, 2.665],
  ];
  return {
    n: 10_000,
    independent_samples: 10_000,
    mean,
    standard_error: sd / 100,
    var: levels.map(([level = 0, z = 0]) => ({
      level,
      alternative: mean + z * sd,
      ...interval(mean + z * sd, sd / 30),
    })),
    es: levels.map(([level = 0, , z = 0]) => ({ level, ...interval(mean + z * sd, sd / 30), standard_error: sd / 60 })),
  };
}

const GUARDRAILS: readonly GuardrailResult[] = [
  {
    code: 'var_99',
    layer: 'model',
    severity: 'error',
    status: 'pass',
    threshold: 0.15,
    value: 0.04,
    message: 'VaR 99% of loss',
  },
  {
    code: 'es_99',
    layer: 'model',
    severity: 'error',
    status: 'breach',
    threshold: 0.2,
    value: 0.25,
    message: 'ES 99% of loss',
  },
  {
    code: 'hurdle_clear_probability',
    layer: 'model',
    severity: 'error',
    status: 'not_applicable',
    threshold: { status: 'not_applicable', reason: 'no minimum is set' },
    value: { status: 'not_applicable', reason: 'no minimum is set' },
    message: 'Chance to clear the hurdle',
  },
];

function sampleStrategy(spec: {
  readonly index: number;
  readonly name: string;
  readonly irr: number;
  readonly loss: number;
}): StrategyResult {
  const months = Array.from({ length: 145 }, (_, month) => month);
  const hump = (scale: number) => months.map((month) => scale * 1e8 * Math.sin((Math.PI * month) / 144));
  const grown = (scale: number) => months.map((month) => scale * 1e8 * (month / 144) * (month / 144) * 1.7);
  const probability = { ...interval(0.3, 0.01), n: 10_000, standard_error: 0.0046 };
  const ratio = { ...interval(1.1, 0.1), standard_error: 0.05 };
  const bands = [0.05, 0.25, 0.5, 0.75, 0.95];
  const fan = (name: string, values: (band: number) => number[]) => ({
    ...{ name, n: 1024, first_month: 0, percentiles: bands },
    values: bands.map(values),
  });
  return {
    index: spec.index,
    name: spec.name,
    config_hash: 'c'.repeat(64),
    paths: 10_000,
    metrics: {
      net_irr: {
        ...summary(spec.irr, 0.02),
        ...(spec.index === 2 ? { undefined_counts: { no_root: 3, total_loss: 2 } } : {}),
      },
      tvpi: summary(1.5, 0.2),
      carry: summary(4e6, 1e6),
      default_rate: summary(0.04, 0.02),
    },
    loss: tail(-spec.irr, 0.3),
    irr_shortfall: tail(0.01, 0.03),
    probabilities: { loss: probability, clear_hurdle: probability, goal_irr: probability, goal_multiple: probability },
    ratios: { sharpe: ratio, sortino: ratio, omega: ratio, calmar: ratio },
    guardrails:
      spec.index === 1
        ? GUARDRAILS
        : GUARDRAILS.map((guardrail) =>
            guardrail.status === 'breach' ? { ...guardrail, status: 'pass', value: 0.1 } : guardrail,
          ),
    series: [
      { name: 'nav', n: 10_000, mean: hump(0.9), standard_error: months.map(() => 1e4) },
      {
        name: 'distributions',
        n: 10_000,
        mean: months.map((month) => (month % 3 === 0 ? 1e6 : 0)),
        standard_error: months.map(() => 1e3),
      },
    ],
    fans: [
      fan('nav', (band) => hump(0.7 + 0.5 * band)),
      fan('paid_in', (band) => grown(0.9 + 0.1 * band)),
      fan('distributions', (band) => grown(0.6 + 0.8 * band)),
      { ...fan('dpi', (band) => grown((0.6 + 0.8 * band) / 1e8).slice(1)), first_month: 1 },
      { ...fan('tvpi', (band) => grown((0.8 + 0.8 * band) / 1e8).slice(1)), first_month: 1 },
    ],
    cash_flow_by_year: Array.from({ length: 12 }, (_, year) => ({
      fund_year: year + 1,
      calendar_year: 2026 + year,
      flows: {
        capital_calls: year < 2 ? 4.5e7 : 0,
        advances: year < 2 ? 4.4e7 : 0,
        proceeds: year * 2e6,
        fees_and_expenses: 2.1e6,
        distributions: year * 1.8e6,
        lp_distributions: year * 1.7e6,
        carry: 1e5,
        nav: 9e7 - year * 7e6,
      },
    })),
    cohorts: { n: 10_000, rows: [] },
    convergence: sampleConvergence(spec.irr),
    correlations: sampleCorrelations(),
    histograms: {
      net_irr: {
        edges: Array.from({ length: 41 }, (_, bin) => spec.irr - 0.08 + bin * 0.004),
        counts: Array.from({ length: 40 }, (_, bin) => Math.round(1000 * Math.exp(-(((bin - 20) / 8) ** 2)))),
      },
    },
  };
}
