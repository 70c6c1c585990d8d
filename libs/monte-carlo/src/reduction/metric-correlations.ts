import {
  correlationEstimate,
  isNumber,
  midRanks,
  notApplicable,
  pearsonCorrelation,
  rankCorrelation,
  sortedCopy,
  type CorrelationWithError,
  type MidRanks,
} from '@ihome/risk';
import type { CorrelationEstimate, CorrelationTable, MetricCorrelation } from '../results';
import { alignedValues, type PathColumns } from './path-columns';
import { sortedColumns, type SortedColumn, type SortedColumns } from './sorted-columns';

/** Metrics that are correlated with each other, in the order of the table. Loss is 1 − TVPI: its correlations are those of TVPI, negated. */
export const CORRELATED_METRICS = [
  'net_irr',
  'tvpi',
  'dpi',
  'default_rate',
  'loss_rate',
  'wal',
  'terminal_index',
  'max_drawdown',
] as const;

/** What the intervals are made with. */
export interface CorrelationOptions {
  readonly confidence: number;
  /** Whether the paths are independent ones; pairs and scrambles have no error here. */
  readonly independent: boolean;
  /** Columns that may have been sorted for other figures; sorted here when left out. */
  readonly sorted?: SortedColumns;
}

/**
 * Pearson and Spearman correlations of every pair of metrics, each over the paths that have both. Source: docs/model/across-paths.md
 * "Correlations". Verified by `metric-correlations.spec.ts`.
 */
export function metricCorrelations(columns: PathColumns, options: CorrelationOptions): CorrelationTable {
  const sorted = options.sorted ?? sortedColumns(columns, []);
  const metrics = CORRELATED_METRICS.filter((name) => columns.metrics.includes(name)).map((name) =>
    ranked(columns, sorted(name), name),
  );
  return {
    metrics: metrics.map(({ name }) => name),
    pairs: metrics.flatMap((a, i) => metrics.slice(i + 1).map((b) => pairOf(a, b, options))),
  };
}

/** A metric by path, NaN where a path has no value; ranks once all have one. */
interface RankedMetric {
  readonly name: string;
  readonly values: Float64Array;
  readonly ranks: MidRanks | null;
}

function ranked(columns: PathColumns, { values, sorted }: SortedColumn, name: string): RankedMetric {
  const isWhole = values.length === columns.paths;
  return isWhole
    ? { name, values, ranks: midRanks(values, sorted) }
    : { name, values: alignedValues(columns, name), ranks: null };
}

function pairOf(a: RankedMetric, b: RankedMetric, options: CorrelationOptions): MetricCorrelation {
  if (a.ranks !== null && b.ranks !== null) {
    return bothWays([a.name, a.values, a.ranks], [b.name, b.values, b.ranks], options);
  }
  const left = a.values.filter((value, path) => !isMissing(value) && !isMissing(b.values[path]!));
  const right = b.values.filter((value, path) => !isMissing(value) && !isMissing(a.values[path]!));
  return bothWays([a.name, left, ranksOf(left)], [b.name, right, ranksOf(right)], options);
}

type Column = readonly [name: string, values: Float64Array, ranks: MidRanks];

function bothWays([a, x, xRanks]: Column, [b, y, yRanks]: Column, options: CorrelationOptions): MetricCorrelation {
  const n = x.length;
  const estimate = (found: CorrelationWithError): CorrelationEstimate => estimateOf(found, n, options);
  return { a, b, n, pearson: estimate(pearsonCorrelation(x, y)), spearman: estimate(rankCorrelation(xRanks, yRanks)) };
}

function estimateOf(
  found: CorrelationWithError,
  n: number,
  { confidence, independent }: CorrelationOptions,
): CorrelationEstimate {
  if (!independent && isNumber(found.value)) {
    const none = notApplicable('correlations have no error where paths are pairs or scrambles');
    return { value: found.value, low: none, high: none, standard_error: none };
  }
  return { ...correlationEstimate(found, { n, confidence }), standard_error: found.standardError };
}

function ranksOf(values: Float64Array): MidRanks {
  return midRanks(values, sortedCopy(values));
}

/** NaN stands for no value. */
function isMissing(value: number): boolean {
  return value !== value;
}
