import type { JsonObject, JsonValue } from './json';

/** A strategy as compute needs it. */
export interface ComputeStrategy {
  readonly index: number;
  /** What tells it from the others, for its name. */
  readonly parameters: JsonObject;
  /** Why it is run; a stressed one is resolved under its scenario. */
  readonly role: JsonObject;
  /** SHA-256 of `config` as canonical JSON: what threads keep resolved strategies under, with the role. */
  readonly configHash: string;
  /** The whole resolved configuration. */
  readonly config: JsonObject;
}

/** What the group of a strategy depends on. */
export type GroupedStrategy = Pick<ComputeStrategy, 'config' | 'role'>;

/** One chunk: paths [firstPath, firstPath + paths) of the strategies of a group. */
export interface ChunkTask {
  readonly strategies: readonly ComputeStrategy[];
  readonly firstPath: number;
  readonly paths: number;
  /** Aborts the computation between paths. */
  readonly signal: AbortSignal;
}

/** Where one strategy's section lies in an encoded path table. */
export interface SectionRange {
  readonly offset: number;
  readonly length: number;
}

/** What a chunk gives. */
export type ChunkOutcome =
  | {
      readonly kind: 'done';
      /** The encoded path table; equal bytes for equal task and engine version. */
      readonly table: Uint8Array;
      /** SHA-256 of `table`, lower-case hex. */
      readonly sha256: string;
      /** Section of each strategy of the task, in its order: one strategy can be read by range. */
      readonly sections: readonly SectionRange[];
      /** Per strategy of the task, in its order. */
      readonly aggregates: JsonValue;
      /** Processor time the chunk took. */
      readonly coreSeconds: number;
      /** Loans originated on all paths of all strategies. */
      readonly loans: number;
    }
  | { readonly kind: 'stopped' };

/** One strategy's part of one path table, with the paths it covers. */
export interface PathSection {
  readonly firstPath: number;
  readonly paths: number;
  /** The encoded section, as the engine wrote it. */
  readonly bytes: Uint8Array;
}

/** What a reduction gives: everything the results say of a strategy, or the figure whose precision decides whether the sweep may stop. */
export type ReductionYield = 'results' | 'watched_figure';

/** One strategy to be reduced, with its sections in path order. */
export interface ReduceTask {
  readonly yields: ReductionYield;
  /** Paths of the sections: the first of the strategy's. */
  readonly paths: number;
  readonly strategy: ComputeStrategy;
  /** The base configuration's strategy and sections, for a run that is compared with it; null for others. */
  readonly reference: { readonly strategy: ComputeStrategy; readonly sections: AsyncIterable<PathSection> } | null;
  /** One section a chunk, in path order without a gap. */
  readonly sections: AsyncIterable<PathSection>;
  readonly signal: AbortSignal;
}

/** Strategies to be compared path by path. */
export interface CompareTask {
  /** Ascending by index, with the whole of each. */
  readonly strategies: readonly ComputeStrategy[];
  /** Indices of them, the nearest to the frontier first. */
  readonly nearest: readonly number[];
  /** Paths of the sections, the same for all. */
  readonly paths: number;
  /** The sections of one of them in path order without a gap. */
  readonly openSections: (index: number) => AsyncIterable<PathSection>;
  readonly signal: AbortSignal;
}

/** Computes; in worker threads in the apps, so that the main thread stays free for queue and stores. */
export interface ChunkCompute {
  /** The engine version that computes. */
  readonly engineVersion: string;
  /** Chunks that can be computed at a time. */
  readonly slots: number;
  /** For each strategy the key of its group, in order. Equal keys share market draws and horizon. */
  groupKeys(strategies: readonly GroupedStrategy[]): Promise<string[]>;
  /** Computes a chunk. Errors of the model (non-finite numbers) are SimulationErrors that are not retryable. */
  simulate(task: ChunkTask): Promise<ChunkOutcome>;
  /** Reduces one strategy to its results or its watched figure (JSON); null when stopped. */
  reduce(task: ReduceTask): Promise<JsonObject | null>;
  /** Compares strategies on their common random numbers (JSON); null when stopped. */
  compare(task: CompareTask): Promise<JsonObject | null>;
  /** Ends the threads. */
  close(): Promise<void>;
}
