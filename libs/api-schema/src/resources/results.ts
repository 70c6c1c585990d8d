import { z } from 'zod';
import { estimate, figure, jsonObject, missingFigure, sha256 } from './figure';
import { stopping } from './stopping';

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

/** Distribution of one path metric. */
const metricSummary = z
  .strictObject({
    n: z.int(),
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

const tailRisk = z
  .strictObject({ n: z.int(), mean: figure, standard_error: figure, var: z.array(valueAtRisk), es: z.array(tail) })
  .meta({ id: 'TailRisk' });

const probability = estimate.extend({ n: z.int(), standard_error: figure }).meta({ id: 'ProbabilityEstimate' });

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

/** How one figure of a run differs from that of the base configuration. */
const baseDifference = estimate
  .extend({
    figure: z.string(),
    n: z.int().min(0).meta({ description: 'Paths on which both have it' }),
    standard_error: figure,
    correlation: figure.meta({ description: 'Of the two over the paths' }),
  })
  .meta({ id: 'BaseDifference', description: 'Paired, on the same random numbers' });

/** What drawing parameters makes of the base configuration. */
const uncertaintyMembers = {
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
        percentiles: z.array(z.number()),
        values: z.array(z.array(z.number())),
      }),
    ),
    cash_flow_by_year: z.array(
      z.strictObject({ fund_year: z.int(), calendar_year: z.int(), flows: z.record(z.string(), z.number()) }),
    ),
    cohorts: z.strictObject({ n: z.int(), rows: z.array(cohort) }),
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

/** Where a point of the frontier may be. */
const pointRegion = z
  .strictObject({
    confidence: z.number(),
    radius: z.number().meta({ description: 'In standard errors: √(−2 ln(1 − confidence))' }),
    return_error: figure,
    risk_error: figure,
    correlation: figure,
  })
  .meta({ id: 'PointRegion', description: 'Ellipse from the bootstrap of both figures' });

const infeasible = z
  .strictObject({ status: z.literal('infeasible'), reason: z.string() })
  .meta({ id: 'InfeasibleMix' });

const mix = z
  .union([
    z.strictObject({
      weights: z.array(z.number()),
      multiple: figure.meta({ description: 'Mean net TVPI of the mix' }),
      multiple_error: figure,
      risk: figure,
      risk_error: figure,
    }),
    infeasible,
    missingFigure,
  ])
  .meta({ id: 'Mix', description: 'Shares of paid-in capital, or why there are none' });

const mixFrontier = z
  .strictObject({
    minimum_risk: mix,
    maximum_ratio: mix.meta({ description: 'Most mean profit over risk' }),
    points: z.array(z.strictObject({ target: z.number(), mix })),
  })
  .meta({ id: 'MixFrontier' });

const optimalMixes = z
  .union([
    z.strictObject({
      strategies: z.array(z.int().min(0)),
      n: z.int(),
      min_weight: z.number(),
      max_weight: z.number(),
      level: z.number(),
      mean_variance: mixFrontier,
      mean_es: mixFrontier,
    }),
    infeasible,
    missingFigure,
  ])
  .meta({ id: 'OptimalMixes', description: 'Mixes of strategies on the simulated paths' });

const differenceFields = { standard_error: figure, correlation: figure.meta({ description: 'Of the two estimates' }) };

/** The difference of a figure between two strategies. */
const strategyDifference = estimate
  .extend({ strategy: z.int().min(0), against: z.int().min(0), ...differenceFields })
  .meta({ id: 'StrategyDifference', description: 'Paired, on the same random numbers' });

/** Strategies of a sweep compared on common random numbers. */
export const sweepComparison = z
  .union([
    z.strictObject({
      paths: z.int(),
      confidence: z.number(),
      replications: z.int(),
      strategies: z.array(z.int().min(0)),
      limit: z.string().nullable().meta({ description: 'Why not all strategies are compared; null when they are' }),
      figures: z.array(
        z.strictObject({
          figure: z.string(),
          better: z.enum(['higher', 'lower']),
          best: z.int().min(0).nullable(),
          strategies: z.array(
            z.strictObject({
              index: z.int().min(0),
              value: figure,
              degrees: z.int().nullable(),
              best_probability: figure,
            }),
          ),
          covariance: z
            .array(z.array(z.number().nullable()))
            .meta({ description: 'Of the estimates; row i for strategies 0..i: any difference follows from it' }),
          differences: z.array(strategyDifference),
        }),
      ),
    }),
    missingFigure,
  ])
  .meta({ id: 'SweepComparison' });

/** Two strategies of a sweep against each other. */
export const strategyPair = z
  .strictObject({
    strategy: z.int().min(0),
    against: z.int().min(0),
    figures: z.array(strategyDifference.extend({ figure: z.string() })),
  })
  .meta({ id: 'StrategyPair' });

/** The non-dominated set. */
export const frontier = z
  .strictObject({
    return_metric: z.string(),
    risk_metric: z.string(),
    points: z.array(
      z.strictObject({
        index: z.int().min(0),
        name: z.string(),
        return: estimate,
        risk: estimate,
        on_frontier: z.boolean(),
        membership: figure.meta({ description: 'Probability that it is on the frontier' }),
        region: z.union([pointRegion, missingFigure]),
      }),
    ),
    mixes: optimalMixes,
    zone_mixes: missingFigure,
  })
  .meta({ id: 'Frontier' });

/** A run of the base configuration for an analysis. */
const analysedRun = z.strictObject({
  strategy: z.int().min(0).meta({ description: 'Index of the strategy that was run; its paths can be traced' }),
  config_hash: sha256,
  metrics: z.record(z.string(), metricSummary),
  loss: tailRisk,
  probabilities: z.record(z.string(), probability),
  differences: z.array(baseDifference),
});

const baseIndex = z.int().min(0).nullable().meta({
  description: 'Index of the strategy that is the base configuration; null where nothing is compared with it',
});

const stressedRuns = z.array(analysedRun.extend({ scenario: z.string() }));
const movedRun = analysedRun.extend({ value: z.number() }).nullable();
const sensitivities = z.array(z.strictObject({ parameter: z.string(), low: movedRun, high: movedRun }));

const indexEstimate = estimate.extend({ standard_error: figure }).meta({ id: 'IndexEstimate' });

/** Sobol' indices of the base configuration over the ranges of its sensitivity parameters. */
const sensitivityIndices = z
  .strictObject({
    samples: z.int().min(1),
    strategies: z.int().min(1).meta({ description: 'Runs of all samples' }),
    ranges: z.array(z.strictObject({ parameter: z.string(), low: z.number(), high: z.number() })),
    figures: z.array(
      z.strictObject({
        figure: z.string(),
        n: z.int().min(0).meta({ description: 'Samples that have the figure at all their points' }),
        mean: figure,
        sd: figure.meta({ description: 'Of the figure when the parameters lie anywhere in their ranges' }),
        error_share: figure.meta({ description: 'Mean squared standard error of a run to the variance' }),
        first_sum: indexEstimate.meta({ description: 'Sum of the first indices; what lacks of 1 is interaction' }),
        parameters: z.array(
          z.strictObject({
            parameter: z.string(),
            first: indexEstimate.meta({ description: 'Share of the variance that the parameter alone explains' }),
            total: indexEstimate.meta({ description: 'The same with all interactions it is part of' }),
          }),
        ),
      }),
    ),
  })
  .nullable()
  .meta({ id: 'SensitivityIndices', description: 'Null where sensitivity.method is not sobol_indices' });

const uncertainty = z
  .strictObject({ strategy: z.int().min(0), config_hash: sha256, ...uncertaintyMembers })
  .nullable()
  .meta({ description: 'Variance split of the base configuration; null when no parameter is drawn' });

/** The base configuration under each scenario. */
export const stressTable = z.strictObject({ base: baseIndex, scenarios: stressedRuns }).meta({ id: 'StressTable' });

/** The base configuration with one parameter moved, and its Sobol' indices. */
export const sensitivityTable = z
  .strictObject({ base: baseIndex, parameters: sensitivities, indices: sensitivityIndices, uncertainty })
  .meta({ id: 'SensitivityTable' });

const crossing = estimate
  .omit({ value: true })
  .extend({
    value: z.number().meta({ description: 'Where the line between the neighbours meets the target' }),
    bracket: z
      .tuple([z.number(), z.number()])
      .meta({ description: 'Simulated neighbours on both sides of the target' }),
    interpolation_error: figure.meta({
      description: 'What the curve can lie beside that line, from second differences',
    }),
  })
  .meta({ id: 'Crossing' });

/** What came of a sweep's goal. */
export const goalSeek = z
  .strictObject({
    parameter: z.string(),
    metric: z.string(),
    target: z.number(),
    confidence: z.number(),
    searches: z.array(
      z.strictObject({
        parameters: z.record(z.string(), z.unknown()).meta({ description: 'What the strategies of this search share' }),
        points: z.array(z.strictObject({ strategy: z.int().min(0), value: z.number(), figure: estimate })),
        status: z.enum(['met', 'always_above', 'always_below', 'undefined']),
        crossings: z.array(crossing),
      }),
    ),
  })
  .meta({ id: 'GoalSeek' });

const twoWayAxis = z.strictObject({
  parameters: z.array(z.string()).meta({ description: 'The one whose values are shown, then those that move with it' }),
  values: z.array(z.number()),
});

/** Figures over two axes of a grid. */
const twoWayTable = z
  .strictObject({
    x: twoWayAxis,
    y: twoWayAxis,
    held: z.array(z.strictObject({ parameter: z.string(), value: z.json() })),
    base: z.int().min(0).nullable().meta({ description: 'Strategy that is the base configuration, where a cell is' }),
    cells: z.array(
      z.strictObject({
        x: z.int().min(0),
        y: z.int().min(0),
        strategy: z.int().min(0),
        figures: z.array(estimate.extend({ figure: z.string(), n: z.int().min(0), standard_error: figure })),
      }),
    ),
  })
  .meta({ id: 'TwoWayTable', description: 'Figures over two axes of a grid, all else held' });

/** The content of results.json. */
export const sweepResults = z
  .strictObject({
    engine_version: z.string(),
    seed: z.int().min(0),
    strategies: z.array(strategyResult.extend({ config: jsonObject })),
    frontier,
    comparison: sweepComparison,
    two_way: z.array(twoWayTable),
    goal: goalSeek.nullable().meta({ description: 'Null for a sweep without goal' }),
    analyses: z.strictObject({
      base: baseIndex,
      stress: stressedRuns,
      sensitivity: sensitivities,
      indices: sensitivityIndices,
      uncertainty,
    }),
    stopping: stopping.nullable().meta({ description: 'null for a sweep that runs all its paths' }),
  })
  .meta({ id: 'SweepResults' });
