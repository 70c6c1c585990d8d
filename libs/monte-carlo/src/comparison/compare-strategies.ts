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
import { MOST_MIXED, optimalMixes, type MixRules, type OptimalMixes } from '../mix/optimal-mixes';
import type { ProgrammeSolver } from '../mix/programme-solver';
import { zoneMixes, type StrategyZoneMixes } from '../mix/zone-mixes';
import { comparedFigure, comparedFigures, type ComparedFigure } from './compared-figure';
import { readComparedColumns, type ComparedColumns } from './compared-columns';
import {
  bestProbabilities,
  membershipProbabilities,
  pointRegion,
  type PointRegion,
  type Replicates,
} from './frontier-membership';
import { forgetReleasedColumns } from '../reduction/path-columns';
import { unitRule, unitsOf } from '../reduction/path-units';
import { readZoneColumns, type ZoneColumns } from './zone-columns';

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
  /** None for a strategy alone. */
  readonly figures: readonly FigureComparison[];
  /** By index of the strategy. */
  readonly places: readonly (FrontierPlace & { readonly index: number })[];
  readonly mixes: OptimalMixes | InfeasibleMix | MissingFigure;
  /** Of the strategies that are mixed, by index, and of a strategy alone. */
  readonly zone_mixes: readonly StrategyZoneMixes[];
}

/** The strategies to compare: their indices and the configuration that axes and mixes are read from. */
export interface ComparisonRequest {
  /** At least one, ascending; of one alone the zones are mixed and nothing else is said. */
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
 * Compares strategies path by path: covariances of their figures, bootstrap of the paths, optimal mixes of strategies and of zones
 * (docs/model/comparison.md). Memory: 8 bytes a strategy, path and figure, and what `readZoneColumns` keeps.
 */
export function compareStrategies(request: ComparisonRequest): StrategyComparison {
  const { strategies } = request;
  const config = firstConfig(request);
  const paths = config.monte_carlo.num_paths;
  const { figures } = axesOf(config);
  const metrics = strategies.length < 2 ? [] : [...new Set(figures.map(({ metric }) => metric))];
  forgetReleasedColumns();
  const columns = readComparedColumns({ metrics, strategies: strategies.length, paths });
  const zones = readZoneColumns(
    zoneMixed(request).map((index) => ({ index, zones: configOf(request, index).zones.length })),
    paths,
  );
  return {
    add(section, index) {
      columns.add(section, strategies.indexOf(index));
      zones.add(section, index);
    },
    finish: (solver) => compare({ columns: columns.finish(), zones }, request, solver),
  };
}

function firstConfig({ configs: [first] }: ComparisonRequest): SimulationConfig {
  if (first === undefined) throw new SimulationError('internal', 'A comparison of no strategy was asked for.');
  return first;
}

function configOf({ strategies, configs }: ComparisonRequest, index: number): SimulationConfig {
  const config = configs[strategies.indexOf(index)];
  if (config === undefined) throw new SimulationError('internal', `Strategy ${index} is not compared.`);
  return config;
}

/** Strategies whose zones are mixed: the nearest to the frontier. */
function zoneMixed({ nearest }: ComparisonRequest): readonly number[] {
  return nearest.slice(0, MOST_MIXED);
}

function axesOf({ frontier }: SimulationConfig): ReturnType<typeof comparedFigures> {
  return comparedFigures({ returnMetric: frontier.return_metric, riskMetric: frontier.risk_metric });
}

interface GatheredColumns {
  readonly columns: ComparedColumns;
  readonly zones: ZoneColumns;
}

function compare(
  { columns, zones }: GatheredColumns,
  request: ComparisonRequest,
  solver: ProgrammeSolver,
): PathComparison {
  const { strategies } = request;
  const config = firstConfig(request);
  const zone_mixes = zoneMixesOf(zones, request, solver);
  const common = { paths: config.monte_carlo.num_paths, confidence: config.risk.interval_confidence };
  if (strategies.length >= 2) return { ...common, ...comparePaths(columns, request, solver), zone_mixes };
  const mixes = notApplicable('a mix takes two strategies on the same paths');
  return { ...common, replications: 0, figures: [], places: [], mixes, zone_mixes };
}

function comparePaths(
  columns: ComparedColumns,
  request: ComparisonRequest,
  solver: ProgrammeSolver,
): Omit<PathComparison, 'paths' | 'confidence' | 'zone_mixes'> {
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
  const influences: ReturnType<typeof influence>[] = [];
  const replicates: Float64Array[] = [];
  columns.values.forEach((own, i) => {
    const column = own[columns.metrics.indexOf(figure.metric)]!;
    const values = variable === null ? column : column.map((value) => variable(value, configs[i]!));
    influences.push(influence(values, figure.statistic));
    if (!('status' in draws)) replicates.push(bootstrapStatistic(values, figure.statistic, draws));
  });
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
  const tvpi = metrics.indexOf('tvpi');
  const mixed = nearest
    .filter((index) => values[strategies.indexOf(index)]![tvpi]!.some((value) => value === value))
    .slice(0, MOST_MIXED)
    .sort((a, b) => a - b);
  return optimalMixes(
    {
      strategies: mixed,
      multiples: mixed.map((index) => values[strategies.indexOf(index)]![tvpi]!),
      ...mixRules(request),
    },
    solver,
  );
}

/** Bounds, points and level of every mix: those of the first strategy. */
function mixRules(request: ComparisonRequest): MixRules {
  const { frontier, risk } = firstConfig(request);
  return {
    minWeight: frontier.min_weight,
    maxWeight: frontier.max_weight,
    points: frontier.points,
    level: shortfallLevel(frontier.risk_metric, risk.confidence_levels),
  };
}

function zoneMixesOf(
  columns: ZoneColumns,
  request: ComparisonRequest,
  solver: ProgrammeSolver,
): readonly StrategyZoneMixes[] {
  const rules = mixRules(request);
  return [...zoneMixed(request)]
    .sort((a, b) => a - b)
    .map((index) => {
      const { zones, origination, guardrails } = configOf(request, index);
      const multiples = columns.multiplesOf(index);
      if (multiples === undefined) {
        return { index, zones: [], mixes: notApplicable('memory does not hold the zones of this strategy as well') };
      }
      const targets = zones.map((zone) => origination.zone_allocations[zone] ?? 0);
      const maxWeight = Math.min(rules.maxWeight, guardrails.max_zone_allocation);
      return { index, ...zoneMixes({ ...rules, maxWeight, zones, targets, multiples }, solver) };
    });
}

/** The level of the risk axis where that is a shortfall, else the highest one. */
function shortfallLevel(riskMetric: string, levels: readonly number[]): number {
  const { statistic } = comparedFigure(riskMetric, 'lower');
  return statistic.kind === 'shortfall' ? statistic.level : Math.max(...levels);
}
