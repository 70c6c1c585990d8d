import { BOOTSTRAP_COMPARISON } from './bootstrap-stream';
import type { PathUnits } from './independent-units';
import { knownValues } from './known-values';
import { midRanks, type MidRanks } from './mid-ranks';
import { sortedCopy } from './quantile';
import { groupCount, resampleGroups } from './resampled-groups';
import type { Statistic } from './statistic';

/** Resamples of the paths: how often each group of independent units is drawn. */
export interface PathResamples {
  /** Group of each path. */
  readonly groupOf: Uint16Array;
  readonly replications: number;
  readonly groups: number;
  /** [replication][group], row-major. */
  readonly counts: Uint16Array;
}

/** What to resample. */
export interface PathDraw {
  readonly seed: number;
  readonly paths: number;
  /** Units of all paths where these are not independent one by one; null where they are. */
  readonly units: PathUnits | null;
  readonly replications: number;
}

/** The same draws for every strategy and figure: what they share stays shared. Groups of consecutive units, 512 at most. */
export function resamplePaths({ seed, paths, units, replications }: PathDraw): PathResamples {
  const count = units === null ? paths : units.count;
  const groups = groupCount(count);
  const { counts } = resampleGroups({ seed, purpose: BOOTSTRAP_COMPARISON, groups, replications });
  const groupOf = Uint16Array.from({ length: paths }, (_, path) =>
    Math.floor(((units === null ? path : units.unit[path]!) * groups) / count),
  );
  return { replications, groups, groupOf, counts };
}

/**
 * The statistic of each resample, its exact value on the drawn paths (not a linearisation): a strategy that is no worse than another on
 * every path is no worse in every replication. NaN where no drawn path has a value.
 *
 * Source: Efron and Tibshirani, "An Introduction to the Bootstrap", ch. 8 (pairs). Verified by `paired-bootstrap.spec.ts`.
 */
export function bootstrapStatistic(values: Float64Array, statistic: Statistic, draws: PathResamples): Float64Array {
  switch (statistic.kind) {
    case 'mean':
      return meanReplicates(values, draws, (x) => x);
    case 'probability':
      return meanReplicates(values, draws, (x) => (x > statistic.above ? 1 : 0));
    case 'sd':
      return deviationReplicates(values, draws);
    case 'quantile':
      return orderReplicates(values, draws, (sample) => weightedQuantile(sample, statistic.p));
    case 'shortfall':
      return orderReplicates(values, draws, (sample) => weightedShortfall(sample, statistic.level));
  }
}

/** Σ over the groups of a replication. */
function drawnSum({ groups, counts }: PathResamples, replication: number, sums: Float64Array): number {
  let sum = 0;
  for (let group = 0; group < groups; group++) sum += counts[replication * groups + group]! * sums[group]!;
  return sum;
}

function groupedSums(values: Float64Array, draws: PathResamples, map: (x: number) => number): Float64Array {
  const sums = new Float64Array(draws.groups);
  for (let path = 0; path < values.length; path++) {
    const x = values[path]!;
    if (x === x) sums[draws.groupOf[path]!]! += map(x);
  }
  return sums;
}

function meanReplicates(values: Float64Array, draws: PathResamples, map: (x: number) => number): Float64Array {
  const [sums, counts] = [groupedSums(values, draws, map), groupedSums(values, draws, () => 1)];
  return Float64Array.from({ length: draws.replications }, (_, r) => {
    return drawnSum(draws, r, sums) / drawnSum(draws, r, counts);
  });
}

function deviationReplicates(values: Float64Array, draws: PathResamples): Float64Array {
  const known = knownValues(values);
  const shift = known.reduce((sum, x) => sum + x, 0) / Math.max(known.length, 1);
  const sums = groupedSums(values, draws, (x) => x - shift);
  const squares = groupedSums(values, draws, (x) => (x - shift) * (x - shift));
  const counts = groupedSums(values, draws, () => 1);
  return Float64Array.from({ length: draws.replications }, (_, r) => {
    const n = drawnSum(draws, r, counts);
    const sum = drawnSum(draws, r, sums);
    return Math.sqrt(Math.max(drawnSum(draws, r, squares) - (sum * sum) / n, 0) / (n - 1));
  });
}

/** Values descending with how often each was drawn. */
interface DrawnOrder {
  readonly descending: Float64Array;
  readonly weight: (place: number) => number;
  /** Drawn paths with a value. */
  readonly total: number;
}

function orderReplicates(
  values: Float64Array,
  draws: PathResamples,
  figure: (sample: DrawnOrder) => number,
): Float64Array {
  const known = knownValues(values);
  const descending = sortedCopy(known);
  const groups = groupsInOrder(values, midRanks(known, descending), draws).reverse();
  descending.reverse();
  const counts = groupedSums(values, draws, () => 1);
  return Float64Array.from({ length: draws.replications }, (_, r) => {
    const start = r * draws.groups;
    const weight = (place: number): number => draws.counts[start + groups[place]!]!;
    return figure({ descending, weight, total: drawnSum(draws, r, counts) });
  });
}

/** Groups of the paths with a value, ascending by it, and of equal ones the last path first: [place]. */
function groupsInOrder(values: Float64Array, { positions }: MidRanks, { groupOf }: PathResamples): Uint16Array {
  const groups = new Uint16Array(positions.length);
  const taken = new Int32Array(positions.length);
  let known = positions.length;
  for (let path = values.length - 1; path >= 0; path--) {
    if (values[path] !== values[path]) continue;
    const position = positions[--known]!;
    groups[position + taken[position]!++] = groupOf[path]!;
  }
  return groups;
}

/** Type 7 on the drawn sample: linear between the order statistics on both sides of (total − 1)(1 − p) from the top. */
function weightedQuantile({ descending, weight, total }: DrawnOrder, p: number): number {
  if (total === 0) return NaN;
  const fromTop = (total - 1) * (1 - p);
  const rank = Math.floor(fromTop);
  let [passed, place] = [weight(0), 0];
  while (passed <= rank) passed += weight(++place);
  const upper = descending[place]!;
  while (passed <= Math.min(rank + 1, total - 1)) passed += weight(++place);
  return upper + (fromTop - rank) * (descending[place]! - upper);
}

/** Mean of the worst share 1 − level of the drawn sample. */
function weightedShortfall({ descending, weight, total }: DrawnOrder, level: number): number {
  const share = total * (1 - level);
  let [left, sum] = [share, 0];
  for (let i = 0; i < descending.length && left > 0; i++) {
    const taken = Math.min(weight(i), left);
    sum += taken * descending[i]!;
    left -= taken;
  }
  return sum / share;
}
