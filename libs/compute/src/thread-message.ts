import type {
  ComputeStrategy,
  GroupedStrategy,
  JsonObject,
  JsonValue,
  KernelReduction,
  PathSection,
  SectionOwner,
  SectionRange,
} from '@ihome/orchestration';

/** What the pool asks of a thread. One request at a time; a reduction is opened, fed and closed. */
export type ThreadRequest =
  | { readonly kind: 'group_keys'; readonly strategies: readonly GroupedStrategy[] }
  | {
      readonly kind: 'simulate';
      readonly strategies: readonly ComputeStrategy[];
      readonly firstPath: number;
      readonly paths: number;
      /** One Int32: not 0 stops the chunk. */
      readonly stopFlag: SharedArrayBuffer;
    }
  | { readonly kind: 'open_reducer'; readonly reduction: KernelReduction }
  | { readonly kind: 'add_section'; readonly section: PathSection; readonly of: SectionOwner }
  | { readonly kind: 'finish_reducer' }
  | { readonly kind: 'close_reducer' }
  | {
      readonly kind: 'open_comparison';
      readonly strategies: readonly ComputeStrategy[];
      readonly nearest: readonly number[];
      readonly paths: number;
    }
  | { readonly kind: 'add_compared'; readonly section: PathSection; readonly index: number }
  | { readonly kind: 'finish_comparison' }
  | { readonly kind: 'close_comparison' };

/** A chunk as it comes from a thread; the table's bytes are transferred. */
export interface ThreadChunk {
  readonly table: Uint8Array;
  readonly sha256: string;
  readonly sections: readonly SectionRange[];
  readonly aggregates: JsonValue;
  readonly loans: number;
  readonly coreSeconds: number;
}

/** An error as it crosses from a thread: the code and flags of a SimulationError, or `internal`. */
export interface ThreadError {
  readonly code: string;
  readonly detail: string;
  readonly pointer: string | null;
  readonly retryable: boolean;
}

/** What a thread answers. */
export type ThreadAnswer =
  | { readonly kind: 'group_keys'; readonly keys: readonly string[] }
  | { readonly kind: 'chunk'; readonly chunk: ThreadChunk | null }
  | { readonly kind: 'result'; readonly result: JsonObject }
  | { readonly kind: 'ok' }
  | { readonly kind: 'error'; readonly error: ThreadError };
