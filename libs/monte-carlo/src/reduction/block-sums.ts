import { BLOCK_PATHS, SERIES, type PathTable } from '@ihome/engine';
import type { SeriesSummary } from '../results';

/** Running mean and sum of squared deviations of every monthly series, folded block by block in path order. */
export interface SeriesMoments {
  paths: number;
  readonly months: number;
  /** [series][month], row-major. */
  readonly mean: Float64Array;
  readonly squares: Float64Array;
}

/** Nothing folded yet. */
export function createSeriesMoments(horizonMonths: number): SeriesMoments {
  const months = horizonMonths + 1;
  const size = SERIES.length * months;
  return { paths: 0, months, mean: new Float64Array(size), squares: new Float64Array(size) };
}

/**
 * Folds a section's aligned block sums. Blocks are the same whatever the chunk grid, and so are the bits.
 *
 * Source: Chan, Golub and LeVeque, "Algorithms for computing the sample variance", Am. Stat. 37 (1983), pairwise update.
 */
export function foldBlocks(moments: SeriesMoments, section: PathTable): void {
  const size = moments.mean.length;
  for (let block = 0; block * BLOCK_PATHS < section.paths; block++) {
    const n = Math.min(BLOCK_PATHS, section.paths - block * BLOCK_PATHS);
    const before = moments.paths;
    const after = before + n;
    for (let i = 0; i < size; i++) {
      const at = 2 * (block * size + i);
      const sum = section.seriesBlocks[at]!;
      const blockMean = sum / n;
      const blockSquares = Math.max(section.seriesBlocks[at + 1]! - sum * blockMean, 0);
      const step = blockMean - moments.mean[i]!;
      moments.mean[i]! += (step * n) / after;
      moments.squares[i]! += blockSquares + ((step * step * before) / after) * n;
    }
    moments.paths = after;
  }
}

/** Mean and standard error of every series by month. A single path has no dispersion: its errors are left out. */
export function seriesSummaries({ paths, months, mean, squares }: SeriesMoments): SeriesSummary[] {
  return SERIES.map((name, series) => {
    const from = series * months;
    const error = (square: number): number => Math.sqrt(square / (paths - 1) / paths);
    return {
      name,
      n: paths,
      mean: [...mean.subarray(from, from + months)],
      standard_error: paths > 1 ? Array.from(squares.subarray(from, from + months), error) : [],
    };
  });
}
