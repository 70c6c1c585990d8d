import type { PlannedGroup, SweepPlan } from '../ports/sweep-records';
import { CHUNK_PATH_MULTIPLE, CHUNK_PATH_STRATEGIES, MAX_GROUP_STRATEGIES, MIN_CHUNKS_PER_SWEEP } from '../settings';
import { chunksWithin } from './chunk-grid';

/** The rule for the size of chunks. Results do not depend on it. */
export interface ChunkRule {
  /** About this many paths times strategies a chunk. */
  readonly pathStrategies: number;
  /** At least this many chunks a sweep, where its paths allow. */
  readonly minChunks: number;
}

/** The rule of the design. */
export const CHUNK_RULE: ChunkRule = { pathStrategies: CHUNK_PATH_STRATEGIES, minChunks: MIN_CHUNKS_PER_SWEEP };

/** What the plan needs to know of a strategy; its place in the list is its index. */
export interface StrategyToPlan {
  /** Strategies with equal keys share market draws and horizon. */
  readonly groupKey: string;
  readonly paths: number;
}

/** What a plan is made of. */
export interface PlanInput {
  readonly generation: number;
  readonly strategies: readonly StrategyToPlan[];
  readonly rule?: ChunkRule;
  /** Path counts at which the sweep may stop; none when left out. */
  readonly checkpoints?: readonly number[];
}

/**
 * Groups strategies (at most 16 a group, as even as can be) and cuts their paths into chunks of a multiple of 256 paths, and at checkpoints.
 * Depends on the strategies and the rule alone, never on timing or workers.
 */
export function planChunks({ generation, strategies, rule = CHUNK_RULE, checkpoints = [] }: PlanInput): SweepPlan {
  const members = groupMembers(strategies);
  const chunksPerGroup = Math.ceil(rule.minChunks / members.length);
  const groups = members.map((indices, group): PlannedGroup => {
    const paths = strategies[indices[0] ?? 0]?.paths ?? 0;
    const chunkPaths = chunkSize({ paths, strategies: indices.length, chunksPerGroup, rule });
    return { group, strategies: indices, paths, chunkPaths, chunks: chunksWithin({ paths, chunkPaths, checkpoints }) };
  });
  return {
    generation,
    groups,
    chunks: groups.reduce((sum, { chunks }) => sum + chunks, 0),
    pathStrategies: strategies.reduce((sum, { paths }) => sum + paths, 0),
    checkpoints,
  };
}

function groupMembers(strategies: readonly StrategyToPlan[]): number[][] {
  const byKey = new Map<string, number[]>();
  strategies.forEach(({ groupKey, paths }, index) => {
    const key = `${paths}/${groupKey}`;
    const members = byKey.get(key);
    if (members) members.push(index);
    else byKey.set(key, [index]);
  });
  return [...byKey.values()].flatMap((members) => {
    const parts = Math.ceil(members.length / MAX_GROUP_STRATEGIES);
    const size = Math.ceil(members.length / parts);
    return Array.from({ length: parts }, (_, part) => members.slice(part * size, (part + 1) * size)).filter(
      (part) => part.length > 0,
    );
  });
}

function chunkSize(input: {
  readonly paths: number;
  readonly strategies: number;
  readonly chunksPerGroup: number;
  readonly rule: ChunkRule;
}): number {
  const byWork = input.rule.pathStrategies / input.strategies;
  const byCount = input.paths / input.chunksPerGroup;
  const multiples = Math.floor(Math.min(byWork, byCount) / CHUNK_PATH_MULTIPLE);
  return Math.max(multiples, 1) * CHUNK_PATH_MULTIPLE;
}
