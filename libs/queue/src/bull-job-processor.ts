import type { JobProcessor, ProcessOptions } from '@ihome/orchestration';
import type { BullConnection, BullWorker } from './bull-connection';
import { PersistentOpening } from './persistent-opening';
import { asError } from './queue-error';
import { within } from './within';

/** After its jobs were aborted a worker gets this long to say so to a server that may be away. */
const CLOSE_GRACE_MS = 5000;

/** What a processor works on. */
export interface BullJobProcessorOptions extends ProcessOptions {
  readonly connection: BullConnection;
  readonly queueName: string;
  readonly onError: (error: Error) => void;
}

/** A BullMQ worker that starts as soon as its server can be reached, and drains when it closes. */
export class BullJobProcessor implements JobProcessor {
  private readonly opening: PersistentOpening<BullWorker>;
  private closing: Promise<void> | undefined;
  private readonly running = new Set<Promise<unknown>>();

  constructor(private readonly options: BullJobProcessorOptions) {
    const { connection, onError } = options;
    this.opening = new PersistentOpening({ connection, onError, open: () => this.openWorker() });
  }

  close(drainMs: number): Promise<void> {
    this.closing ??= this.drain(drainMs);
    return this.closing;
  }

  private openWorker(): BullWorker {
    const { connection, queueName, concurrency, kind, handler, onError } = this.options;
    const worker = connection.openWorker(queueName, {
      concurrency,
      processor: (job, _token, signal) => {
        const done = handler({ id: job.id ?? '', kind, data: job.data, signal: signal ?? AbortSignal.abort() });
        const settled = done.then(
          () => undefined,
          () => undefined, // BullMQ takes the rejection; here only its end matters
        );
        this.running.add(settled);
        void settled.then(() => this.running.delete(settled));
        return done;
      },
    });
    worker.on('error', onError);
    // Somebody else has the job by now, or Redis lost it.
    worker.on('lockRenewalFailed', (ids) => ids.forEach((id) => worker.cancelJob(id, 'lock lost')));
    return worker;
  }

  private async drain(drainMs: number): Promise<void> {
    const worker = await this.opening.end();
    if (worker === undefined) return;
    const closed = worker.close().catch((error: unknown) => this.options.onError(asError(error)));
    if (await within(drainMs, closed)) return;
    worker.cancelAllJobs('the processor closes');
    await Promise.all(this.running);
    await within(CLOSE_GRACE_MS, closed); // a job that could not be ended there is put back when its lock runs out
  }
}
