import { createHash } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import { SimulationError } from '@ihome/config';
import type { ComputeKernel, KernelComparison, KernelReducer } from '@ihome/orchestration';
import type { ThreadAnswer, ThreadError, ThreadRequest } from './thread-message';

/** The script of a compute thread: loads the kernel module named by its worker data and answers requests, one at a time. */

interface KernelModule {
  readonly kernel: ComputeKernel;
}

let reducer: KernelReducer | null = null;
let comparison: KernelComparison | null = null;

async function answer(kernel: ComputeKernel, request: ThreadRequest): Promise<ThreadAnswer> {
  switch (request.kind) {
    case 'group_keys':
      return { kind: 'group_keys', keys: request.strategies.map((strategy) => kernel.groupKey(strategy)) };
    case 'simulate':
      return simulate(kernel, request);
    case 'open_reducer':
      reducer = kernel.openReducer(request.reduction);
      return { kind: 'ok' };
    case 'add_section':
      openReducer().add(request.section, request.of);
      return { kind: 'ok' };
    case 'finish_reducer': {
      const result = openReducer().finish();
      reducer = null;
      return { kind: 'result', result };
    }
    case 'close_reducer':
      reducer = null;
      return { kind: 'ok' };
    case 'open_comparison':
      comparison = kernel.openComparison(request);
      return { kind: 'ok' };
    case 'add_compared':
      openComparison().add(request.section, request.index);
      return { kind: 'ok' };
    case 'finish_comparison':
      return { kind: 'result', result: await openComparison().finish() };
    case 'close_comparison':
      comparison = null;
      return { kind: 'ok' };
  }
}

function simulate(kernel: ComputeKernel, request: Extract<ThreadRequest, { kind: 'simulate' }>): ThreadAnswer {
  const flag = new Int32Array(request.stopFlag);
  const { strategies, firstPath, paths } = request;
  const startedMs = performance.now();
  const made = kernel.simulate({ strategies, firstPath, paths, shouldStop: () => Atomics.load(flag, 0) !== 0 });
  if (!made) return { kind: 'chunk', chunk: null };
  const sha256 = createHash('sha256').update(made.table).digest('hex');
  return { kind: 'chunk', chunk: { ...made, sha256, coreSeconds: (performance.now() - startedMs) / 1_000 } };
}

function openReducer(): KernelReducer {
  if (!reducer) throw new SimulationError('internal', 'No reduction is open in this thread.');
  return reducer;
}

function openComparison(): KernelComparison {
  if (!comparison) throw new SimulationError('internal', 'No comparison is open in this thread.');
  return comparison;
}

function errorOf(error: unknown): ThreadError {
  if (error instanceof SimulationError) {
    const { code, detail, pointer, retryable } = error;
    return { code, detail, pointer: pointer ?? null, retryable };
  }
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { code: 'internal', detail, pointer: null, retryable: false };
}

function transfers(given: ThreadAnswer): ArrayBuffer[] {
  const buffer = given.kind === 'chunk' ? given.chunk?.table.buffer : undefined;
  return buffer instanceof ArrayBuffer ? [buffer] : [];
}

function loadKernel(): ComputeKernel {
  const { kernelModule } = workerData as { readonly kernelModule: string };
  // The module's path is only known when the thread starts.
  return (require(kernelModule) as KernelModule).kernel;
}

const port = parentPort;
if (port) {
  const kernel = loadKernel();
  port.on('message', (request: ThreadRequest) => {
    void answer(kernel, request)
      .catch((error: unknown): ThreadAnswer => ({ kind: 'error', error: errorOf(error) }))
      .then((given) => port.postMessage(given, transfers(given)));
  });
}
