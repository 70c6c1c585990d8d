import type { SweepState } from '../sweep-state';
import type {
  BundleReference,
  CheckpointRecord,
  ChunkKey,
  ChunkRow,
  DesignSummary,
  FailureReason,
  PlannedGroup,
  ProgressSnapshot,
  StrategyRecord,
  StrategyResultRow,
  SweepKey,
  SweepPlan,
  SweepPriority,
  SweepRecord,
  SweepResults,
} from './sweep-records';
import type { JsonObject } from './json';

/** How long an Idempotency-Key is honoured: 24 hours. */
export const IDEMPOTENCY_HOURS = 24;

/** Ties a submission to the key the client chose. */
export interface IdempotencyClaim {
  readonly key: string;
  /** SHA-256 of the request body as canonical JSON. */
  readonly fingerprint: string;
}

/** A sweep to be created, in state queued, version 1, generation 1. */
export interface NewSweep extends SweepKey {
  readonly engineVersion: string;
  readonly name: string;
  readonly tags: readonly string[];
  readonly priority: SweepPriority;
  readonly document: JsonObject;
  readonly baseConfig: JsonObject;
  readonly configHash: string;
  readonly seed: number;
  readonly design: DesignSummary;
  readonly pathStrategies: number;
  readonly runId: string;
  readonly traceId: string;
  readonly strategies: readonly StrategyRecord[];
  readonly idempotency: IdempotencyClaim | null;
}

/** What became of a submission. */
export type CreateOutcome =
  | { readonly kind: 'created'; readonly sweep: SweepRecord }
  /** The key was used for the same body: the sweep as it is now. */
  | { readonly kind: 'replayed'; readonly sweep: SweepRecord }
  /** The key was used for another body. */
  | { readonly kind: 'other_body' }
  /** The first request with this key is being answered right now. */
  | { readonly kind: 'in_progress' };

/** Which sweeps to list; filters are combined by AND. */
export interface ListSweeps {
  readonly tenantId: string;
  readonly limit: number;
  /** Id of the last sweep of the page before. */
  readonly before?: string;
  readonly state?: SweepState;
  readonly tag?: string;
  /** Equal to the sweep's name. */
  readonly name?: string;
  /** Contained in name or a tag, whatever the case; no wildcards. */
  readonly text?: string;
}

/** One page, newest first. */
export interface SweepPage {
  readonly items: readonly SweepRecord[];
  /** `before` of the next page, null on the last. */
  readonly nextBefore: string | null;
}

/** Which strategies to read: `limit` from index `from`, ascending. */
export interface ListStrategies extends SweepKey {
  readonly from: number;
  readonly limit: number;
}

/** What became of a cancel. */
export type CancelOutcome =
  | { readonly kind: 'accepted'; readonly sweep: SweepRecord }
  | { readonly kind: 'wrong_state'; readonly sweep: SweepRecord }
  | { readonly kind: 'not_found' };

/** A sweep has one lease of each kind. */
export type LeaseKind = 'control' | 'reduce';

/** A lease held: its epoch fences every write made under it. */
export interface Lease extends SweepKey {
  readonly kind: LeaseKind;
  readonly holder: string;
  /** Rises by one with every claim that changes hands or follows an expiry. */
  readonly epoch: number;
}

/** Asks for a lease. */
export interface ClaimLease extends SweepKey {
  readonly kind: LeaseKind;
  readonly holder: string;
  readonly ttlMs: number;
}

/** What has to hold for a write to happen. */
export type Guard =
  /** The lease's epoch is still the newest. */
  | { readonly kind: 'lease'; readonly lease: Lease }
  /** The sweep's plan is still of this generation. */
  | { readonly kind: 'generation'; readonly generation: number };

/** A guarded write: done, or refused because somebody newer is in charge (`fenced`) or the sweep is in another state (`wrong_state`). */
export type GuardedOutcome = 'done' | 'fenced' | 'wrong_state';

/** A step of the state machine. */
export interface TransitionSweep extends SweepKey {
  readonly guard: Guard;
  /** The sweep must be in one of these states. */
  readonly from: readonly SweepState[];
  readonly to: SweepState;
  /** For `failed`. */
  readonly reason?: FailureReason;
}

/** A plan to be frozen, in state planning, when none is; the generation is the sweep's. */
export interface FreezePlan extends SweepKey {
  readonly lease: Lease;
  readonly plan: SweepPlan;
}

/** A start of a chunk, and the sweep at that moment. */
export interface ChunkStart {
  /** Starts without an end so far, this one included. */
  readonly starts: number;
  readonly state: SweepState;
  /** The sweep's current generation. */
  readonly generation: number;
}

/** A chunk's result to be written, guarded by generation. */
export interface InsertChunkRow extends SweepKey {
  readonly generation: number;
  readonly row: ChunkRow;
}

/**
 * What became of a chunk row: `inserted` (first), `duplicate` (same digest stands), `mismatch` (another digest stands: nondeterminism),
 * `stale_generation` (the sweep has another plan by now, or no longer exists).
 */
export type InsertChunkOutcome = 'inserted' | 'duplicate' | 'mismatch' | 'stale_generation';

/** Which chunk rows to read: of one group, ascending by chunk, `limit` after chunk `after`. */
export interface ListChunkRows extends SweepKey {
  readonly generation: number;
  readonly group: number;
  /** Last chunk read; -1 for the start. */
  readonly after: number;
  readonly limit: number;
}

/** Chunks of a plan without a row, in (group, chunk) order, at most `limit`. */
export interface ListMissingChunks extends SweepKey {
  readonly generation: number;
  readonly groups: readonly PlannedGroup[];
  readonly limit: number;
}

/** A chunk of the plan at hand. */
export interface ChunkPlace {
  readonly group: number;
  readonly chunk: number;
}

/** Sums over the chunk rows of a generation. */
export interface ChunkTotals {
  readonly chunks: number;
  readonly pathStrategies: number;
  readonly coreSeconds: number;
}

/** A decided checkpoint to be written under a reduce lease, in state running: the plan's next one, once. */
export interface RecordCheckpoint extends SweepKey {
  readonly lease: Lease;
  readonly generation: number;
  /** How many are decided already: refused (`wrong_state`) when others are. */
  readonly position: number;
  readonly checkpoint: CheckpointRecord;
}

/** The results of one strategy to be written under a reduce lease. */
export interface InsertStrategyResult extends SweepKey {
  readonly lease: Lease;
  readonly generation: number;
  readonly row: StrategyResultRow;
}

/** The end of a sweep: one transaction, guarded by the reduce lease, from state reducing. */
export interface FinishSweep extends SweepKey {
  readonly lease: Lease;
  readonly generation: number;
  readonly state: 'completed' | 'guardrail_failed';
  readonly resultDigest: string;
  readonly bundle: BundleReference;
  readonly results: SweepResults;
}

/** A progress snapshot, guarded by the control lease; refused (`wrong_state`) in a final state. Raises the version. */
export interface WriteProgress extends SweepKey {
  readonly lease: Lease;
  readonly progress: ProgressSnapshot;
}

/** Tells that a sweep changed; may come twice, late or not at all. */
export interface SweepChange extends SweepKey {
  readonly state: SweepState;
  readonly version: number;
}

/** A worker process as it reports itself. */
export interface WorkerHeartbeat {
  readonly workerId: string;
  readonly engineVersion: string;
  /** Chunks it computes at a time; 0 takes it off. */
  readonly slots: number;
  /** It counts as alive for this long. */
  readonly ttlMs: number;
}

/**
 * Decides: sweeps, plans, leases, chunk rows and results. Every method is one transaction; times of leases are the store's own.
 *
 * A store that can't be reached throws the retryable SimulationError `store_unavailable`. Every row carries tenant_id.
 */
export interface SweepStore {
  /** Writes sweep, strategies and idempotency key in one transaction. A refused one stores nothing. */
  createSweep(sweep: NewSweep): Promise<CreateOutcome>;
  /** The sweep that a key stands for, before anything is expanded; null when the key is new. */
  findSubmission(
    tenantId: string,
    claim: IdempotencyClaim,
  ): Promise<Exclude<CreateOutcome, { kind: 'created' }> | null>;
  getSweep(key: SweepKey): Promise<SweepRecord | null>;
  listSweeps(request: ListSweeps): Promise<SweepPage>;
  /** Empty when the sweep does not exist. */
  listStrategies(request: ListStrategies): Promise<StrategyRecord[]>;
  /** Those of the given indices, ascending. */
  getStrategies(key: SweepKey, indices: readonly number[]): Promise<StrategyRecord[]>;
  /** Moves to cancelling where the state machine allows; again accepted while cancelling and when cancelled. */
  requestCancel(key: SweepKey): Promise<CancelOutcome>;
  /** All sweeps of this engine version that are not in a final state, oldest first, interactive ones before batch. */
  listOpenSweeps(engineVersion: string): Promise<SweepRecord[]>;

  /** The lease when it is free, expired or already the holder's own (then renewed, same epoch); else null. */
  claimLease(request: ClaimLease): Promise<Lease | null>;
  /** Extends the lease; false when the epoch is no longer the newest. An expired lease nobody claimed can be renewed. */
  renewLease(lease: Lease, ttlMs: number): Promise<boolean>;
  /** Lets go at once; nothing happens when the epoch is no longer the newest. */
  releaseLease(lease: Lease): Promise<void>;

  /** Freezes the plan and moves planning → running, once. */
  freezePlan(request: FreezePlan): Promise<GuardedOutcome>;
  /** Moves a sweep where guard, state and state machine allow. Raises the version. */
  transition(request: TransitionSweep): Promise<GuardedOutcome>;
  /** Counts a start of a chunk and tells how the sweep stands; null (and nothing counted) when the sweep does not exist. */
  countChunkStart(chunk: ChunkKey): Promise<ChunkStart | null>;
  /** Takes back one start (never below 0): the attempt had an end, e.g. a store was away. */
  forgiveChunkStart(chunk: ChunkKey): Promise<void>;
  /** The row of a chunk, or null. */
  getChunkRow(chunk: ChunkKey): Promise<ChunkRow | null>;
  insertChunkRow(request: InsertChunkRow): Promise<InsertChunkOutcome>;
  listChunkRows(request: ListChunkRows): Promise<ChunkRow[]>;
  listMissingChunks(request: ListMissingChunks): Promise<ChunkPlace[]>;
  chunkTotals(key: SweepKey, generation: number): Promise<ChunkTotals>;

  /** Writes what was found at the plan's next checkpoint, once. Raises the version. */
  recordCheckpoint(request: RecordCheckpoint): Promise<GuardedOutcome>;
  /** Writes a strategy's result once; `duplicate` when it stands already. */
  insertStrategyResult(request: InsertStrategyResult): Promise<'inserted' | 'duplicate' | 'fenced'>;
  /** Whether a strategy has its result of the sweep's current generation. */
  hasStrategyResult(key: SweepKey, index: number): Promise<boolean>;
  /** Results of the sweep's current generation, `limit` from index `from`, ascending. */
  listStrategyResults(request: ListStrategies): Promise<StrategyResultRow[]>;
  /** Frontier and guardrails, once finished. */
  getSweepResults(key: SweepKey): Promise<SweepResults | null>;
  /** Writes results and final state in one transaction. */
  finishSweep(request: FinishSweep): Promise<GuardedOutcome>;
  writeProgress(request: WriteProgress): Promise<GuardedOutcome>;

  /** Reports a worker process alive. */
  heartbeat(worker: WorkerHeartbeat): Promise<void>;
  /** Slots of all workers alive with this engine version. */
  countSlots(engineVersion: string): Promise<number>;

  /** Calls `listener` on changes of any sweep, of any process; the answer ends it. */
  subscribe(listener: (change: SweepChange) => void): Promise<() => Promise<void>>;
  /** Rejects with `store_unavailable` when the store can't be used, or not yet: its schema is to be brought up to date (readiness). */
  ping(): Promise<void>;
  close(): Promise<void>;
}
