import { SimulationError, type SimulationConfig } from '@ihome/config';
import type { PathTable } from '@ihome/engine';
import {
  bootstrapStatistic,
  influence,
  notApplicable,
  pairedCovariance,
  resamplePaths,
  type Figure,
  type MissingFigure,
  type PathResamples,
  type PathUnits,
} from '@ihome/risk';
import type { InfeasibleMix } from '../mix/mix-problem';
import { MOST_MIXED, optimalMixes, type OptimalMixes } from '../mix/optimal-mixes';
import type { ProgrammeSolver } from '../mix/programme-solver';
import { comparedFigure, comparedFigures, type ComparedFigure } from './compared-figure';
import { readComparedColumns, type ComparedColumns } from './compared-columns';
import {
  bestProbabilities,
  membershipProbabilities,
  pointRegion,
  type PointRegion,
  type Replicates,
} from './frontier-membership';
import { unitRule, unitsOf } from '../reduction/path-units';

/** What the paths say of one strategy's place on the frontier. */
export interface FrontierPlace {
  readonly membership: Figure;
  readonly region: PointRegion | MissingFigure;
}

/** A strategy in the comparison of one figure. */
export interface ComparedStrategy {
  readonly index: number;
  /** Degrees of freedom of its interval; null without an error. */
  readonly degrees: number | null;
  /** Probability that it has the best figure of all that are compared. */
  readonly best_probability: Figure;
}

/** One figure of all compared strategies: any difference between two of them follows from it. */
export interface FigureComparison {
  /** Dotted name, as of the frontier's axes. */
  readonly figure: string;
  readonly better: 'higher' | 'lower';
  readonly strategies: readonly ComparedStrategy[];
  /** Covariances of the estimates, row i for strategies 0..i of `strategies`; null where one has no error. */
  readonly covariance: readonly (readonly (number | null)[])[];
}

/** What the paths of several strategies give together. */
export interface PathComparison {
  readonly paths: number;
  readonly confidence: number;
  readonly replications: number;
  readonly figures: readonly FigureComparison[];
  /** By index of the strategy. */
  readonly places: readonly (FrontierPlace & { readonly index: number })[];
  readonly mixes: OptimalMixes | InfeasibleMix | MissingFigure;
}

/** The strategies to compare: their indices and the configuration that axes and mixes are read from. */
export interface ComparisonRequest {
  /** At least two, ascending. */
  readonly strategies: readonly number[];
  /** The first of these is mixed with the next ones, up to eight. */
  readonly nearest: readonly number[];
  /** Theirs, in the same order; axes, bounds and bootstrap are those of the first. */
  readonly configs: readonly SimulationConfig[];
}

/** Gathers columns of the compared strategies, then compares them. */
export interface StrategyComparison {
  /** @param index of the strategy whose section it is; each strategy's come in path order */
  add(section: PathTable, index: number): void;
  finish(solver: ProgrammeSolver): PathComparison;
}

/**
 * Compares strategies path by path: covariances of their figures, bootstrap of the paths, optimal mixes (docs/model/comparison.md). Memory: 8 bytes
 * a strategy, path and figure.
 */
export function compareStrategies(request: ComparisonRequest): StrategyComparison {
  const { strategies } = request;
  const config = firstConfig(request);
  const paths = config.monte_carlo.num_paths;
  const { figures } = axesOf(config);
  const metrics = [...new Set(figures.map(({ metric }) => metric))];
  const columns = readComparedColumns({ metrics, strategies: strategies.length, paths });
  return {
    add: (section, index) => columns.add(section, strategies.indexOf(index)),
    finish: (solver) => compare(columns.finish(), request, solver),
  };
}

function firstConfig({ configs: [first] }: ComparisonRequest): SimulationConfig {
  if (first === undefined) throw new SimulationError('internal', 'A comparison of no strategy was asked for.');
  return first;
}

function axesOf({ frontier }: SimulationConfig): ReturnType<typeof comparedFigures> {
  return comparedFigures({ returnMetric: frontier.return_metric, riskMetric: frontier.risk_metric });
}

function compare(columns: ComparedColumns, request: ComparisonRequest, solver: ProgrammeSolver): PathComparison {
  const { strategies, configs } = request;
  const config = firstConfig(request);
  const paths = config.monte_carlo.num_paths;
  const rule = unitRule(config.monte_carlo);
  const units = rule === null ? null : unitsOf([...Array(paths).keys()], rule);
  const draws = drawPaths(config, units);
  const compared = axesOf(config).figures.map((figure) =>
    compareFigure(figure, { columns, strategies, configs, units, draws }),
  );
  return {
    paths,
    confidence: config.risk.interval_confidence,
    replications: 'status' in draws ? 0 : draws.replications,
    figures: compared.map(({ comparison }) => comparison),
    places: placesOf(compared, { strategies, confidence: config.risk.interval_confidence, draws }),
    mixes: mixesOf(columns, request, solver),
  };
}

/** Fewest independent units that are resampled: the spread of fewer says little. */
const MIN_UNITS = 10;

function drawPaths(
  { monte_carlo, frontier }: SimulationConfig,
  units: PathUnits | null,
): PathResamples | MissingFigure {
  const { seed, num_paths: paths } = monte_carlo;
  const replications = frontier.membership_bootstrap;
  if (replications === 0) return notApplicable('frontier.membership_bootstrap is 0');
  const count = units === null ? paths : units.count;
  if (count < MIN_UNITS) return notApplicable(`${count} independent paths, pairs or scrambles are too few to resample`);
  return resamplePaths({ seed, paths, units, replications });
}

interface FigureInput {
  readonly columns: ComparedColumns;
  readonly strategies: readonly number[];
  readonly configs: readonly SimulationConfig[];
  readonly units: PathUnits | null;
  readonly draws: PathResamples | MissingFigure;
}

interface ComparedOnce {
  readonly comparison: FigureComparison;
  /** None without a bootstrap. */
  readonly replicates: Replicates;
}

function compareFigure(figure: ComparedFigure, input: FigureInput): ComparedOnce {
  const { columns, strategies, configs, units, draws } = input;
  const { variable } = figure;
  const values = columns.values.map((own, i) => {
    const column = own[columns.metrics.indexOf(figure.metric)]!;
    return variable === null ? column : column.map((value) => variable(value, configs[i]!));
  });
  const influences = values.map((own) => influence(own, figure.statistic));
  const replicates = 'status' in draws ? [] : values.map((own) => bootstrapStatistic(own, figure.statistic, draws));
  const best = bestProbabilities(replicates, figure.better);
  return {
    replicates,
    comparison: {
      figure: figure.name,
      better: figure.better,
      strategies: strategies.map((index, i) => {
        const own = influences[i]!;
        return {
          index,
          degrees: 'status' in own ? null : units === null ? own.degrees : units.count - 1,
          best_probability: 'status' in draws ? draws : best[i]!,
        };
      }),
      covariance: pairedCovariance(influences, units),
    },
  };
}

interface PlacesInput {
  readonly strategies: readonly number[];
  readonly confidence: number;
  readonly draws: PathResamples | MissingFigure;
}

function placesOf(
  compared: readonly ComparedOnce[],
  { strategies, confidence, draws }: PlacesInput,
): PathComparison['places'] {
  if ('status' in draws) return strategies.map((index) => ({ index, membership: draws, region: draws }));
  const [gains, risks] = [compared[0]!.replicates, compared[1]!.replicates];
  const shares = membershipProbabilities(gains, risks);
  return strategies.map((index, i) => ({
    index,
    membership: shares[i]!,
    region: pointRegion({ gains: gains[i]!, risks: risks[i]! }, { confidence, units: draws.groups }),
  }));
}

function mixesOf(
  { metrics, values }: ComparedColumns,
  request: ComparisonRequest,
  solver: ProgrammeSolver,
): PathComparison['mixes'] {
  const { strategies, nearest } = request;
  const { frontier, risk } = firstConfig(request);
  const tvpi = metrics.indexOf('tvpi');
  const mixed = nearest
    .filter((index) => values[strategies.indexOf(index)]![tvpi]!.some((value) => value === value))
    .slice(0, MOST_MIXED)
    .sort((a, b) => a - b);
  return optimalMixes(
    {
      strategies: mixed,
      multiples: mixed.map((index) => values[strategies.indexOf(index)]![tvpi]!),
      minWeight: frontier.min_weight,
      maxWeight: frontier.max_weight,
      points: frontier.points,
      level: shortfallLevel(frontier.risk_metric, risk.confidence_levels),
    },
    solver,
  );
}

/** The level of the risk axis where that is a shortfall, else the highest one. */
function shortfallLevel(riskMetric: string, levels: readonly number[]): number {
  const { statistic } = comparedFigure(riskMetric, 'lower');
  return statistic.kind === 'shortfall' ? statistic.level : Math.max(...levels);
}
