import type { Clock } from '../ports/clock';
import type { JobCounts, JobKind, JobQueueListeners, JobRequest } from '../ports/job-queue';
import { JOB_LOCK_MS } from '../settings';

/** Someone who takes jobs; the broker asks it to look whenever there may be one. */
export interface JobTaker {
  readonly kind: JobKind;
  readonly look: () => void;
}

/** A job in the broker; `run` tells one taking of it from another. */
export interface BrokeredJob extends JobRequest {
  readonly kind: JobKind;
  readonly sequence: number;
  run: number;
  active: boolean;
}

/** What a lock asks of its holder. */
export interface LockHolder {
  /** Whether the holder still renews its locks. */
  readonly alive: () => boolean;
  /** Called when the lock ran out. */
  readonly lost: () => void;
}

/** The part of the in-memory queue that all its processes share, as Redis would be; `lose()` does what a FLUSHALL does. */
export class MemoryJobBroker {
  private readonly jobs: Record<JobKind, Map<string, BrokeredJob>> = { simulate: new Map(), reduce: new Map() };
  private readonly takers = new Set<JobTaker>();
  private readonly listeners = new Set<JobQueueListeners>();
  private nextSequence = 0;
  private nextRun = 1;

  constructor(readonly clock: Clock) {}

  /** Adds jobs whose ids are free. */
  add(kind: JobKind, requests: readonly JobRequest[]): void {
    for (const request of requests) {
      if (this.jobs[kind].has(request.id)) continue;
      const data: JobRequest['data'] = structuredClone(request.data);
      const job = { ...request, data, kind, sequence: this.nextSequence++, run: 0, active: false };
      this.jobs[kind].set(job.id, job);
    }
    this.wakeTakers(kind);
  }

  /** Whether an id is waiting or running. */
  knows(kind: JobKind, id: string): boolean {
    return this.jobs[kind].has(id);
  }

  /** Forgets a job that does not run. */
  removeWaiting(kind: JobKind, id: string): void {
    if (this.jobs[kind].get(id)?.active === false) this.jobs[kind].delete(id);
  }

  /** Depth of one kind. */
  counts(kind: JobKind): JobCounts {
    const jobs = [...this.jobs[kind].values()];
    const active = jobs.filter((job) => job.active).length;
    return { waiting: jobs.length - active, active, delayed: 0 };
  }

  /** Takes the next waiting job under a lock that lives as long as its holder renews it. */
  take(kind: JobKind, holder: LockHolder): { readonly job: BrokeredJob; readonly end: () => void } | null {
    const job = this.nextWaiting(kind);
    if (!job) return null;
    const run = (job.run = this.nextRun++);
    job.active = true;
    const ended = new AbortController();
    void this.watch(job, { run, holder, ended: ended.signal });
    const end = (): void => {
      ended.abort();
      if (job.run === run && this.jobs[kind].get(job.id) === job) this.jobs[kind].delete(job.id);
    };
    return { job, end };
  }

  /** Tells every process that a job ended well. */
  announceCompleted(jobId: string, kind: JobKind): void {
    for (const { onCompleted } of this.listeners) onCompleted?.(jobId, kind);
  }

  /** Adds a taker; the answer takes it away. */
  register(taker: JobTaker): () => void {
    this.takers.add(taker);
    taker.look();
    return () => void this.takers.delete(taker);
  }

  /** Adds listeners; the answer takes them away. */
  listen(listeners: JobQueueListeners): () => void {
    this.listeners.add(listeners);
    return () => void this.listeners.delete(listeners);
  }

  /** Loses every job, waiting and running. */
  lose(): void {
    this.jobs.simulate.clear();
    this.jobs.reduce.clear();
  }

  private nextWaiting(kind: JobKind): BrokeredJob | undefined {
    let next: BrokeredJob | undefined;
    for (const job of this.jobs[kind].values()) if (!job.active && (!next || before(job, next))) next = job;
    return next;
  }

  private async watch(
    job: BrokeredJob,
    lock: { readonly run: number; readonly holder: LockHolder; readonly ended: AbortSignal },
  ): Promise<void> {
    do await this.clock.sleep(JOB_LOCK_MS, lock.ended);
    while (!lock.ended.aborted && lock.holder.alive());
    if (lock.ended.aborted || job.run !== lock.run) return;
    lock.holder.lost();
    job.run = 0;
    job.active = false;
    for (const { onStalled } of this.listeners) onStalled?.(job.id, job.kind);
    this.wakeTakers(job.kind);
  }

  private wakeTakers(kind: JobKind): void {
    for (const taker of this.takers) if (taker.kind === kind) taker.look();
  }
}

function before(a: BrokeredJob, b: BrokeredJob): boolean {
  const [first, second] = [a.priority ?? 0, b.priority ?? 0];
  return first < second || (first === second && a.sequence < b.sequence);
}
