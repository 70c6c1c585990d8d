import {
  ADD_BULK_LIMIT,
  type JobCounts,
  type JobKind,
  type JobProcessor,
  type JobQueue,
  type JobQueueListeners,
  type JobRequest,
  type ProcessOptions,
} from '@ihome/orchestration';
import { SimulationError } from '@ihome/config';
import type { BullConnection, BullEvents, BullJobRequest, BullQueue } from './bull-connection';
import { BullJobProcessor } from './bull-job-processor';
import { quietReporter } from './error-reporter';
import { PersistentOpening } from './persistent-opening';
import { asError, mapQueueError } from './queue-error';
import { queueName } from './queue-name';
import { within } from './within';

const KINDS: readonly JobKind[] = ['simulate', 'reduce'];
/** Removals under way at a time. */
const REMOVE_BATCH = 100;
/** What the queue uses of BullMQ gets this long to close, and its connections then as long again. */
const CLOSE_GRACE_MS = 2500;

/** What both adapters need. */
export interface BullJobQueueOptions {
  readonly engineVersion: string;
  /** Makes the connection; it reports broken ones to `onError`. */
  readonly connect: (onError: (error: Error) => void) => BullConnection;
}

/** The JobQueue on BullMQ; see `redis-job-queue.ts` and `postgres-job-queue.ts` for its two backends. */
export class BullJobQueue implements JobQueue {
  private readonly connection: BullConnection;
  private readonly queues = new Map<JobKind, Promise<BullQueue>>();
  private readonly listeners = new Set<JobQueueListeners>();
  private events: readonly PersistentOpening<BullEvents>[] = [];
  private readonly onError: (error: Error) => void;
  private closing: Promise<void> | undefined;

  constructor(private readonly options: BullJobQueueOptions) {
    const tell = (error: Error): void => this.tell((listener) => listener.onError?.(error));
    this.onError = quietReporter(tell, () => performance.now());
    this.connection = options.connect(this.onError);
  }

  async addBulk(kind: JobKind, jobs: readonly JobRequest[]): Promise<void> {
    await this.run(async () => {
      const queue = await this.queueOf(kind);
      for (let from = 0; from < jobs.length; from += ADD_BULK_LIMIT) {
        await queue.addBulk(jobs.slice(from, from + ADD_BULK_LIMIT).map((job) => bullRequest(kind, job)));
      }
    });
  }

  unknownIds(kind: JobKind, ids: readonly string[]): Promise<string[]> {
    return this.run(() => this.connection.unknownIds(this.nameOf(kind), ids));
  }

  counts(kind: JobKind): Promise<JobCounts> {
    return this.run(async () => {
      const queue = await this.queueOf(kind);
      const counts = await queue.getJobCounts('waiting', 'prioritized', 'active', 'delayed');
      const { waiting = 0, prioritized = 0, active = 0, delayed = 0 } = counts;
      return { waiting: waiting + prioritized, active, delayed };
    });
  }

  async removeWaiting(kind: JobKind, ids: readonly string[]): Promise<void> {
    await this.run(async () => {
      const queue = await this.queueOf(kind);
      for (let from = 0; from < ids.length; from += REMOVE_BATCH) {
        // A job that runs is locked, and BullMQ leaves it.
        await Promise.all(ids.slice(from, from + REMOVE_BATCH).map((id) => queue.remove(id)));
      }
    });
  }

  async process(options: ProcessOptions): Promise<JobProcessor> {
    try {
      await this.connection.ensureUsable();
    } catch (error) {
      // A server that is away comes back; one that is set up wrongly has to be told at once.
      if (!(error instanceof SimulationError && error.retryable)) throw error;
      this.onError(error);
    }
    const { connection, onError } = this;
    return new BullJobProcessor({ ...options, connection, onError, queueName: this.nameOf(options.kind) });
  }

  listen(listeners: JobQueueListeners): () => void {
    const listener = { ...listeners };
    this.listeners.add(listener);
    const wantsEvents = listener.onCompleted !== undefined || listener.onStalled !== undefined;
    if (wantsEvents && this.events.length === 0) this.events = KINDS.map((kind) => this.openEvents(kind));
    return () => void this.listeners.delete(listener);
  }

  ping(): Promise<void> {
    return this.run(() => this.connection.ensureUsable());
  }

  close(): Promise<void> {
    this.closing ??= this.end();
    return this.closing;
  }

  private async end(): Promise<void> {
    this.listeners.clear();
    await within(
      CLOSE_GRACE_MS,
      this.closeUsers().catch((error: unknown) => this.onError(asError(error))),
    );
    await within(CLOSE_GRACE_MS, this.connection.close());
  }

  /** Closes what BullMQ runs on the connection. */
  private async closeUsers(): Promise<void> {
    await this.connection.endBroken();
    await Promise.all(this.events.map(async (opening) => (await opening.end())?.close()));
    for (const opening of this.queues.values()) await opening.then((queue) => queue.close());
  }

  private nameOf(kind: JobKind): string {
    return queueName(kind, this.options.engineVersion);
  }

  /** The producer of a kind, made when it is first needed and its server answers. */
  private async queueOf(kind: JobKind): Promise<BullQueue> {
    await this.connection.ensureUsable();
    const standing = this.queues.get(kind);
    if (standing !== undefined) return standing;
    const opening = this.openQueue(kind);
    this.queues.set(kind, opening);
    opening.catch(() => this.queues.delete(kind)); // the next caller makes another
    return opening;
  }

  private async openQueue(kind: JobKind): Promise<BullQueue> {
    const queue = this.connection.openQueue(this.nameOf(kind));
    queue.on('error', this.onError);
    try {
      await queue.waitUntilReady();
      return queue;
    } catch (error) {
      await queue.close().catch((second: unknown) => this.onError(asError(second)));
      throw error;
    }
  }

  private openEvents(kind: JobKind): PersistentOpening<BullEvents> {
    const open = (): BullEvents => {
      const events = this.connection.openEvents(this.nameOf(kind));
      events.on('error', this.onError);
      events.on('completed', ({ jobId }) => this.tell((listener) => listener.onCompleted?.(jobId, kind)));
      events.on('stalled', ({ jobId }) => this.tell((listener) => listener.onStalled?.(jobId, kind)));
      return events;
    };
    return new PersistentOpening({ connection: this.connection, onError: this.onError, open });
  }

  private tell(what: (listener: JobQueueListeners) => void): void {
    for (const listener of this.listeners) what(listener);
  }

  private async run<Result>(operation: () => Promise<Result>): Promise<Result> {
    try {
      return await operation();
    } catch (error) {
      throw mapQueueError(error);
    }
  }
}

function bullRequest(kind: JobKind, { id, data, priority }: JobRequest): BullJobRequest {
  return { name: kind, data, opts: { jobId: id, ...(priority === undefined ? {} : { priority }) } };
}
