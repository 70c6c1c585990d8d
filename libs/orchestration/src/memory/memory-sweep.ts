import type { NewSweep } from '../ports/sweep-store';
import type {
  ProgressSnapshot,
  StrategyRecord,
  StrategyResultRow,
  SweepRecord,
  SweepResults,
} from '../ports/sweep-records';
import { isVariant } from '../plan/strategy-kinds';
import { INITIAL_SWEEP_STATE } from '../sweep-state';
import { MemoryChunkRows } from './memory-chunk-rows';

/** Everything the in-memory store keeps of one sweep. */
export interface MemorySweep {
  record: SweepRecord;
  readonly strategies: readonly StrategyRecord[];
  readonly chunks: MemoryChunkRows;
  /** By generation, then by strategy index. */
  readonly results: Map<number, Map<number, StrategyResultRow>>;
  sweepResults: SweepResults | null;
}

/** A sweep as createSweep leaves it. */
export function openMemorySweep(sweep: NewSweep, now: Date): MemorySweep {
  const { strategies, idempotency: _claim, ...fields } = sweep;
  const record: SweepRecord = {
    ...fields,
    state: INITIAL_SWEEP_STATE,
    version: 1,
    generation: 1,
    strategyCount: strategies.length,
    variantCount: strategies.filter(isVariant).length,
    plan: null,
    checkpoints: [],
    progress: initialProgress(sweep.pathStrategies),
    resultDigest: null,
    bundle: null,
    reason: null,
    createdAt: now,
    updatedAt: now,
    finishedAt: null,
  };
  return { record, strategies, chunks: new MemoryChunkRows(), results: new Map(), sweepResults: null };
}

/** The progress of a sweep that has not begun; the number of chunks is known once the plan is frozen. */
export function initialProgress(pathStrategies: number): ProgressSnapshot {
  return {
    chunks: { done: 0, total: 0 },
    paths: { done: 0, total: pathStrategies },
    rate: null,
    eta: null,
    estimates: null,
  };
}
