import type { PlannedGroup, SweepPlan } from '../ports/sweep-records';
import { CHUNK_PATH_MULTIPLE } from '../settings';

/** How the paths of a group are cut. */
export interface ChunkGrid extends Pick<PlannedGroup, 'paths' | 'chunkPaths'> {
  /** Path counts at which the sweep may stop. */
  readonly checkpoints: readonly number[];
}

/**
 * The paths of one chunk of a group. Chunks end at every multiple of the group's chunk size, at every checkpoint, and at the next multiple of 256
 * after a checkpoint: so sums over blocks of 256 paths are the same blocks on every grid.
 */
export function chunkRange(grid: ChunkGrid, chunk: number): { readonly firstPath: number; readonly paths: number } {
  const ends = extraEnds(grid);
  const firstPath = boundary(grid, ends, chunk);
  return { firstPath, paths: boundary(grid, ends, chunk + 1) - firstPath };
}

/** Chunks of a group that cover its first `within` paths, a checkpoint or all of them. */
export function chunksWithin(grid: ChunkGrid, within: number = grid.paths): number {
  const before = extraEnds(grid).filter((end) => end < within).length;
  return Math.ceil(within / grid.chunkPaths) + before;
}

/** The groups of a plan as far as their first `paths` paths. */
export function groupsWithin({ groups, checkpoints }: SweepPlan, paths: number): PlannedGroup[] {
  return groups.map((group) => {
    const within = Math.min(group.paths, paths);
    return { ...group, paths: within, chunks: chunksWithin({ ...group, checkpoints }, within) };
  });
}

/** Ends of chunks that are no multiples of the chunk size, ascending, the last end left out. */
function extraEnds({ paths, chunkPaths, checkpoints }: ChunkGrid): number[] {
  const ends = checkpoints.flatMap((end) => [end, Math.ceil(end / CHUNK_PATH_MULTIPLE) * CHUNK_PATH_MULTIPLE]);
  const inside = ends.filter((end) => end < paths && end % chunkPaths !== 0);
  return [...new Set(inside)].sort((a, b) => a - b);
}

/** The nth end of a chunk, 0 first: multiples and extra ends merged, without listing the multiples. */
function boundary({ paths, chunkPaths }: ChunkGrid, ends: readonly number[], n: number): number {
  for (let before = 0; before < ends.length; before++) {
    const end = ends[before] ?? paths;
    const place = Math.floor(end / chunkPaths) + 1 + before;
    if (place === n) return end;
    if (place > n) return (n - before) * chunkPaths;
  }
  return Math.min((n - ends.length) * chunkPaths, paths);
}
