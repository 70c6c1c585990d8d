import type { JobProcessor, ProcessOptions } from '@ihome/orchestration';
import type { BullConnection, BullWorker } from './bull-connection';
import { PersistentOpening } from './persistent-opening';
import { asError } from './queue-error';
import { within } from './within';

/** After its jobs were aborted a worker gets this long to say so to its server, when there is one. */
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
  /** What aborts the newest run of a job, by the job's id; earlier runs of it are aborted already. */
  private readonly newest = new Map<string, AbortController>();
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
      processor: ({ id = '', data }) => {
        const abort = this.begin(id);
        const done = handler({ id, kind, data, signal: abort.signal });
        const settled = done.then(
          () => undefined,
          () => undefined, // BullMQ takes the rejection; here only its end matters
        );
        this.running.add(settled);
        void settled.then(() => {
          this.running.delete(settled);
          if (this.newest.get(id) === abort) this.newest.delete(id);
        });
        return done;
      },
    });
    worker.on('error', onError);
    // Somebody else has the job by now, or Redis lost it.
    worker.on('lockRenewalFailed', (ids) => ids.forEach((id) => this.newest.get(id)?.abort()));
    return worker;
  }

  /** When this very process still runs the job, it was lost and added again: the run before is worth nothing. */
  private begin(id: string): AbortController {
    this.newest.get(id)?.abort();
    const abort = new AbortController();
    this.newest.set(id, abort);
    return abort;
  }

  private async drain(drainMs: number): Promise<void> {
    const worker = await this.opening.end();
    if (worker === undefined) return;
    const closed = worker.close().catch((error: unknown) => this.options.onError(asError(error)));
    if (await within(drainMs, closed)) return;
    for (const abort of this.newest.values()) abort.abort();
    await Promise.all(this.running);
    // A job that cannot be ended there is put back when its lock runs out.
    const told = this.options.connection.ensureUsable().then(
      () => closed,
      (error: unknown) => this.options.onError(asError(error)),
    );
    await within(CLOSE_GRACE_MS, told);
  }
}
