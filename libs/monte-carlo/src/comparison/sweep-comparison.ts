import { isNumber, notApplicable, type Figure, type MissingFigure } from '@ihome/risk';
import { figureOf } from '../figure-of';
import type { AxesFrontier, Frontier, StrategyResult } from '../results';
import type { ComparedStrategy, FigureComparison, FrontierPlace, PathComparison } from './compare-strategies';
import { pairedDifference, type StrategyDifference } from './paired-differences';

/** A strategy in the comparison of one figure, with the figure as the results have it. */
export interface ComparedResult extends ComparedStrategy {
  readonly value: Figure;
}

/** A compared figure with the differences that a reader asks for first. */
export interface ComparedFigureResult extends FigureComparison {
  readonly strategies: readonly ComparedResult[];
  /** Index of the strategy with the best figure; null when none has one. */
  readonly best: number | null;
  /** Every compared strategy against the best one, then against the sweep's first. */
  readonly differences: readonly StrategyDifference[];
}

/** Strategies of a sweep compared on common random numbers. */
export interface SweepComparison {
  readonly paths: number;
  readonly confidence: number;
  readonly replications: number;
  /** Indices of the compared strategies. */
  readonly strategies: readonly number[];
  /** Why not all are compared; null when they are. */
  readonly limit: string | null;
  readonly figures: readonly ComparedFigureResult[];
}

/** What has been compared, and why not more; null when there was nothing to compare. */
export interface ComparedPaths {
  readonly comparison: PathComparison | null;
  readonly limit: string | null;
}

/** The comparison of a sweep: the figures of its results with the errors that the paths give. */
export function sweepComparison(
  results: readonly StrategyResult[],
  { comparison, limit }: ComparedPaths,
): SweepComparison | MissingFigure {
  if (comparison === null || comparison.figures.length === 0)
    return notApplicable(limit ?? 'a comparison takes two strategies');
  const { paths, confidence, replications, figures } = comparison;
  const byIndex = new Map(results.map((result) => [result.index, result]));
  const valueOf = (figure: string, index: number): Figure => {
    const result = byIndex.get(index);
    return result === undefined ? notApplicable('no such strategy') : figureOf(result, figure, confidence).value;
  };
  return {
    paths,
    confidence,
    replications,
    strategies: figures[0]?.strategies.map(({ index }) => index) ?? [],
    limit,
    figures: figures.map((figure) => withDifferences(figure, (index) => valueOf(figure.figure, index), confidence)),
  };
}

function withDifferences(
  figure: FigureComparison,
  valueOf: (index: number) => Figure,
  confidence: number,
): ComparedFigureResult {
  const indices = figure.strategies.map(({ index }) => index);
  const best = bestOf(indices, { valueOf, better: figure.better });
  const first = indices[0] ?? null;
  const references = [...new Set([best, first])].flatMap((index) => (index === null ? [] : [index]));
  const differences = references.flatMap((against) =>
    indices
      .filter((index) => index !== against)
      .map((strategy) => pairedDifference(figure, { strategy, against, figureOf: valueOf, confidence })),
  );
  const strategies = figure.strategies.map((strategy) => ({ ...strategy, value: valueOf(strategy.index) }));
  return { ...figure, strategies, best, differences };
}

function bestOf(
  indices: readonly number[],
  { valueOf, better }: { readonly valueOf: (index: number) => Figure; readonly better: 'higher' | 'lower' },
): number | null {
  let best: { readonly index: number; readonly value: number } | null = null;
  for (const index of indices) {
    const value = valueOf(index);
    if (!isNumber(value)) continue;
    if (best === null || (better === 'higher' ? value > best.value : value < best.value)) best = { index, value };
  }
  return best?.index ?? null;
}

/** The frontier with what the paths say of its points, and the optimal mixes. */
export function frontierOnPaths(frontier: AxesFrontier, { comparison, limit }: ComparedPaths): Frontier {
  const places = new Map(comparison?.places.map(({ index, membership, region }) => [index, { membership, region }]));
  const none = notApplicable(limit ?? 'a frontier with probabilities takes two strategies');
  const left: FrontierPlace = { membership: none, region: none };
  return {
    ...frontier,
    points: frontier.points.map((point) => ({ ...point, ...(places.get(point.index) ?? left) })),
    mixes: comparison?.mixes ?? none,
    zone_mixes: comparison?.zone_mixes ?? notApplicable(limit ?? 'the fund has one zone: there is nothing to mix'),
  };
}
