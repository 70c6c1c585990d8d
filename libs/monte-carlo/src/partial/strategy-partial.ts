import { hasValue, type PathTable } from '@ihome/engine';
import { compensatedSum } from '@ihome/risk';
import { GOAL_SLACK } from '../reduction/probabilities';
import { mergeSketches, sketchOf, type QuantileSketch } from './quantile-sketch';

/** A metric of the live picture. */
export type LiveMetric = 'net_irr' | 'tvpi' | 'default_rate' | 'wal';

/** Count, mean and sum of squared deviations. */
export type PartialMoments = {
  readonly n: number;
  readonly mean: number;
  readonly m2: number;
};

/** What a chunk tells of one strategy before the reduction: small, mergeable, JSON as it stands. Only for the live picture. */
export type StrategyPartial = {
  readonly paths: number;
  readonly moments: { readonly [metric in LiveMetric]: PartialMoments };
  /** Paths with a TVPI, and those of them below 1. */
  readonly tvpi_paths: number;
  readonly loss_paths: number;
  readonly tvpi_sketch: QuantileSketch;
};

/** Partials of a chunk, one a strategy, in the table's order. */
export function partialOf(table: PathTable): StrategyPartial[] {
  return Array.from({ length: table.strategies }, (_, strategy) => {
    const column = (name: string): Float64Array => valuesOf(table, { strategy, name });
    const tvpi = column('tvpi');
    let losses = 0;
    for (const value of tvpi) if (1 - value > GOAL_SLACK) losses++;
    return {
      paths: table.paths,
      moments: {
        net_irr: momentsOf(column('net_irr')),
        tvpi: momentsOf(tvpi),
        default_rate: momentsOf(column('default_rate')),
        wal: momentsOf(column('wal')),
      },
      tvpi_paths: tvpi.length,
      loss_paths: losses,
      tvpi_sketch: sketchOf(tvpi),
    };
  });
}

/** The paths that have the metric, in path order. */
function valuesOf(
  table: PathTable,
  { strategy, name }: { readonly strategy: number; readonly name: string },
): Float64Array {
  const metric = table.metrics.indexOf(name);
  if (metric < 0) throw new RangeError(`the path table has no metric ${name}`);
  const start = (strategy * table.metrics.length + metric) * table.paths;
  const status = table.status.subarray(start, start + table.paths);
  return table.values.subarray(start, start + table.paths).filter((_, path) => hasValue(status[path]!));
}

function momentsOf(values: Float64Array): PartialMoments {
  const n = values.length;
  if (n === 0) return { n: 0, mean: 0, m2: 0 };
  const mean = compensatedSum(n, (i) => values[i]!) / n;
  return { n, mean, m2: compensatedSum(n, (i) => (values[i]! - mean) * (values[i]! - mean)) };
}

/** The partial of both sets of paths together. */
export function mergePartials(a: StrategyPartial, b: StrategyPartial): StrategyPartial {
  return {
    paths: a.paths + b.paths,
    moments: {
      net_irr: mergeMoments(a.moments.net_irr, b.moments.net_irr),
      tvpi: mergeMoments(a.moments.tvpi, b.moments.tvpi),
      default_rate: mergeMoments(a.moments.default_rate, b.moments.default_rate),
      wal: mergeMoments(a.moments.wal, b.moments.wal),
    },
    tvpi_paths: a.tvpi_paths + b.tvpi_paths,
    loss_paths: a.loss_paths + b.loss_paths,
    tvpi_sketch: mergeSketches(a.tvpi_sketch, b.tvpi_sketch),
  };
}

/** Chan's pairwise update. */
function mergeMoments(a: PartialMoments, b: PartialMoments): PartialMoments {
  const n = a.n + b.n;
  if (n === 0) return a;
  const step = b.mean - a.mean;
  return { n, mean: a.mean + (step * b.n) / n, m2: a.m2 + b.m2 + ((step * step * a.n) / n) * b.n };
}
