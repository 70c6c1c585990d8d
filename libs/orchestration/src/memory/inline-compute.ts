import { createHash } from 'node:crypto';
import type { ChunkCompute, ChunkOutcome, ChunkTask, ReduceTask } from '../ports/chunk-compute';
import type { ComputeKernel } from '../ports/compute-kernel';
import type { JsonObject } from '../ports/json';

/** Runs a kernel on the calling thread: for tests and for machines without worker threads. */
export class InlineCompute implements ChunkCompute {
  readonly engineVersion: string;
  readonly slots = 1;

  constructor(private readonly kernel: ComputeKernel) {
    this.engineVersion = kernel.engineVersion;
  }

  async groupKeys(configs: readonly JsonObject[]): Promise<string[]> {
    return configs.map((config) => this.kernel.groupKey(config));
  }

  async simulate({ strategies, firstPath, paths, signal }: ChunkTask): Promise<ChunkOutcome> {
    const result = this.kernel.simulate({ strategies, firstPath, paths, shouldStop: () => signal.aborted });
    if (!result) return { kind: 'stopped' };
    const sha256 = createHash('sha256').update(result.table).digest('hex');
    return { kind: 'done', ...result, sha256, coreSeconds: 0 };
  }

  async reduce({ strategy, sections, signal }: ReduceTask): Promise<JsonObject | null> {
    const reducer = this.kernel.openReducer(strategy);
    for await (const section of sections) {
      if (signal.aborted) return null;
      reducer.add(section);
    }
    return signal.aborted ? null : reducer.finish();
  }

  async close(): Promise<void> {}
}
