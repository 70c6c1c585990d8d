import type {
  CompareTask,
  ComputeStrategy,
  GroupedStrategy,
  PathSection,
  ReductionYield,
  SectionRange,
} from './chunk-compute';
import type { JsonObject, JsonValue } from './json';

/** A chunk to be computed on the calling thread. */
export interface KernelChunk {
  readonly strategies: readonly ComputeStrategy[];
  readonly firstPath: number;
  readonly paths: number;
  /** Asked between paths; true stops the chunk. */
  readonly shouldStop: () => boolean;
}

/** Whose section it is: the reduced strategy's, or the one's that it is compared with. */
export type SectionOwner = 'strategy' | 'reference';

/** What a kernel makes of a chunk. */
export interface KernelTable {
  /** The encoded path table as a whole buffer of its own (it is transferred to another thread). */
  readonly table: Uint8Array;
  readonly sections: readonly SectionRange[];
  readonly aggregates: JsonValue;
  readonly loans: number;
}

/** What is to be made of the first paths of a strategy. */
export interface KernelReduction {
  readonly strategy: ComputeStrategy;
  /** What it is compared with; null for none. */
  readonly reference: ComputeStrategy | null;
  readonly paths: number;
  readonly yields: ReductionYield;
}

/** Folds the sections of one strategy, and of the one it is compared with, each given in path order, into its results. */
export interface KernelReducer {
  add(section: PathSection, of: SectionOwner): void;
  finish(): JsonObject;
}

/** Gathers what is compared of several strategies, each one's sections in path order. */
export interface KernelComparison {
  add(section: PathSection, index: number): void;
  /** Waits for the solver of the mixes to be loaded, at most. */
  finish(): Promise<JsonObject>;
}

/** The computations behind ChunkCompute: pure, on one thread, no I/O. */
export interface ComputeKernel {
  readonly engineVersion: string;
  groupKey(strategy: GroupedStrategy): string;
  /** Null when stopped. */
  simulate(chunk: KernelChunk): KernelTable | null;
  openReducer(reduction: KernelReduction): KernelReducer;
  openComparison(comparison: Pick<CompareTask, 'strategies' | 'nearest' | 'paths'>): KernelComparison;
}
