import { z } from 'zod';
import { estimate, figure, sha256 } from './figure';
import { baseDifference, metricSummary, probability, tailRisk, uncertaintyMembers } from './results';

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
export const twoWayTable = z
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

/** Every table of a sweep over two axes. */
export const twoWayList = z
  .strictObject({
    tables: z.array(twoWayTable).meta({ description: 'One for each pair of axes; none where the design is no grid' }),
  })
  .meta({ id: 'TwoWayTables' });

/** Stress and sensitivity of the base configuration. */
export const sweepAnalyses = z.strictObject({
  base: baseIndex,
  stress: stressedRuns,
  sensitivity: sensitivities,
  indices: sensitivityIndices,
  uncertainty,
});
