import { z } from 'zod';
import { estimate, figure, jsonObject, missingFigure, sha256 } from './figure';

const quantile = estimate.extend({ p: z.number(), alternative: figure });
const ratio = estimate.extend({ standard_error: figure });
const tail = estimate.extend({ level: z.number() });
const valueAtRisk = tail.extend({ alternative: figure });

const controlledMean = estimate
  .extend({
    standard_error: figure,
    coefficient: figure,
    variance_reduction: figure.meta({ description: 'Variance of the plain mean to that of this one' }),
  })
  .meta({ id: 'ControlledMean', description: 'Mean corrected by the terminal index, whose expectation is known' });

const independentSamples = z
  .int()
  .min(0)
  .meta({ description: 'Independent samples that the n paths make: themselves, antithetic pairs or scrambles' });

/** Distribution of one path metric. */
export const metricSummary = z
  .strictObject({
    n: z.int(),
    independent_samples: independentSamples,
    undefined_counts: z.record(z.string(), z.int()),
    mean: figure,
    sd: figure,
    standard_error: figure,
    skew: figure,
    kurtosis: figure,
    sd_standard_error: figure,
    skew_standard_error: figure,
    kurtosis_standard_error: figure,
    min: figure,
    max: figure,
    quantiles: z.array(quantile),
    controlled_mean: controlledMean.optional(),
  })
  .meta({ id: 'MetricSummary' });

export const tailRisk = z
  .strictObject({
    n: z.int(),
    independent_samples: independentSamples,
    mean: figure,
    standard_error: figure,
    var: z.array(valueAtRisk),
    es: z.array(tail.extend({ standard_error: figure })),
  })
  .meta({ id: 'TailRisk' });

export const probability = estimate.extend({ n: z.int(), standard_error: figure }).meta({ id: 'ProbabilityEstimate' });

/** One guardrail, tested. */
export const guardrailResult = z
  .strictObject({
    code: z.string(),
    layer: z.enum(['unit', 'zone', 'portfolio', 'model', 'run']),
    severity: z.enum(['error', 'warning']),
    status: z.enum(['pass', 'breach', 'not_applicable']),
    threshold: figure,
    value: figure,
    message: z.string(),
  })
  .meta({ id: 'GuardrailResult' });

const histogram = z.strictObject({ edges: z.array(z.number()), counts: z.array(z.int()) });

const meanOfPaths = z.strictObject({ mean: z.number(), standard_error: figure });

/** The positions of one vintage, cause of exit and zone. */
const cohort = z
  .strictObject({
    fund_year: z.int().min(1),
    calendar_year: z.int(),
    cause: z.string(),
    zone: z.string(),
    count: meanOfPaths.meta({ description: 'Positions a path' }),
    balance: meanOfPaths.meta({ description: 'Their cost a path' }),
    multiple: estimate.extend({ standard_error: figure }).meta({ description: 'Cash to cost, over all paths' }),
  })
  .meta({ id: 'Cohort' });

const correlation = estimate.extend({ standard_error: figure });

/** How two path metrics go together. */
const metricCorrelation = z
  .strictObject({
    a: z.string(),
    b: z.string(),
    n: z.int().min(0).meta({ description: 'Paths that have both' }),
    pearson: correlation,
    spearman: correlation.meta({ description: 'Of the ranks' }),
  })
  .meta({ id: 'MetricCorrelation' });

/** How one figure of a run differs from that of the base configuration. */
export const baseDifference = estimate
  .extend({
    figure: z.string(),
    n: z.int().min(0).meta({ description: 'Paths on which both have it' }),
    standard_error: figure,
    correlation: figure.meta({ description: 'Of the two over the paths' }),
  })
  .meta({ id: 'BaseDifference', description: 'Paired, on the same random numbers' });

/** What drawing parameters makes of the base configuration. */
export const uncertaintyMembers = {
  parameters: z
    .array(
      z.strictObject({
        parameter: z.string(),
        cut_mass: z.number().meta({ description: 'Probability outside what the parameter takes, which was cut off' }),
      }),
    )
    .meta({ description: 'In the order of the configuration' }),
  variances: z.array(
    z
      .strictObject({
        metric: z.string(),
        n: z.int().min(0).meta({ description: 'Paths on which both samples of the process have it' }),
        variance: figure,
        parameter_variance: figure.meta({ description: 'Of the mean given the drawn parameters' }),
        process_variance: figure.meta({ description: 'Mean of the variance given the drawn parameters' }),
        parameter_share: estimate,
        standard_error: figure.meta({ description: 'Of the share' }),
      })
      .meta({ id: 'MetricVariance' }),
  ),
};

const convergenceRow = estimate.extend({
  paths: z.int().min(1).meta({ description: 'The first ones of the strategy' }),
  n: z.int().min(0).meta({ description: 'Paths of them that have the figure' }),
  half_width: figure,
});

/** Estimates and half-widths at doubling path counts. */
const convergenceTable = z
  .strictObject({
    confidence: z.number().meta({ description: 'Of the intervals' }),
    figures: z.array(z.strictObject({ name: z.string(), rows: z.array(convergenceRow) })),
  })
  .meta({ id: 'ConvergenceTable' });

/** Everything a sweep says of one strategy. */
export const strategyResult = z
  .strictObject({
    index: z.int().min(0),
    name: z.string(),
    config_hash: sha256,
    paths: z.int(),
    metrics: z.record(z.string(), metricSummary),
    loss: tailRisk.meta({ description: '1 − TVPI of the limited partners; negative = profit' }),
    irr_shortfall: tailRisk.meta({ description: 'hurdle − net IRR' }),
    probabilities: z.strictObject({
      loss: probability,
      clear_hurdle: probability,
      goal_irr: probability,
      goal_multiple: probability,
    }),
    ratios: z.strictObject({ sharpe: ratio, sortino: ratio, omega: ratio, calmar: ratio }),
    guardrails: z.array(guardrailResult),
    series: z.array(
      z.strictObject({ name: z.string(), n: z.int(), mean: z.array(z.number()), standard_error: z.array(z.number()) }),
    ),
    fans: z.array(
      z.strictObject({
        name: z.string(),
        n: z.int(),
        first_month: z.int().min(0).meta({ description: 'Month of the first value' }),
        percentiles: z.array(z.number()),
        values: z.array(z.array(z.number())),
      }),
    ),
    cash_flow_by_year: z.array(
      z.strictObject({ fund_year: z.int(), calendar_year: z.int(), flows: z.record(z.string(), z.number()) }),
    ),
    cohorts: z.strictObject({ n: z.int(), rows: z.array(cohort) }),
    correlations: z.strictObject({ metrics: z.array(z.string()), pairs: z.array(metricCorrelation) }),
    histograms: z.strictObject({ net_irr: z.union([histogram, missingFigure]) }),
    convergence: convergenceTable,
    differences: z
      .array(baseDifference)
      .optional()
      .meta({ description: 'Of a run for stress or sensitivity: against the base configuration' }),
    uncertainty: z
      .strictObject(uncertaintyMembers)
      .optional()
      .meta({ description: 'Of the second sample of the process: variances split into parameter and process parts' }),
  })
  .meta({ id: 'StrategyResult' });

/** The headline of one strategy. */
const strategyHeadline = z
  .strictObject({
    paths: z.int(),
    net_irr: z.strictObject({ mean: figure, standard_error: figure }),
    tvpi: z.strictObject({ mean: figure, standard_error: figure }),
    var_99: figure,
    es_99: figure,
    probability_of_loss: estimate,
  })
  .meta({ id: 'StrategyHeadline' });

/** The headline of one strategy. */
export type StrategyHeadline = z.infer<typeof strategyHeadline>;

/** A strategy in a list. */
const strategyItem = z
  .strictObject({
    index: z.int().min(0),
    role: jsonObject.meta({ description: 'Why it is run: `kind` is variant, base, stress, sensitivity or sample' }),
    parameters: jsonObject.meta({ description: 'Values of the axes, by parameter' }),
    config_hash: sha256,
    headline: strategyHeadline.optional().meta({ description: 'Once the strategy is reduced' }),
    links: z.strictObject({ self: z.string() }),
  })
  .meta({ id: 'StrategyItem' });

/** One page of strategies, in their order. */
export const strategyPage = z
  .strictObject({ items: z.array(strategyItem), next_cursor: z.string().nullable() })
  .meta({ id: 'StrategyPage' });

/** A strategy with configuration and results. */
export const strategyResource = strategyItem
  .extend({
    config: jsonObject.meta({ description: 'The resolved configuration' }),
    result: strategyResult.optional().meta({ description: 'Once the strategy is reduced' }),
  })
  .meta({ id: 'Strategy' });
