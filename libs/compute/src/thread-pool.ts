import { join } from 'node:path';
import { SimulationError } from '@ihome/config';
import { ENGINE_VERSION } from '@ihome/engine';
import type {
  ChunkCompute,
  ChunkOutcome,
  ChunkTask,
  CompareTask,
  GroupedStrategy,
  JsonObject,
  PathSection,
  ReduceTask,
  SectionOwner,
} from '@ihome/orchestration';
import { ComputeThread, type GoodAnswer } from './compute-thread';

/** The kernel of the real engine, as threads load it. */
const ENGINE_KERNEL_MODULE = join(__dirname, __filename.endsWith('.ts') ? 'engine-kernel.ts' : 'engine-kernel.js');

/** How many threads, and what they compute. */
export interface ThreadPoolOptions {
  /** Chunks at a time. */
  readonly threads: number;
  /** A module that exports `kernel`, and its engine version; the engine's when left out. */
  readonly kernel?: { readonly module: string; readonly engineVersion: string };
}

/** Asks taken to be one array of configurations: a thread is not kept from others for longer. */
const GROUP_KEY_BATCH = 256;

/** A pool of worker threads, started as they are needed. Who finds no free thread waits in line. */
export function createThreadPool({ threads, kernel }: ThreadPoolOptions): ChunkCompute {
  if (!Number.isInteger(threads) || threads < 1) {
    throw new SimulationError('usage', `A pool has at least one thread, not ${threads}.`);
  }
  return new ThreadPool(threads, kernel ?? { module: ENGINE_KERNEL_MODULE, engineVersion: ENGINE_VERSION });
}

class ThreadPool implements ChunkCompute {
  readonly engineVersion: string;
  private readonly all: readonly ComputeThread[];
  private readonly free: ComputeThread[];
  private readonly line: ((thread: ComputeThread) => void)[] = [];

  constructor(
    readonly slots: number,
    kernel: { readonly module: string; readonly engineVersion: string },
  ) {
    this.engineVersion = kernel.engineVersion;
    this.all = Array.from({ length: slots }, () => new ComputeThread(kernel.module));
    this.free = [...this.all].reverse();
  }

  async groupKeys(strategies: readonly GroupedStrategy[]): Promise<string[]> {
    const keys: string[] = [];
    for (let from = 0; from < strategies.length; from += GROUP_KEY_BATCH) {
      const batch = strategies.slice(from, from + GROUP_KEY_BATCH);
      const answer = await this.withThread((thread) => thread.ask({ kind: 'group_keys', strategies: batch }));
      keys.push(...expected(answer, 'group_keys').keys);
    }
    return keys;
  }

  async simulate({ strategies, firstPath, paths, signal }: ChunkTask): Promise<ChunkOutcome> {
    return this.withThread(async (thread) => {
      if (signal.aborted) return { kind: 'stopped' };
      const stopFlag = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
      const stop = (): void => void Atomics.store(new Int32Array(stopFlag), 0, 1);
      signal.addEventListener('abort', stop, { once: true });
      try {
        const answer = await thread.ask({ kind: 'simulate', strategies, firstPath, paths, stopFlag });
        const { chunk } = expected(answer, 'chunk');
        return chunk ? { kind: 'done', ...chunk } : { kind: 'stopped' };
      } finally {
        signal.removeEventListener('abort', stop);
      }
    });
  }

  async reduce(task: ReduceTask): Promise<JsonObject | null> {
    const { strategy, signal, paths, yields } = task;
    const reduction = { strategy, reference: task.reference?.strategy ?? null, paths, yields };
    return this.withThread(async (thread) => {
      await thread.ask({ kind: 'open_reducer', reduction });
      let result: JsonObject | null = null;
      try {
        for await (const { section, of } of sectionsOf(task)) {
          if (signal.aborted) return null;
          await thread.ask({ kind: 'add_section', section, of });
        }
        result = signal.aborted ? null : expected(await thread.ask({ kind: 'finish_reducer' }), 'result').result;
      } finally {
        if (!result) await thread.ask({ kind: 'close_reducer' });
      }
      return result;
    });
  }

  async compare({ strategies, nearest, paths, openSections, signal }: CompareTask): Promise<JsonObject | null> {
    return this.withThread(async (thread) => {
      await thread.ask({ kind: 'open_comparison', strategies, nearest, paths });
      try {
        for (const { index } of strategies) {
          for await (const section of openSections(index)) {
            if (signal.aborted) return null;
            await thread.ask({ kind: 'add_compared', section, index });
          }
        }
        if (signal.aborted) return null;
        return expected(await thread.ask({ kind: 'finish_comparison' }), 'result').result;
      } finally {
        await thread.ask({ kind: 'close_comparison' });
      }
    });
  }

  async close(): Promise<void> {
    await Promise.all(this.all.map((thread) => thread.close()));
  }

  private async withThread<T>(work: (thread: ComputeThread) => Promise<T>): Promise<T> {
    const thread = this.free.pop() ?? (await new Promise<ComputeThread>((resolve) => this.line.push(resolve)));
    try {
      return await work(thread);
    } finally {
      const next = this.line.shift();
      if (next) next(thread);
      else this.free.push(thread);
    }
  }
}

/** The sections of what it is compared with, then its own. */
async function* sectionsOf({
  reference,
  sections,
}: ReduceTask): AsyncIterable<{ readonly section: PathSection; readonly of: SectionOwner }> {
  if (reference !== null) for await (const section of reference.sections) yield { section, of: 'reference' };
  for await (const section of sections) yield { section, of: 'strategy' };
}

function expected<K extends GoodAnswer['kind']>(answer: GoodAnswer, kind: K): Extract<GoodAnswer, { kind: K }> {
  if (isKind(answer, kind)) return answer;
  throw new SimulationError('internal', `A compute thread answered ${answer.kind} where ${kind} was asked.`);
}

function isKind<K extends GoodAnswer['kind']>(answer: GoodAnswer, kind: K): answer is Extract<GoodAnswer, { kind: K }> {
  return answer.kind === kind;
}
