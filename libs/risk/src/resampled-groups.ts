import { bootstrapStream } from './bootstrap-stream';

/** Most groups that paths are put in before they are resampled. */
const MOST_GROUPS = 512;

/** How often each group is drawn in each replication. */
export interface ResampledGroups {
  readonly replications: number;
  readonly groups: number;
  /** [replication][group], row-major; each row sums to `groups`. */
  readonly counts: Uint16Array;
}

/** What to draw. */
export interface GroupDraw {
  readonly seed: number;
  readonly purpose: number;
  readonly groups: number;
  readonly replications: number;
}

/** Number of groups for so many paths: one each up to 512. */
export function groupCount(paths: number): number {
  return Math.min(paths, MOST_GROUPS);
}

/** Draws groups with replacement, as many as there are, once a replication. */
export function resampleGroups({ seed, purpose, groups, replications }: GroupDraw): ResampledGroups {
  const stream = bootstrapStream(seed, purpose);
  const counts = new Uint16Array(replications * groups);
  const scale = groups / 4294967296;
  for (let start = 0; start < counts.length; start += groups) {
    for (let i = 0; i < groups; i++) counts[start + Math.floor((stream.next() + 2147483648) * scale)]! += 1;
  }
  return { replications, groups, counts };
}

/** Sums of statistics over groups of paths. */
export interface GroupSums {
  readonly statistics: number;
  /** [group][statistic], row-major. */
  readonly sums: Float64Array;
}

/**
 * Sums every statistic over groups of consecutive paths of equal size, give or take one: group of path i is ⌊i·groups/paths⌋.
 *
 * @param write puts the statistics of a path into the row it is given
 */
export function groupSums(
  { paths, groups, statistics }: { readonly paths: number; readonly groups: number; readonly statistics: number },
  write: (path: number, row: Float64Array) => void,
): GroupSums {
  const sums = new Float64Array(groups * statistics);
  const row = new Float64Array(statistics);
  for (let path = 0; path < paths; path++) {
    row.fill(0);
    write(path, row);
    const start = Math.floor((path * groups) / paths) * statistics;
    for (let k = 0; k < statistics; k++) sums[start + k]! += row[k]!;
  }
  return { statistics, sums };
}

/**
 * The sums of each replication, [replication][statistic]. A figure that is a function of sums over paths is bootstrapped by them: paths
 * are independent, so groups of them are, and resampling 512 groups costs the same for any number of paths.
 *
 * Source: Efron and Tibshirani, "An Introduction to the Bootstrap", ch. 6 (grouped by the argument of Kleiner et al., "A scalable
 * bootstrap for massive data", J. R. Stat. Soc. B 76 (2014)). Verified by `ratio-estimates.spec.ts`: it covers, and agrees with closed forms.
 */
export function replicatedSums({ statistics, sums }: GroupSums, draws: ResampledGroups): Float64Array {
  const { replications, groups, counts } = draws;
  const found = new Float64Array(replications * statistics);
  for (let replication = 0; replication < replications; replication++) {
    const to = replication * statistics;
    for (let group = 0; group < groups; group++) {
      const count = counts[replication * groups + group]!;
      if (count === 0) continue;
      const from = group * statistics;
      for (let k = 0; k < statistics; k++) found[to + k]! += count * sums[from + k]!;
    }
  }
  return found;
}
