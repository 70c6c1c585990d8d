import type { JsonObject } from './json';

/** What a job does; each kind is a queue of its own, and the queue's name carries the engine version. */
export type JobKind = 'simulate' | 'reduce';

/** A job to be added. */
export interface JobRequest {
  /** Own id; adding an id that is waiting, delayed or running changes nothing. No colon (BullMQ). */
  readonly id: string;
  readonly data: JsonObject;
  /** Lower runs first; jobs of the same priority run in the order they were added. */
  readonly priority?: number;
}

/** A job in the hands of a handler. */
export interface Job {
  readonly id: string;
  readonly kind: JobKind;
  readonly data: JsonObject;
  /** Aborts when the lock is lost or the processor has to stop without draining. */
  readonly signal: AbortSignal;
}

/** All a job returns: results go to the stores, never through the queue. */
export interface JobDone {
  readonly ok: 1;
}

/** Runs one job; a rejection ends the job as failed (removed; the control loop enqueues it anew). */
export type JobHandler = (job: Job) => Promise<JobDone>;

/** How to process one kind of job. */
export interface ProcessOptions {
  readonly kind: JobKind;
  /** Jobs at a time in this processor. */
  readonly concurrency: number;
  readonly handler: JobHandler;
}

/** A running processor. */
export interface JobProcessor {
  /** Takes no more jobs, waits for running ones at most `drainMs`, then aborts them; resolves when none runs. */
  close(drainMs: number): Promise<void>;
}

/** Jobs by state. */
export interface JobCounts {
  readonly waiting: number;
  readonly active: number;
  readonly delayed: number;
}

/** What a queue tells its listeners. */
export interface JobQueueListeners {
  /** A job of any process ended well (best effort: may be missed, never relied on). */
  readonly onCompleted?: (jobId: string, kind: JobKind) => void;
  /** A job's lock ran out and it was put back. */
  readonly onStalled?: (jobId: string, kind: JobKind) => void;
  /** The connection failed; the adapter reconnects by itself. */
  readonly onError?: (error: Error) => void;
}

/**
 * Carries jobs to workers; at least once, in no promised order. May lose everything at any moment: what is to be done stands in the SweepStore.
 *
 * Finished and failed jobs are forgotten at once, so their ids may be added again. A job whose process died is run again (lock 6 s, stall
 * check 2 s). Producers fail fast with the retryable SimulationError `store_unavailable`.
 */
export interface JobQueue {
  /** Adds jobs, in batches of at most ADD_BULK_LIMIT. Not atomic. */
  addBulk(kind: JobKind, jobs: readonly JobRequest[]): Promise<void>;
  /** Those of `ids` that are neither waiting, delayed nor running, in the order given: they can be enqueued anew. */
  unknownIds(kind: JobKind, ids: readonly string[]): Promise<string[]>;
  /** Depth of the queue. */
  counts(kind: JobKind): Promise<JobCounts>;
  /** Removes those of `ids` that do not run yet; the rest is left alone. */
  removeWaiting(kind: JobKind, ids: readonly string[]): Promise<void>;
  /** Starts processing. */
  process(options: ProcessOptions): Promise<JobProcessor>;
  /** Registers listeners; the answer takes them off again. */
  listen(listeners: JobQueueListeners): () => void;
  /** Rejects with `store_unavailable` when the queue can't be used (readiness). */
  ping(): Promise<void>;
  /** Closes connections; processors must have been closed before. */
  close(): Promise<void>;
}

/** Most jobs in one addBulk. */
export const ADD_BULK_LIMIT = 500;
