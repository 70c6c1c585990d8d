import type { SweepState } from '../sweep-state';
import type { SectionRange } from './chunk-compute';
import type { JsonObject, JsonValue } from './json';

/** How urgent a sweep is; interactive ones run first. */
export type SweepPriority = 'batch' | 'interactive';

/** Names one sweep; another tenant's id is as good as one that does not exist. */
export interface SweepKey {
  readonly tenantId: string;
  readonly sweepId: string;
}

/** One strategy group of a frozen plan: its strategies share market draws, its chunks cover paths 0..paths. */
export interface PlannedGroup {
  readonly group: number;
  /** Indices of the group's strategies in the sweep, ascending, at most 16. */
  readonly strategies: readonly number[];
  readonly paths: number;
  /** Paths of every chunk but the last; a multiple of 256. */
  readonly chunkPaths: number;
  readonly chunks: number;
}

/** The frozen grid of a sweep. */
export interface SweepPlan {
  readonly generation: number;
  readonly groups: readonly PlannedGroup[];
  readonly chunks: number;
  /** Paths times strategies. */
  readonly pathStrategies: number;
  /**
   * Path counts at which the sweep may stop, ascending, all paths last; none for a sweep that runs all its paths. Chunks end at each of them,
   * so that what is reduced is whole chunks.
   */
  readonly checkpoints: readonly number[];
}

/** What was found at a path count at which a sweep may stop: decided once, from the path tables of every variant. */
export interface CheckpointRecord {
  readonly paths: number;
  /** Whether every variant is precise enough: then no more paths are run. */
  readonly converged: boolean;
  /** JSON of the checkpoint in the results. */
  readonly found: JsonObject;
}

/** Done of total; `done` never falls, and `total` does when a sweep stops before all its paths. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}

/** The snapshot that every API replica serves as an event. */
export interface ProgressSnapshot {
  readonly chunks: Progress;
  /** Paths times strategies. */
  readonly paths: Progress;
  /** Path-strategies a second over the last while; null before the first chunk. */
  readonly rate: number | null;
  /** RFC 3339 times between which the sweep is expected to end; null when unknown. */
  readonly eta: { readonly from: string; readonly to: string } | null;
  /** Live estimates from the partials (JSON of the API's event), null before the first. */
  readonly estimates: JsonValue;
}

/** The bundle of a finished sweep in the object store. */
export interface BundleReference {
  readonly key: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** Why a sweep failed. */
export interface FailureReason {
  /** Code of a SimulationError. */
  readonly code: string;
  readonly detail: string;
}

/** What a design made, and what of it is not run. */
export interface DesignSummary {
  readonly kind: string;
  /** Combinations of a grid, strategies of a list, points of a sampled design. */
  readonly points: number;
  /** Points that a constraint drops. */
  readonly excluded: number;
  /** Points that remain and are equal to one before. */
  readonly duplicates: number;
}

/** A sweep as stored. */
export interface SweepRecord extends SweepKey {
  readonly engineVersion: string;
  readonly name: string;
  readonly tags: readonly string[];
  readonly priority: SweepPriority;
  readonly state: SweepState;
  /** Rises with every change of state or snapshot; the id of events and the ETag. */
  readonly version: number;
  /** Number of the current plan, from 1. */
  readonly generation: number;
  /** The sweep document as submitted. */
  readonly document: JsonObject;
  /** The resolved base configuration, without any axis. */
  readonly baseConfig: JsonObject;
  /** SHA-256 of `baseConfig` as canonical JSON. */
  readonly configHash: string;
  readonly seed: number;
  readonly design: DesignSummary;
  /** All strategies, those of the analyses too. */
  readonly strategyCount: number;
  /** Strategies that the sweep asks for: the first of them. */
  readonly variantCount: number;
  /** Paths times strategies. */
  readonly pathStrategies: number;
  /** Null until frozen. */
  readonly plan: SweepPlan | null;
  /** Those of the plan's checkpoints that are decided, in their order. */
  readonly checkpoints: readonly CheckpointRecord[];
  readonly progress: ProgressSnapshot;
  readonly resultDigest: string | null;
  readonly bundle: BundleReference | null;
  readonly reason: FailureReason | null;
  /** Ids that follow a sweep through every log. */
  readonly runId: string;
  readonly traceId: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  /** When a final state was reached. */
  readonly finishedAt: Date | null;
}

/** A strategy as stored. Variants come first, then the runs of the sweep's analyses. */
export interface StrategyRecord {
  readonly index: number;
  /** Why it is run; `role.kind` is `variant` for what the sweep asks for. */
  readonly role: JsonObject;
  /** What tells it from the others: parameter path → value of its axes, in the order of the axes. */
  readonly parameters: JsonObject;
  readonly config: JsonObject;
  readonly configHash: string;
}

/** Names one chunk of one plan. */
export interface ChunkKey extends SweepKey {
  readonly generation: number;
  readonly group: number;
  readonly chunk: number;
}

/** The result of one chunk as stored: where its path table is. */
export interface ChunkRow {
  readonly group: number;
  readonly chunk: number;
  readonly firstPath: number;
  readonly paths: number;
  /** Paths times strategies of the group. */
  readonly pathStrategies: number;
  readonly objectKey: string;
  readonly sha256: string;
  readonly bytes: number;
  /** Section of each strategy of the group within the object, in the group's order. */
  readonly sections: readonly SectionRange[];
  readonly engineVersion: string;
  readonly coreSeconds: number;
}

/** The results of one strategy, and of the sweep, as stored. */
export interface StrategyResultRow {
  readonly index: number;
  readonly result: JsonObject;
}

/** What the reduction of a whole sweep gives besides its strategies' rows. */
export interface SweepResults {
  /** JSON of the API's frontier. */
  readonly frontier: JsonValue;
  /** JSON of the API's guardrails. */
  readonly guardrails: JsonValue;
  /** JSON of the API's stress and sensitivity. */
  readonly analyses: JsonValue;
}
