import { createHash } from 'node:crypto';
import type {
  ChunkCompute,
  ChunkOutcome,
  ChunkTask,
  CompareTask,
  GroupedStrategy,
  ReduceTask,
} from '../ports/chunk-compute';
import type { ComputeKernel } from '../ports/compute-kernel';
import type { JsonObject } from '../ports/json';

/** Runs a kernel on the calling thread: for tests and for machines without worker threads. */
export class InlineCompute implements ChunkCompute {
  readonly engineVersion: string;
  readonly slots = 1;

  constructor(private readonly kernel: ComputeKernel) {
    this.engineVersion = kernel.engineVersion;
  }

  async groupKeys(strategies: readonly GroupedStrategy[]): Promise<string[]> {
    return strategies.map((strategy) => this.kernel.groupKey(strategy));
  }

  async simulate({ strategies, firstPath, paths, signal }: ChunkTask): Promise<ChunkOutcome> {
    const result = this.kernel.simulate({ strategies, firstPath, paths, shouldStop: () => signal.aborted });
    if (!result) return { kind: 'stopped' };
    const sha256 = createHash('sha256').update(result.table).digest('hex');
    return { kind: 'done', ...result, sha256, coreSeconds: 0 };
  }

  async reduce({ strategy, reference, sections, signal, paths, yields }: ReduceTask): Promise<JsonObject | null> {
    const reducer = this.kernel.openReducer({ strategy, reference: reference?.strategy ?? null, paths, yields });
    const sources = [
      ...(reference === null ? [] : [{ of: 'reference' as const, from: reference.sections }]),
      { of: 'strategy' as const, from: sections },
    ];
    for (const { of, from } of sources) {
      for await (const section of from) {
        if (signal.aborted) return null;
        reducer.add(section, of);
      }
    }
    return signal.aborted ? null : reducer.finish();
  }

  async compare({ strategies, nearest, paths, openSections, signal }: CompareTask): Promise<JsonObject | null> {
    const comparison = this.kernel.openComparison({ strategies, nearest, paths });
    for (const { index } of strategies) {
      for await (const section of openSections(index)) {
        if (signal.aborted) return null;
        comparison.add(section, index);
      }
    }
    return signal.aborted ? null : comparison.finish();
  }

  async close(): Promise<void> {}
}
