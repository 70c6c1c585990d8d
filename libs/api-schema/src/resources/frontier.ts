import { z } from 'zod';
import { estimate, figure, missingFigure } from './figure';

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
      multiple: figure.meta({
        description: 'Mean multiple of the mix: net TVPI of strategies, gross multiple of zones',
      }),
      multiple_error: figure,
      risk: figure,
      risk_error: figure,
    }),
    infeasible,
    missingFigure,
  ])
  .meta({ id: 'Mix', description: 'Shares of paid-in capital, or of advances, or why there are none' });

const mixFrontier = z
  .strictObject({
    minimum_risk: mix,
    maximum_ratio: mix.meta({ description: 'Most mean profit over risk' }),
    points: z.array(z.strictObject({ target: z.number(), mix })),
  })
  .meta({ id: 'MixFrontier' });

/** Mixes by both measures of risk. */
const measuredMixes = {
  n: z.int().meta({ description: 'Paths on which all that is mixed has a multiple' }),
  min_weight: z.number(),
  max_weight: z.number(),
  level: z.number(),
  mean_variance: mixFrontier,
  mean_es: mixFrontier,
};

const optimalMixes = z
  .union([z.strictObject({ strategies: z.array(z.int().min(0)), ...measuredMixes }), infeasible, missingFigure])
  .meta({ id: 'OptimalMixes', description: 'Mixes of strategies on the simulated paths' });

const zoneMixes = z
  .union([
    z.strictObject({
      zones: z.array(z.string()).meta({ description: 'In the order of the shares' }),
      ...measuredMixes,
      configured: z
        .union([z.strictObject({ mean_variance: mix, mean_es: mix }), missingFigure])
        .meta({ description: 'The configured shares, scaled to add up to 1, whatever the bounds' }),
    }),
    infeasible,
    missingFigure,
  ])
  .meta({ id: 'ZoneMixes', description: 'Mixes of the zones of a strategy by the gross multiple of their positions' });

/** The zones of a strategy and their mixes. */
const strategyZoneMixes = z
  .strictObject({
    index: z.int().min(0),
    zones: z.array(
      z.strictObject({
        zone: z.string(),
        target: z.number(),
        n: z.int().min(0).meta({ description: 'Paths that bought something there' }),
        multiple: figure.meta({ description: 'Mean of cash to advances over these paths' }),
        multiple_error: figure,
        sd: figure,
      }),
    ),
    mixes: zoneMixes,
  })
  .meta({ id: 'StrategyZoneMixes' });

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
    zone_mixes: z.union([z.array(strategyZoneMixes), missingFigure]),
  })
  .meta({ id: 'Frontier' });
