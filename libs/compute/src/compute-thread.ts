import { Worker } from 'node:worker_threads';
import { join } from 'node:path';
import { SIMULATION_ERROR_CODES, SimulationError, type SimulationErrorCode } from '@ihome/config';
import type { ThreadAnswer, ThreadError, ThreadRequest } from './thread-message';

const FROM_SOURCE = __filename.endsWith('.ts');
const THREAD_SCRIPT = join(__dirname, FROM_SOURCE ? 'thread-main.ts' : 'thread-main.js');

/** An answer that is no error. */
export type GoodAnswer = Exclude<ThreadAnswer, { kind: 'error' }>;

/** One worker thread with its kernel. Asked one thing at a time; a thread that died says so with a retryable error and is replaced. */
export class ComputeThread {
  private worker: Worker | null = null;
  private waiting: { readonly resolve: (answer: GoodAnswer) => void; readonly reject: (error: Error) => void } | null =
    null;

  constructor(private readonly kernelModule: string) {}

  /** Asks the thread, which is started when there is none. `transfer` moves buffers instead of copying them. */
  ask(request: ThreadRequest, transfer: readonly ArrayBuffer[] = []): Promise<GoodAnswer> {
    const worker = (this.worker ??= this.start());
    return new Promise((resolve, reject) => {
      if (this.waiting) return reject(new SimulationError('internal', 'A compute thread was asked twice at a time.'));
      this.waiting = { resolve, reject };
      worker.ref();
      worker.postMessage(request, [...transfer]);
    });
  }

  /** Ends the thread. */
  async close(): Promise<void> {
    const worker = this.worker;
    this.worker = null;
    await worker?.terminate();
  }

  private start(): Worker {
    const worker = new Worker(THREAD_SCRIPT, {
      workerData: { kernelModule: this.kernelModule },
      execArgv: FROM_SOURCE ? ['-r', 'ts-node/register'] : [],
    });
    worker.on('message', (answer: ThreadAnswer) => this.answered(worker, answer));
    worker.on('error', (error) => this.died(worker, error));
    worker.on('exit', (code) => this.died(worker, new Error(`exit code ${code}`)));
    worker.unref();
    return worker;
  }

  private answered(worker: Worker, answer: ThreadAnswer): void {
    worker.unref();
    const { waiting } = this;
    this.waiting = null;
    if (answer.kind === 'error') waiting?.reject(revived(answer.error));
    else waiting?.resolve(answer);
  }

  private died(worker: Worker, cause: Error): void {
    if (this.worker === worker) this.worker = null;
    const { waiting } = this;
    this.waiting = null;
    waiting?.reject(new ComputeThreadDied(cause));
  }
}

/** A thread ended in the middle of its work: not an orderly end, so the start of the chunk stays counted. */
export class ComputeThreadDied extends Error {
  constructor(cause: Error) {
    super(`a compute thread ended in the middle of its work: ${cause.message}`, { cause });
    this.name = 'ComputeThreadDied';
  }
}

function revived({ code, detail, pointer, retryable }: ThreadError): SimulationError {
  const known: SimulationErrorCode = SIMULATION_ERROR_CODES.find((one) => one === code) ?? 'internal';
  return new SimulationError(known, detail, { retryable, ...(pointer === null ? {} : { pointer }) });
}
