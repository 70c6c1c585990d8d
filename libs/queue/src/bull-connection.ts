import type { JobDone, JsonObject } from '@ihome/orchestration';

/** A job as BullMQ hands it to a worker. */
export interface BullJob {
  readonly id?: string | undefined;
  readonly data: JsonObject;
}

/** A job as BullMQ takes it. */
export interface BullJobRequest {
  readonly name: string;
  readonly data: JsonObject;
  readonly opts: { readonly jobId: string; readonly priority?: number };
}

/** What we use of BullMQ's Queue. */
export interface BullQueue {
  on(event: 'error', listener: (error: Error) => void): unknown;
  waitUntilReady(): Promise<unknown>;
  addBulk(jobs: BullJobRequest[]): Promise<unknown>;
  remove(jobId: string): Promise<number>;
  getJobCounts(...types: BullJobType[]): Promise<{ [state: string]: number }>;
  close(): Promise<void>;
}

/** States of a job that we count. */
export type BullJobType = 'waiting' | 'prioritized' | 'active' | 'delayed';

/** What we use of BullMQ's Worker. */
export interface BullWorker {
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'lockRenewalFailed', listener: (jobIds: string[]) => void): unknown;
  waitUntilReady(): Promise<unknown>;
  close(force?: boolean): Promise<void>;
}

/** What we use of BullMQ's QueueEvents. */
export interface BullEvents {
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'completed' | 'stalled', listener: (event: { jobId: string }) => void): unknown;
  waitUntilReady(): Promise<unknown>;
  close(): Promise<void>;
}

/** Runs one job. */
export type BullProcessor = (job: BullJob) => Promise<JobDone>;

/** How many jobs a worker runs at a time. */
export interface BullWorkerOptions {
  readonly concurrency: number;
  readonly processor: BullProcessor;
}

/** BullMQ on one of its backends; everything of BullJobQueue that differs between Redis and Postgres. */
export interface BullConnection {
  /**
   * Resolves once the server answers and is fit for a queue (schema there, no eviction); at once when that is known.
   * Rejects within seconds with `store_unavailable`, or `invalid_environment` for a server set up wrongly.
   */
  ensureUsable(): Promise<void>;
  openQueue(name: string): BullQueue;
  openWorker(name: string, options: BullWorkerOptions): BullWorker;
  openEvents(name: string): BullEvents;
  /** Those of `ids` that the queue does not hold, in order. */
  unknownIds(name: string, ids: readonly string[]): Promise<string[]>;
  /** Ends the connections that are broken now: BullMQ would wait for them when it closes what uses them. */
  endBroken(): Promise<void>;
  /** Ends every connection, those that BullMQ made for itself too. */
  close(): Promise<void>;
}

/** Options of every job: forgotten at once when it ends, and never tried again by BullMQ itself. */
export const JOB_OPTIONS = { removeOnComplete: true, removeOnFail: true, attempts: 1 } as const;

/** Events kept for listeners that are away for a moment. */
export const MAX_EVENTS = 1000;
